package org.calendarinvite.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OnceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void anAnswerIsGivenAgainForADay() {
        var once = Once.begun("key", "k", "hash", NOW).answered(202, "", "{}");
        assertFalse(once.over(NOW.plus(Once.REMEMBERED).minusMillis(1)));
        assertTrue(once.over(NOW.plus(Once.REMEMBERED)));
    }

    @Test
    void whoeverBeganAndNeverEndedHoldsTheKeyForAMinute() {
        var once = Once.begun("key", "k", "hash", NOW);
        assertTrue(once.underWay(NOW.plusSeconds(59)));
        assertFalse(once.over(NOW.plusSeconds(59)));
        assertTrue(once.over(NOW.plusSeconds(60)));
    }

    @Test
    void aFailureFreesTheKeyAtOnce() {
        assertTrue(Once.begun("key", "k", "hash", NOW).failed().over(NOW));
    }
}
