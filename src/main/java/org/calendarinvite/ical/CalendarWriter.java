package org.calendarinvite.ical;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.When;

/** Writes what attendees' calendars read (RFC 5545, 5546); nothing of the organizer's calendar passes but what is named here. */
@ApplicationScoped
@Named("calendarWriter")
public class CalendarWriter {

    static final String PRODID = "-//calendarinvite.org//Calendar Invite Server//EN";

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** Everything of the event but the people, to be kept for all mails of one event and SEQUENCE. */
    public CalendarPrototype prototype(Event event, String date, Method method, Instant dtstamp) {
        StringBuilder head = new StringBuilder(2048);
        for (String line : new String[] {
            "BEGIN:VCALENDAR", "PRODID:" + PRODID, "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:" + method
        }) Text.line(head, line);
        zones(head, event.details(), dtstamp);
        Text.line(head, "BEGIN:VEVENT");
        Text.line(head, "UID:" + Text.escape(event.uid()));
        Text.line(head, "SEQUENCE:" + event.sequence());
        Text.line(head, "DTSTAMP:" + utc(dtstamp));
        times(head, event.details());

        StringBuilder tail = new StringBuilder(2048);
        texts(tail, event.details());
        Text.line(tail, "STATUS:" + (method == Method.CANCEL ? "CANCELLED" : "CONFIRMED"));
        Text.line(tail, "TRANSP:OPAQUE");
        Text.line(tail, "CREATED:" + utc(event.created()));
        Text.line(tail, "LAST-MODIFIED:" + utc(event.modified()));
        Text.line(tail, "END:VEVENT");
        Text.line(tail, "END:VCALENDAR");
        return new CalendarPrototype(method, head.toString(), tail.toString());
    }

    private static void zones(StringBuilder out, Details details, Instant now) {
        Set<String> zones = new LinkedHashSet<>();
        moments(details).filter(w -> w.hasZone() && !w.isUtc()).forEach(w -> zones.add(w.zone()));
        if (zones.isEmpty()) return;
        Instant first =
                moments(details).map(When::instant).min(Instant::compareTo).orElseThrow();
        Instant last =
                moments(details).map(When::instant).max(Instant::compareTo).orElseThrow();
        for (String zone : zones) {
            new ZoneWriter(zone, first, last, !details.rrule().isEmpty(), now).write(out);
        }
    }

    private static Stream<When> moments(Details details) {
        Stream<When> range = Stream.of(details.start(), details.end());
        return Stream.concat(range, Stream.concat(details.rdates().stream(), details.exdates().stream()));
    }

    private static void times(StringBuilder out, Details details) {
        Text.line(out, "DTSTART" + value(details.start()));
        if (details.end().instant().isAfter(details.start().instant())) {
            Text.line(out, "DTEND" + value(details.end()));
        }
        if (!details.rrule().isEmpty()) Text.line(out, "RRULE:" + Text.clean(details.rrule()));
        details.rdates().forEach(date -> Text.line(out, "RDATE" + value(date)));
        details.exdates().forEach(date -> Text.line(out, "EXDATE" + value(date)));
    }

    private static void texts(StringBuilder out, Details details) {
        Text.line(out, "SUMMARY:" + Text.escape(details.summary()));
        if (!details.description().isEmpty()) {
            Text.line(out, "DESCRIPTION:" + Text.escape(details.description()));
        }
        if (!details.location().isEmpty()) Text.line(out, "LOCATION:" + Text.escape(details.location()));
    }

    /** From the parameters to the end of the line. */
    private static String value(When when) {
        if (when.allDay()) return ";VALUE=DATE:" + DAY.format(when.local());
        String local = LOCAL.format(when.local());
        if (when.isUtc()) return ":" + local + "Z";
        return when.hasZone() ? ";TZID=" + Text.parameter(when.zone()) + ":" + local : ":" + local;
    }

    private static String utc(Instant instant) {
        return LOCAL.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }
}
