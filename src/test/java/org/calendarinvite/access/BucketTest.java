package org.calendarinvite.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void holdsWhatASecondAllowsAndIsFilledEvenly() {
        var bucket = new Bucket(10, 0);
        assertEquals(10, IntStream.range(0, 50).filter(i -> bucket.take(0)).count());
        assertFalse(bucket.take(SECOND / 10 - 1));
        assertTrue(bucket.take(SECOND / 10));
        assertFalse(bucket.take(SECOND / 10));
        assertEquals(
                10, IntStream.range(0, 50).filter(i -> bucket.take(99 * SECOND)).count());
    }
}
