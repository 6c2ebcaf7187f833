package org.calendarinvite.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** An SNS filter policy on message attributes: all its keys must match, each by any of its values. */
final class FilterPolicy {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode rules;

    /** @param json null or blank lets everything pass */
    FilterPolicy(String json) {
        try {
            rules = json == null || json.isBlank() ? JSON.createObjectNode() : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw invalid("FilterPolicy: " + e.getOriginalMessage());
        }
        if (!rules.isObject()) throw invalid("FilterPolicy: not an object");
        rules.properties().forEach(rule -> {
            if (!rule.getValue().isArray()) throw invalid("FilterPolicy: " + rule.getKey() + " is not a list");
            rule.getValue().forEach(condition -> passes(condition, ""));
        });
    }

    boolean passes(Map<String, MessageAttributeValue> attributes) {
        return rules.properties().stream().allMatch(rule -> passesAny(rule.getValue(), attributes.get(rule.getKey())));
    }

    private static boolean passesAny(JsonNode conditions, MessageAttributeValue attribute) {
        String value = attribute == null ? null : attribute.stringValue();
        return elements(conditions).anyMatch(condition -> passes(condition, value));
    }

    private static boolean passes(JsonNode condition, String value) {
        if (condition.isTextual()) return condition.textValue().equals(value);
        if (condition.has("exists")) return condition.get("exists").booleanValue() == (value != null);
        if (condition.has("prefix"))
            return value != null && value.startsWith(condition.get("prefix").asText());
        if (condition.has("anything-but")) {
            JsonNode not = condition.get("anything-but");
            return value != null
                    && !not.asText().equals(value)
                    && elements(not).noneMatch(n -> n.asText().equals(value));
        }
        throw invalid("FilterPolicy: the embedded topics do not know the condition " + condition);
    }

    private static java.util.stream.Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static InvalidParameterException invalid(String why) {
        return InvalidParameterException.builder().message(why).build();
    }
}
