package org.calendarinvite.web.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardedTest {

    @Test
    void whatTheCallerMadeUpBeforeTheProxySawHimIsDropped() {
        assertEquals(List.of("198.51.100.7"), left("10.0.0.1, 203.0.113.9,198.51.100.7"));
        assertEquals(List.of("198.51.100.7"), left("10.0.0.1", "203.0.113.9, 198.51.100.7"));
        assertEquals(List.of("2001:db8::7"), left("2001:db8::7"));
        assertEquals(List.of(""), left("10.0.0.1,"));
        assertEquals(List.of(), left());
    }

    private static List<String> left(String... said) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (var one : said) headers.add("x-forwarded-for", one);
        Forwarded.byTheNearest(headers);
        return headers.getAll("X-Forwarded-For");
    }
}
