package org.calendarinvite.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What SNS puts around a message unless raw delivery is on. */
final class Envelope {

    private Envelope() {}

    /** The message itself. */
    static String open(String text, ObjectMapper json) throws JsonProcessingException {
        if (!text.stripLeading().startsWith("{")) return text;
        JsonNode node = json.readTree(text);
        return node.path("Type").asText().equals("Notification")
                ? node.path("Message").asText()
                : text;
    }
}
