package org.calendarinvite.ical;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.text.Text;
import org.calendarinvite.ical.zone.ZoneNames;

/**
 * A single meeting, an answer or a cancellation that came in another format; {@link #calendar()} says the same in iCalendar.
 *
 * @param windowsZone the name that Windows has for the organizer's time zone, empty when unknown
 * @param organizer an address, empty when unknown
 */
public record ForeignMeeting(
        String method,
        String uid,
        long sequence,
        Instant stamp,
        Optional<Span> span,
        String windowsZone,
        String summary,
        String location,
        String description,
        Person organizer,
        List<Person> attendees) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** @param end exclusive */
    public record Span(Instant start, Instant end, boolean allDay) {}

    /** @param partstat as iCalendar writes it, empty for an organizer */
    public record Person(String address, String name, String partstat) {}

    public ForeignMeeting {
        attendees = List.copyOf(attendees);
    }

    /** In UTF-8. */
    public byte[] calendar() {
        var out = new StringBuilder(1024);
        for (var line : List.of(
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Microsoft//Outlook TNEF//EN", "METHOD:" + method)) {
            Text.line(out, line);
        }
        Text.line(out, "BEGIN:VEVENT");
        Text.line(out, "UID:" + Text.escape(uid));
        Text.line(out, "SEQUENCE:" + sequence);
        Text.line(out, "DTSTAMP" + utc(stamp));
        span.ifPresent(times -> times(out, times));
        people(out);
        texts(out);
        Text.line(out, "END:VEVENT");
        Text.line(out, "END:VCALENDAR");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void texts(StringBuilder out) {
        Text.line(out, "SUMMARY:" + Text.escape(summary));
        Text.line(out, "LOCATION:" + Text.escape(location));
        Text.line(out, "DESCRIPTION:" + Text.escape(description));
    }

    private void people(StringBuilder out) {
        if (!organizer.address().isEmpty()) person(out, "ORGANIZER", organizer);
        attendees.forEach(attendee -> person(out, "ATTENDEE;PARTSTAT=" + attendee.partstat(), attendee));
    }

    private static void person(StringBuilder out, String property, Person person) {
        var name = person.name().isBlank() ? "" : ";CN=" + Text.parameter(person.name());
        Text.line(out, property + name + ":" + Text.mailto(person.address()));
    }

    private void times(StringBuilder out, Span times) {
        var zone = ZoneNames.windows(windowsZone);
        if (times.allDay()) {
            Text.line(out, "DTSTART" + day(times.start(), zone));
            Text.line(out, "DTEND" + day(times.end(), zone));
        } else {
            Text.line(out, "DTSTART" + moment(times.start(), zone));
            Text.line(out, "DTEND" + moment(times.end(), zone));
        }
    }

    private static String moment(Instant instant, Optional<String> zone) {
        var when = When.at(instant, zone.orElse("Z"));
        return when.isUtc() ? utc(instant) : ";TZID=" + Text.parameter(when.zone()) + ":" + MOMENT.format(when.local());
    }

    /** A whole day begins at the organizer's midnight; without his zone, at the midnight next to it in UTC. */
    private static String day(Instant midnight, Optional<String> zone) {
        var local = zone.map(id -> LocalDateTime.ofInstant(midnight, ZoneId.of(id)))
                .orElseGet(
                        () -> LocalDateTime.ofInstant(midnight, ZoneOffset.UTC).plusHours(12));
        return ";VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(local.toLocalDate());
    }

    private static String utc(Instant instant) {
        return ":" + MOMENT.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }
}
