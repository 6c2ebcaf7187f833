package org.calendarinvite.event;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.decision.Traced;

/**
 * What an organizer's calendar asks for: REQUEST keeps or changes an event, CANCEL ends it.
 *
 * @param sender the mail's author address, normalised, and {@code proven} when our own MTA vouches for it
 * @param organizer ORGANIZER of the calendar, normalised; who says so is {@code sender}
 * @param includesUs the server is still among the guests; a REQUEST without us is a cancellation
 * @param details present in every REQUEST, often absent in a CANCEL
 * @param tenant whose server this is, from configuration
 */
public record EventRequest(
        Kind kind,
        String tenant,
        String sender,
        boolean proven,
        String organizer,
        String organizerName,
        String clientUid,
        Source source,
        Optional<Details> details,
        boolean includesUs,
        String prodid,
        String trace)
        implements Traced {

    public enum Kind {
        REQUEST,
        CANCEL
    }

    public boolean cancels() {
        return kind == Kind.CANCEL || !includesUs;
    }

    Event firstVersion(String uid, Instant now) {
        return new Event(
                uid,
                tenant,
                organizer,
                organizerName,
                clientUid,
                Event.Status.CONFIRMED,
                0,
                details.orElseThrow(),
                source,
                prodid,
                now,
                now,
                1);
    }

    Event nextVersion(Event event, Instant now) {
        return event.changed(details.orElseThrow(), organizerName, source, now);
    }

    /** Whether the event is already as this request wants it. */
    boolean asks(Event event) {
        return details.orElseThrow().equals(event.details()) && organizerName.equals(event.organizerName());
    }
}
