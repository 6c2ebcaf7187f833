package org.calendarinvite.event;

import java.time.Instant;
import org.calendarinvite.decision.Traced;

/**
 * What an organizer's calendar asks for: REQUEST keeps or changes an event, CANCEL ends it.
 *
 * @param sender the mail's author address, normalised, and {@code proven} when our own MTA vouches for it
 * @param organizer ORGANIZER of the calendar, normalised; who says so is {@code sender}
 * @param includesUs the server is still among the guests; a REQUEST without us is a cancellation
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
        Details details,
        boolean includesUs,
        String prodid,
        Instant received,
        String trace)
        implements Traced {

    public enum Kind {
        REQUEST,
        CANCEL
    }

    public boolean cancels() {
        return kind == Kind.CANCEL || !includesUs;
    }
}
