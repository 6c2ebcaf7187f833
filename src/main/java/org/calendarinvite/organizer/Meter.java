package org.calendarinvite.organizer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.calendarinvite.decision.Change;

/**
 * A count of what was begun within an hour or a day. Nothing is given back: what was cancelled has been mailed all the same.
 *
 * @param name of the record that grows, with its hour or day
 * @param spent in all records of this count
 * @param ends when the next hour or day begins, in UTC
 */
public record Meter(Span span, String name, int spent, int limit, Instant ends) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm 'UTC on' d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Whose count it is, and of what time. */
    public enum Span {
        HOUR,
        DAY,
        DOMAIN_DAY,
        TENANT_DAY;

        /** Whether many organizers are counted in it: then what begins at the same moment may go a little beyond the limit. */
        boolean together() {
            return this == DOMAIN_DAY || this == TENANT_DAY;
        }

        /** The name in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean full(int more) {
        return more > 0 && spent + (long) more > limit;
    }

    Change spend(int times) {
        return new Change.Spend(name, limit, times, ends);
    }

    /** Whatever the limit. */
    Change note(int times) {
        return new Change.Spend(name, Integer.MAX_VALUE, times, ends);
    }

    /** In words, for whoever has to wait for it. */
    public String ending() {
        return MOMENT.format(ends);
    }
}
