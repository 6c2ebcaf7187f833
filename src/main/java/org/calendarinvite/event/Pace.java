package org.calendarinvite.event;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.calendarinvite.decision.Change;

/**
 * How often attendees were told of a change of one event within this hour: each change is a mail to every one of them.
 *
 * @param told so many times, of {@code limit}
 * @param hour its beginning
 */
public record Pace(int told, int limit, Instant hour) {

    public static Pace of(int told, int limit, Instant now) {
        return new Pace(told, limit, hour(now));
    }

    boolean full() {
        return told >= limit;
    }

    /** When the next hour begins. */
    Instant next() {
        return hour.plus(Duration.ofHours(1));
    }

    Change.Take take(Event event) {
        return new Change.Take(quota(event.uid(), hour), limit);
    }

    /** Counted, and allowed whatever the count: its organizer said yes to it by hand. */
    public static Change.Take asked(Event event, Instant now) {
        return new Change.Take(quota(event.uid(), now), Integer.MAX_VALUE);
    }

    /** The quota that counts the changes of an event in the hour of this moment. */
    public static String quota(String uid, Instant now) {
        return "changes#" + uid + "#" + hour(now);
    }

    private static Instant hour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS);
    }
}
