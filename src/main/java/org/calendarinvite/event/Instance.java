package org.calendarinvite.event;

import java.time.Instant;
import java.util.Optional;

/**
 * One occurrence of a series that differs from the rest (RECURRENCE-ID, RFC 5545 3.8.4.4).
 *
 * @param id when it would be by the series' rule, in the zone and value type of the series' start
 * @param details what it is instead; empty when it was cancelled
 * @param source the organizer's version that says so
 * @param sequence our SEQUENCE when attendees were told
 * @param asked our SEQUENCE from which on answers to it count anew, 0 when the series' answers hold
 */
public record Instance(When id, Optional<Details> details, Source source, long sequence, long asked) {

    /** As a request has it, before anybody was told. */
    public static Instance of(When id, Optional<Details> details, Source source) {
        return new Instance(id, details, source, 0, 0);
    }

    public String key() {
        return id.key();
    }

    public boolean cancelled() {
        return details.isEmpty();
    }

    /** Whether the organizer said anything of the date by itself; if not, only when attendees were told of it is known. */
    boolean said() {
        return !source.equals(Source.UNKNOWN);
    }

    Instance told(long next, long asking) {
        return new Instance(id, details, source, next, asking);
    }

    Instance forgotten() {
        return new Instance(id, Optional.empty(), Source.UNKNOWN, sequence, asked);
    }

    Instance like(When start) {
        return new Instance(start.like(id), details, source, sequence, asked);
    }

    /** A date in a mail with the whole was said when that was, whatever its own DTSTAMP. */
    Instance notBefore(Instant said) {
        boolean later = source.dtstamp().isBefore(said);
        return later ? new Instance(id, details, new Source(source.sequence(), said), sequence, asked) : this;
    }

    /** The newest of what was said of one date; told when either was. */
    Instance or(Instance other) {
        var newest = other.source.newerThan(source) ? other : this;
        return newest.told(Math.max(sequence, other.sequence), Math.max(asked, other.asked));
    }
}
