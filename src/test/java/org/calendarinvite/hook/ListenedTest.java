package org.calendarinvite.hook;

import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether, and since when, a feed is written for who listens. */
class ListenedTest {

    private static final Duration SEEN = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofHours(1);

    private final Listened first = Listened.now("t", Optional.empty(), NOW, SEEN, KEPT);

    @Test
    void theFirstListenerIsKnownEverywhereAFewSecondsLater() {
        assertEquals(NOW.plus(SEEN), first.since());
        assertTrue(first.holds(NOW));
    }

    @Test
    void theFeedGoesOnForAnHourAfterTheLastListener() {
        var last = NOW.plus(KEPT.dividedBy(2));
        assertTrue(first.lasts(last, KEPT), "nothing needs to be said anew");
        assertFalse(first.lasts(last.plusNanos(1), KEPT));
        assertTrue(first.holds(last.plus(KEPT).minusNanos(1)));
        assertFalse(first.holds(last.plus(KEPT)));
    }

    @Test
    void whoComesInTimeMissesNothing() {
        assertEquals(first.since(), again(first.until().minus(SEEN)).since());
    }

    @Test
    void whoComesWhenOthersMayNotHearOfItInTimeBeginsAnew() {
        var late = first.until().minus(SEEN).plusNanos(1);
        assertEquals(late.plus(SEEN), again(late).since());
    }

    private Listened again(Instant now) {
        return Listened.now("t", Optional.of(first), now, SEEN, KEPT);
    }
}
