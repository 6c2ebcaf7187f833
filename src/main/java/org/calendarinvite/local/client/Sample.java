package org.calendarinvite.local.client;

import static org.calendarinvite.ical.ContentLines.escaped;
import static org.calendarinvite.ical.ContentLines.parameter;
import static org.calendarinvite.ical.ContentLines.utc;
import static org.calendarinvite.ical.ContentLines.value;

import java.time.Instant;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.ContentLines;

/**
 * An event of somebody's own calendar, with this server as its guest.
 *
 * @param end exclusive
 */
record Sample(
        Dialect dialect,
        String uid,
        long sequence,
        boolean cancelled,
        String title,
        String place,
        When start,
        When end,
        String organizer,
        String guest) {

    String method() {
        return cancelled ? "CANCEL" : "REQUEST";
    }

    /** As its calendar mails it (RFC 5546 3.2.2, 3.2.5). */
    byte[] write(Instant now) {
        var status = cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED";
        return new ContentLines()
                .add("BEGIN:VCALENDAR", "PRODID:" + dialect.prodid(), "VERSION:2.0", "CALSCALE:GREGORIAN")
                .add("METHOD:" + method())
                .zone(start, end)
                .add("BEGIN:VEVENT", "UID:" + escaped(uid), "DTSTAMP:" + utc(now), "SEQUENCE:" + sequence, status)
                .add("DTSTART" + value(start), "DTEND" + value(end), "SUMMARY:" + escaped(title))
                .add(place.isEmpty() ? "" : "LOCATION:" + escaped(place), "TRANSP:OPAQUE")
                .add("ORGANIZER;CN=" + parameter(Names.of(organizer)) + ":mailto:" + organizer)
                .add(own())
                .add(invited())
                .add(dialect == Dialect.OUTLOOK ? "X-MICROSOFT-CDO-APPT-SEQUENCE:" + sequence : "")
                .add("END:VEVENT", "END:VCALENDAR")
                .bytes();
    }

    /** Apple names the organizer among the guests. */
    private String own() {
        return dialect == Dialect.APPLE
                ? "ATTENDEE;CN=" + parameter(Names.of(organizer)) + ";CUTYPE=INDIVIDUAL;EMAIL=" + parameter(organizer)
                        + ";PARTSTAT=ACCEPTED;ROLE=CHAIR:mailto:" + organizer
                : "";
    }

    private String invited() {
        return switch (dialect) {
            case GMAIL ->
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=" + parameter(guest)
                        + ";X-NUM-GUESTS=0:mailto:" + guest;
            case OUTLOOK ->
                "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=" + parameter(guest) + ":mailto:"
                        + guest;
            case APPLE ->
                "ATTENDEE;CUTYPE=INDIVIDUAL;EMAIL=" + parameter(guest)
                        + ";PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:" + guest;
        };
    }
}
