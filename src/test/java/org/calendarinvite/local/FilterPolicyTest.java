package org.calendarinvite.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

class FilterPolicyTest {

    @Test
    void anyOfTheValuesPasses() {
        assertTrue(passes("{\"type\":[\"A\",\"B\"]}", Map.of("type", "B")));
        assertFalse(passes("{\"type\":[\"A\",\"B\"]}", Map.of("type", "C")));
        assertFalse(passes("{\"type\":[\"A\"]}", Map.of()));
    }

    @Test
    void everyKeyMustPass() {
        assertTrue(passes("{\"a\":[\"1\"],\"b\":[\"2\"]}", Map.of("a", "1", "b", "2", "c", "3")));
        assertFalse(passes("{\"a\":[\"1\"],\"b\":[\"2\"]}", Map.of("a", "1")));
    }

    @Test
    void noPolicyLetsEverythingPass() {
        assertTrue(passes(null, Map.of()));
        assertTrue(passes("{}", Map.of("type", "A")));
    }

    @Test
    void conditionsOfSnsArePlayed() {
        assertTrue(passes("{\"type\":[{\"prefix\":\"EVENT_\"}]}", Map.of("type", "EVENT_CREATED")));
        assertFalse(passes("{\"type\":[{\"anything-but\":[\"A\",\"B\"]}]}", Map.of("type", "B")));
        assertTrue(passes("{\"type\":[{\"anything-but\":\"A\"}]}", Map.of("type", "B")));
        assertTrue(passes("{\"x\":[{\"exists\":false}]}", Map.of("type", "B")));
    }

    @Test
    void whatIsNotPlayedIsRefused() {
        assertThrows(InvalidParameterException.class, () -> new FilterPolicy("{\"n\":[{\"numeric\":[\">\",1]}]}"));
        assertThrows(InvalidParameterException.class, () -> new FilterPolicy("{\"n\":\"text\"}"));
        assertThrows(InvalidParameterException.class, () -> new FilterPolicy("no json"));
    }

    private static boolean passes(String policy, Map<String, String> attributes) {
        Map<String, MessageAttributeValue> published = new java.util.HashMap<>();
        attributes.forEach((name, value) -> published.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        return new FilterPolicy(policy).passes(published);
    }
}
