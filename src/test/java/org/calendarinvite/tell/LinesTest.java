package org.calendarinvite.tell;

import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.hook.Heard;
import org.junit.jupiter.api.Test;

/** One receiver never holds up the others. */
class LinesTest {

    private static final Heard SILENT = Heard.silent("no answer");
    private static final Heard ANSWERED = Heard.answered(500, "", Duration.ZERO);

    private final Lines lines = new Lines(2);

    @Test
    void soManyAttemptsToOneHookAreUnderWayAtOnce() {
        assertEquals(Optional.empty(), lines.enter("a", NOW));
        assertEquals(Optional.empty(), lines.enter("a", NOW));
        assertEquals(Optional.of(Heard.Kind.BUSY), lines.enter("a", NOW).map(Heard::kind));
        assertEquals(Optional.empty(), lines.enter("b", NOW), "another hook");
        lines.leave("a", ANSWERED, NOW);
        assertEquals(Optional.empty(), lines.enter("a", NOW));
    }

    @Test
    void aHookThatDoesNotAnswerRestsLongerAndLonger() {
        for (int i = 0; i < Lines.SILENT; i++) attempt(SILENT, NOW);
        assertEquals(
                Optional.of(Heard.Kind.SILENT),
                lines.enter("a", NOW.plusSeconds(29)).map(Heard::kind));
        var probe = NOW.plusSeconds(30);
        assertEquals(Optional.empty(), lines.enter("a", probe));
        assertEquals(Optional.of(Heard.Kind.BUSY), lines.enter("a", probe).map(Heard::kind), "one probe at a time");
        lines.leave("a", SILENT, probe);
        assertTrue(lines.enter("a", probe.plusSeconds(59)).isPresent());
        for (int i = 0; i < 9; i++) attempt(SILENT, probe.plus(Duration.ofHours(i + 1)));
        var last = probe.plus(Duration.ofHours(9));
        assertTrue(lines.enter("a", last.plusSeconds(479)).isPresent());
        assertEquals(Optional.empty(), lines.enter("a", last.plusSeconds(480)));
    }

    @Test
    void anyAnswerEndsTheRest() {
        for (int i = 0; i < Lines.SILENT; i++) attempt(SILENT, NOW);
        attempt(ANSWERED, NOW.plusSeconds(30));
        attempt(SILENT, NOW.plusSeconds(30));
        assertEquals(Optional.empty(), lines.enter("a", NOW.plusSeconds(30)));
        assertEquals(Optional.empty(), lines.enter("a", NOW.plusSeconds(30)));
    }

    private void attempt(Heard heard, Instant now) {
        assertEquals(Optional.empty(), lines.enter("a", now));
        lines.leave("a", heard, now);
    }
}
