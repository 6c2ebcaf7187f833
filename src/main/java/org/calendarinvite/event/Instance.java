package org.calendarinvite.event;

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

    Instance told(long sequence, long asked) {
        return new Instance(id, details, source, sequence, asked);
    }

    Instance like(When start) {
        return new Instance(start.like(id), details, source, sequence, asked);
    }
}
