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

    private final Lines lines = new Lines(2, 8, true);

    @Test
    void soManyAttemptsToOneHookAreUnderWayAtOnce() {
        assertEquals(Optional.empty(), lines.enter("t", "a", NOW));
        assertEquals(Optional.empty(), lines.enter("t", "a", NOW));
        assertEquals(Optional.of(Heard.Kind.BUSY), lines.enter("t", "a", NOW).map(Heard::kind));
        assertEquals(Optional.empty(), lines.enter("t", "b", NOW), "another hook");
        lines.leave("t", "a", ANSWERED, NOW);
        assertEquals(Optional.empty(), lines.enter("t", "a", NOW));
    }

    @Test
    void aHookThatDoesNotAnswerRestsLongerAndLonger() {
        for (int i = 0; i < Lines.SILENT; i++) attempt(SILENT, NOW);
        assertEquals(
                Optional.of(Heard.Kind.SILENT),
                lines.enter("t", "a", NOW.plusSeconds(29)).map(Heard::kind));
        var probe = NOW.plusSeconds(30);
        assertEquals(Optional.empty(), lines.enter("t", "a", probe));
        assertEquals(
                Optional.of(Heard.Kind.BUSY), lines.enter("t", "a", probe).map(Heard::kind), "one probe at a time");
        lines.leave("t", "a", SILENT, probe);
        assertTrue(lines.enter("t", "a", probe.plusSeconds(59)).isPresent());
        for (int i = 0; i < 9; i++) attempt(SILENT, probe.plus(Duration.ofHours(i + 1)));
        var last = probe.plus(Duration.ofHours(9));
        assertTrue(lines.enter("t", "a", last.plusSeconds(479)).isPresent());
        assertEquals(Optional.empty(), lines.enter("t", "a", last.plusSeconds(480)));
    }

    @Test
    void anyAnswerEndsTheRest() {
        for (int i = 0; i < Lines.SILENT; i++) attempt(SILENT, NOW);
        attempt(ANSWERED, NOW.plusSeconds(30));
        attempt(SILENT, NOW.plusSeconds(30));
        assertEquals(Optional.empty(), lines.enter("t", "a", NOW.plusSeconds(30)));
        assertEquals(Optional.empty(), lines.enter("t", "a", NOW.plusSeconds(30)));
    }

    @Test
    void ofEightSendersATenantHasNoMoreThanAreLeftForTheOthers() {
        assertEquals(4, takes("slow"));
        assertEquals(2, takes("slow as well"));
        assertEquals(1, takes("third"));
        assertEquals(1, takes("fourth"));
        lines.leave("slow", "slow 0", ANSWERED, NOW);
        assertEquals(0, takes("slow"), "one is free, and three are his");
        assertEquals(1, takes("fifth"));
    }

    @Test
    void whereThereIsOneTenantAllSendersAreHis() {
        var own = new Lines(2, 3, false);
        for (int i = 0; i < 3; i++) assertEquals(Optional.empty(), own.enter("t", "hook " + i, NOW));
    }

    @Test
    void aSenderAloneIsWhoseTurnItIs() {
        var one = new Lines(2, 1, true);
        assertEquals(Optional.empty(), one.enter("t", "a", NOW));
        one.leave("t", "a", ANSWERED, NOW);
        assertEquals(Optional.empty(), one.enter("u", "b", NOW));
    }

    @Test
    void ofVeryManySilentHooksThoseWhoseRestIsOverBeginAnew() {
        for (int i = 1; i < Lines.MOST_SILENT; i++) for (int j = 0; j < Lines.SILENT; j++) silent("hook " + i, NOW);
        var over = NOW.plusSeconds(30);
        assertEquals(Optional.empty(), lines.enter("t", "hook 1", over));
        assertTrue(lines.enter("t", "hook 1", over).isPresent(), "it is remembered for its silence");
        silent("one more", over);
        assertEquals(Optional.empty(), lines.enter("t", "hook 2", over));
        assertEquals(Optional.empty(), lines.enter("t", "hook 2", over), "two at once, as of any other");
        assertTrue(lines.enter("t", "hook 1", over).isPresent(), "under way");
    }

    private void silent(String hook, Instant now) {
        assertEquals(Optional.empty(), lines.enter("t", hook, now));
        lines.leave("t", hook, SILENT, now);
    }

    /** So many attempts, each to another hook. */
    private int takes(String tenant) {
        int many = 0;
        while (lines.enter(tenant, tenant + " " + many, NOW).isEmpty()) many++;
        return many;
    }

    private void attempt(Heard heard, Instant now) {
        assertEquals(Optional.empty(), lines.enter("t", "a", now));
        lines.leave("t", "a", heard, now);
    }
}
