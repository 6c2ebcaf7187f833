package org.calendarinvite.event;

import java.time.Instant;
import org.calendarinvite.decision.Kept;

/**
 * An event as the server hosts it, under the server's own UID.
 *
 * @param uid ours: a random UUID, stable for life
 * @param organizer the owner's address, normalised
 * @param clientUid the UID in the organizer's calendar; unique only together with {@code organizer}
 * @param sequence our own SEQUENCE, raised with every change that attendees are told of
 * @param source the organizer's own version that this state came from
 * @param prodid the organizer's calendar client
 */
public record Event(
        String uid,
        String tenant,
        String organizer,
        String organizerName,
        String clientUid,
        Status status,
        long sequence,
        Details details,
        Source source,
        String prodid,
        Instant created,
        Instant modified,
        long version)
        implements Kept {

    public enum Status {
        CONFIRMED,
        CANCELLED
    }

    public boolean cancelled() {
        return status == Status.CANCELLED;
    }

    /** The name people see: the organizer's own, else his address. */
    public String host() {
        return organizerName.isBlank() ? organizer : organizerName;
    }

    /** The organizer's newer version says what we already know. */
    Event seen(Source newer, Instant now) {
        return next(organizerName, status, sequence, details, newer, now);
    }

    Event changed(Details newer, String name, Source from, Instant now) {
        return next(name, Status.CONFIRMED, sequence + 1, newer, from, now);
    }

    Event cancelled(Source from, Instant now) {
        return next(organizerName, Status.CANCELLED, sequence + 1, details, from, now);
    }

    private Event next(String name, Status status, long sequence, Details details, Source source, Instant now) {
        return new Event(
                uid,
                tenant,
                organizer,
                name,
                clientUid,
                status,
                sequence,
                details,
                source,
                prodid,
                created,
                now,
                version + 1);
    }
}
