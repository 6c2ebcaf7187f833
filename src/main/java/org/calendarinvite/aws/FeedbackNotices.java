package org.calendarinvite.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Delivery.State;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.mail.MailTag;

/**
 * What SES tells of a mail that it sent → what is said of each recipient.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html">Notifications of an identity</a>
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">Events of a configuration set</a>
 */
@ApplicationScoped
@Named("feedbackNotices")
public class FeedbackNotices {

    /** SES says so once, in plain words, to a topic that it is to publish events to. */
    private static final String GREETING = "Successfully validated SNS topic";

    private final ObjectMapper json;

    @Inject
    public FeedbackNotices(ObjectMapper json) {
        this.json = json;
    }

    /** A notice of SES, or a feedback of ours on a mail that was refused; empty for whatever SES tells besides (Send, Open, …). */
    public List<Feedback> read(@Body String text) throws JsonProcessingException {
        var message = Envelope.open(text, json);
        if (message.startsWith(GREETING)) return List.of();
        var notice = json.readTree(message);
        if (notice.has("certain")) return List.of(json.treeToValue(notice, Feedback.class));
        return switch (notice.path("eventType")
                .asText(notice.path("notificationType").asText())) {
            case "Bounce" -> bounce(notice, notice.path("bounce"));
            case "Complaint" -> complaint(notice, notice.path("complaint"));
            case "Delivery" -> all(notice, notice.path("delivery"), "recipients", State.DELIVERED);
            case "DeliveryDelay" -> all(notice, notice.path("deliveryDelay"), "delayedRecipients", State.DELAYED);
            case "", "Received" ->
                throw new IllegalArgumentException("Not a notice of SES of a mail that it sent: it has no eventType or "
                        + "notificationType, or is of a mail that was received");
            default -> List.of();
        };
    }

    /** Only a permanent one says that there is no such mailbox. */
    private static List<Feedback> bounce(JsonNode notice, JsonNode bounce) {
        boolean permanent = bounce.path("bounceType").asText().equals("Permanent");
        return all(notice, bounce, "bouncedRecipients", permanent ? State.BOUNCED : State.DELAYED);
    }

    private static List<Feedback> complaint(JsonNode notice, JsonNode complaint) {
        boolean none = complaint.path("complaintFeedbackType").asText().equals("not-spam");
        return none ? List.of() : all(notice, complaint, "complainedRecipients", State.COMPLAINED);
    }

    private static List<Feedback> all(JsonNode notice, JsonNode event, String recipients, State state) {
        var mail = notice.path("mail");
        var id = mail.path("messageId").asText();
        var at = OffsetDateTime.parse(event.path("timestamp").asText()).toInstant();
        var token = token(mail);
        return each(event.path(recipients))
                .map(one -> new Feedback(
                        id, token, true, address(one), Delivery.Report.of(state, at, reason(event, one, state)), id))
                .toList();
    }

    /** Notices of a configuration set carry our tag, those of an identity may carry the headers. */
    private static String token(JsonNode mail) {
        var tag = mail.path("tags").path("token").path(0).asText();
        if (!tag.isEmpty()) return tag;
        return MailTag.of(header(mail, "Reply-To"), header(mail, MailTag.HEADER));
    }

    private static String header(JsonNode mail, String name) {
        return each(mail.path("headers"))
                .filter(header -> header.path("name").asText().equalsIgnoreCase(name))
                .map(header -> header.path("value").asText())
                .findFirst()
                .orElse("");
    }

    private static List<String> address(JsonNode recipient) {
        var written = recipient.isTextual()
                ? recipient.asText()
                : recipient.path("emailAddress").asText();
        return Address.parse(written.replaceAll("[<>]", "")).stream().toList();
    }

    private static String reason(JsonNode event, JsonNode recipient, State state) {
        if (state == State.DELIVERED) return "";
        return Stream.concat(
                        Stream.of(recipient.path("diagnosticCode").asText()),
                        Stream.of("complaintFeedbackType", "bounceSubType", "delayType")
                                .map(name -> event.path(name).asText()))
                .filter(said -> !said.isEmpty() && !said.equals("null"))
                .findFirst()
                .orElse("");
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
