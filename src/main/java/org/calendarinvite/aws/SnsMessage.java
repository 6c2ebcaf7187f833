package org.calendarinvite.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What SNS posts to an HTTP subscription.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Message formats</a>
 */
record SnsMessage(JsonNode json) {

    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    /** @throws IllegalArgumentException when it is none */
    static SnsMessage read(String text, ObjectMapper json) {
        try {
            var message = new SnsMessage(json.readTree(text));
            if (!message.type().isEmpty()) return message;
        } catch (JsonProcessingException e) {
            // said below
        }
        throw new IllegalArgumentException("The body is no message of SNS");
    }

    String type() {
        return text("Type");
    }

    boolean notifies() {
        return type().equals("Notification");
    }

    boolean confirms() {
        return type().equals("SubscriptionConfirmation");
    }

    String text(String name) {
        return json.path(name).asText("");
    }

    /** {@link Instant#EPOCH} when it has none. */
    Instant at() {
        try {
            return Instant.parse(text("Timestamp"));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** What SNS has signed: names and values, a line each; a Subject that is not there has none. */
    String signed() {
        return (notifies() ? NOTIFICATION : CONFIRMATION)
                .stream()
                        .filter(name -> json.hasNonNull(name))
                        .map(name -> name + "\n" + text(name) + "\n")
                        .collect(Collectors.joining());
    }
}
