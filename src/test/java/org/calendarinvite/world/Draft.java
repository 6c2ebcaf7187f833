package org.calendarinvite.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An event as it stands in an organizer's own calendar, in the time of Berlin.
 *
 * @param uid the organizer's own UID, never seen by attendees
 * @param sequence and {@code dtstamp}: which version of the event this is
 */
public record Draft(
        String organizer,
        String organizerName,
        String uid,
        long sequence,
        Instant dtstamp,
        String summary,
        String description,
        String location,
        LocalDateTime start,
        LocalDateTime end) {

    public static final String ZONE = "Europe/Berlin";

    /** Text that needs escaping, folding and more than ASCII. */
    public static Draft of(String organizer) {
        var start = LocalDate.now(ZoneOffset.UTC).plusDays(40).atTime(10, 0);
        return new Draft(
                organizer,
                "Olga Müller",
                UUID.randomUUID().toString().replace("-", "") + "@google.com",
                0,
                now(),
                "Sommerfest, im Garten 🌻",
                "Grüße an alle; bitte bringt mit: Teller, Gläser, gute Laune.\nBei Regen im Saal – "
                        + "Größenordnung 40 Gäste, Änderungen möglich. 🌧️🌧️🌧️ \\o/",
                "Schloßstraße 1, 10585 Berlin",
                start,
                start.plusHours(2));
    }

    /** The organizer drags it to another time. */
    public Draft movedTo(LocalDateTime newStart) {
        return new Draft(
                organizer,
                organizerName,
                uid,
                sequence + 1,
                now(),
                summary,
                description,
                location,
                newStart,
                newStart.plusHours(2));
    }

    /** The next version with the same content, as a CANCEL carries it. */
    public Draft next() {
        return new Draft(
                organizer, organizerName, uid, sequence + 1, now(), summary, description, location, start, end);
    }

    public Draft withSummary(String text) {
        return new Draft(organizer, organizerName, uid, sequence, dtstamp, text, description, location, start, end);
    }

    public Draft withEnd(LocalDateTime newEnd) {
        return new Draft(
                organizer, organizerName, uid, sequence, dtstamp, summary, description, location, start, newEnd);
    }

    /** DTSTAMP has no fractions of a second. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
