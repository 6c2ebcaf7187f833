package org.calendarinvite.ical;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;

/**
 * One VEVENT: an event, its series, or one changed instance of the series.
 *
 * @param sequence 0 when absent (RFC 5545 3.8.7.4)
 * @param dtstamp {@link Instant#EPOCH} when absent or unreadable
 * @param recurrenceId the instance that is meant, as written; compare it as an instant
 * @param andFollowing the instance and all later ones are meant (RANGE=THISANDFUTURE, RFC 5545 3.2.13)
 * @param details empty when there is no DTSTART, and when an answer or a CANCEL carries details that cannot be read
 * @param organizer normalised, empty when absent (Exchange answers without it)
 * @param guests those whose address can be read
 * @param comment what an attendee says to the organizer (RFC 5545 3.8.1.4), lines of plain text; empty when absent
 * @param status in upper case, empty when absent
 */
public record EventPart(
        String uid,
        long sequence,
        Instant dtstamp,
        Optional<When> recurrenceId,
        boolean andFollowing,
        Optional<Details> details,
        String organizer,
        String organizerName,
        List<Guest> guests,
        String comment,
        String status) {

    public EventPart {
        guests = List.copyOf(guests);
    }
}
