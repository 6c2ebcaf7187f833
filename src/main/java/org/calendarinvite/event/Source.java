package org.calendarinvite.event;

import java.time.Instant;
import java.util.Comparator;

/** Which version of the organizer's own event a message carries: the order of RFC 5546 2.1.5. */
public record Source(long sequence, Instant dtstamp) implements Comparable<Source> {

    /** Older than any. */
    static final Source UNKNOWN = new Source(-1, Instant.EPOCH);

    private static final Comparator<Source> ORDER =
            Comparator.comparingLong(Source::sequence).thenComparing(Source::dtstamp);

    @Override
    public int compareTo(Source other) {
        return ORDER.compare(this, other);
    }

    boolean newerThan(Source other) {
        return compareTo(other) > 0;
    }
}
