package org.calendarinvite.web.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

    private final Failures failures = new Failures();

    @Test
    void theLastFewAreKeptTheNewestFirst() {
        for (int i = 0; i <= Failures.KEPT; i++)
            failures.note("sort-mail", NOW, "t" + i, new IllegalStateException("no " + i));
        var kept = failures.of("sort-mail");
        assertEquals(Failures.KEPT, kept.size());
        assertEquals("t" + Failures.KEPT, kept.get(0).trace());
        assertEquals("IllegalStateException: no 1", kept.get(Failures.KEPT - 1).message());
        assertEquals(List.of(), failures.of("another"));
    }

    @Test
    void noAddressIsShown() {
        failures.note("r", NOW, "", new IllegalStateException("Refused <bob@example.com>: \"ada@work.example\""));
        assertEquals(
                "IllegalStateException: Refused <b*******@example.com>: \"a*******@work.example\"",
                failures.of("r").get(0).message());
    }

    @Test
    void aLongMessageIsCutAndShowsNoHalfAddress() {
        var text = "x".repeat(Failures.LONGEST - 30) + " " + "longname@example.com ".repeat(400);
        failures.note("r", NOW, "", new IllegalStateException(text));
        var shown = failures.of("r").get(0).message();
        assertEquals(Failures.LONGEST, shown.length());
        assertFalse(shown.contains("longname"), shown);
    }
}
