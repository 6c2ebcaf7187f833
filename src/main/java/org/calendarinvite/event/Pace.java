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

    Change.Spend spend(Event event) {
        return new Change.Spend(name(event.uid(), hour), limit, 1, next());
    }

    /** Counted, and allowed whatever the count: its organizer said yes to it by hand. */
    public static Change.Spend asked(Event event, Instant now) {
        return of(0, Integer.MAX_VALUE, now).spend(event);
    }

    /** The count of the changes of an event in the hour of this moment; it is forgotten after the hour. */
    public static String name(String uid, Instant now) {
        return "changes#" + uid + "#" + hour(now);
    }

    private static Instant hour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS);
    }
}
