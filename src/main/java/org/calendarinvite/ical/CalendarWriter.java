package org.calendarinvite.ical;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.text.Text;
import org.calendarinvite.ical.zone.ZoneWriter;

/** Writes what attendees' calendars read (RFC 5545, 5546); nothing of the organizer's calendar passes but what is named here. */
@ApplicationScoped
@Named("calendarWriter")
public class CalendarWriter {

    static final String PRODID = "-//calendarinvite.org//Calendar Invite Server//EN";

    static final String PUBLISHED = "-published";

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** Everything but the people, to be kept for all mails about one date, or the whole, of one version of the event. */
    public CalendarPrototype prototype(Event event, String date, Method method, Instant now) {
        return prototype(event, date, List.of(), method, now);
    }

    /** @param apart keys of unchanged dates that a REQUEST about the whole names as well, for readers who answered them apart */
    public CalendarPrototype prototype(Event event, String date, List<String> apart, Method method, Instant now) {
        return prototype(event, Occasion.of(event, date, apart, method), method, now, true);
    }

    /** A CANCEL without STATUS: it is its reader who is off the guest list, not the event that is off (RFC 5546 3.2.5). */
    public CalendarPrototype withdrawal(Event event, String date, Instant now) {
        return prototype(event, Occasion.of(event, date, List.of(), Method.CANCEL), Method.CANCEL, now, false);
    }

    /**
     * The event for whoever adds it by himself (RFC 5546 3.2.1), in UTF-8 with CRLF, under a UID of its own: some calendars take no
     * invitation to an event that they have from elsewhere already.
     *
     * @param from ORGANIZER, which nobody answers to
     * @param host its name
     */
    public byte[] published(Event event, String from, String host, Instant now) {
        List<Occasion> occasions = event.cancelled()
                ? Occasion.of(event, "", List.of(), Method.CANCEL)
                : Occasion.of(event, "", List.of(), Method.PUBLISH);
        return prototype(event, occasions, Method.PUBLISH, now, true).published(from, host, now);
    }

    private static CalendarPrototype prototype(
            Event event, List<Occasion> occasions, Method method, Instant now, boolean withStatus) {
        List<String> texts = new ArrayList<>();
        StringBuilder out = new StringBuilder(2048);
        for (String line : new String[] {
            "BEGIN:VCALENDAR", "PRODID:" + PRODID, "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:" + method
        }) Text.line(out, line);
        zones(out, occasions, method, now);
        for (Occasion one : occasions) {
            Text.line(out, "BEGIN:VEVENT");
            identity(out, method == Method.PUBLISH ? event.uid() + PUBLISHED : event.uid(), one);
            if (method != Method.DECLINECOUNTER) times(out, one.details());
            texts.add(out.toString());
            out.setLength(0);
            if (method != Method.DECLINECOUNTER) description(out, event, one, method, withStatus);
            Text.line(out, "END:VEVENT");
        }
        Text.line(out, "END:VCALENDAR");
        texts.add(out.toString());
        return new CalendarPrototype(
                method, occasions.stream().map(Occasion::date).toList(), texts);
    }

    /** One for each TZID, which holds around every moment that the calendar names. */
    static void zones(StringBuilder out, List<Occasion> occasions, Method method, Instant now) {
        List<When> moments = occasions.stream()
                .flatMap(one -> method == Method.DECLINECOUNTER ? one.id().stream() : one.moments())
                .toList();
        if (moments.stream().noneMatch(CalendarWriter::local)) return;
        Instant first =
                moments.stream().map(When::instant).min(Instant::compareTo).orElseThrow();
        Instant last =
                moments.stream().map(When::instant).max(Instant::compareTo).orElseThrow();
        boolean goesOn =
                occasions.stream().anyMatch(one -> !one.details().rrule().isEmpty());
        moments.stream()
                .filter(CalendarWriter::local)
                .map(When::zone)
                .distinct()
                .forEach(zone -> new ZoneWriter(zone, first, last, goesOn, now).write(out));
    }

    private static boolean local(When when) {
        return when.hasZone() && !when.isUtc();
    }

    static void identity(StringBuilder out, String uid, Occasion one) {
        Text.line(out, "UID:" + Text.escape(uid));
        one.id().ifPresent(id -> Text.line(out, "RECURRENCE-ID" + ContentLines.value(id)));
        Text.line(out, "SEQUENCE:" + one.sequence());
    }

    static void times(StringBuilder out, Details details) {
        Text.line(out, "DTSTART" + ContentLines.value(details.start()));
        if (details.end().instant().isAfter(details.start().instant())) {
            Text.line(out, "DTEND" + ContentLines.value(details.end()));
        }
        if (!details.rrule().isEmpty()) Text.line(out, "RRULE:" + Text.clean(details.rrule()));
        details.rdates().forEach(date -> Text.line(out, "RDATE" + ContentLines.value(date)));
        details.exdates().forEach(date -> Text.line(out, "EXDATE" + ContentLines.value(date)));
    }

    static void description(StringBuilder out, Event event, Occasion one, Method method, boolean withStatus) {
        Details details = one.details();
        Text.line(out, "SUMMARY:" + Text.escape(details.summary()));
        if (!details.description().isEmpty()) {
            Text.line(out, "DESCRIPTION:" + Text.escape(details.description()));
        }
        if (!details.location().isEmpty()) Text.line(out, "LOCATION:" + Text.escape(details.location()));
        if (withStatus) Text.line(out, "STATUS:" + (one.over() ? "CANCELLED" : "CONFIRMED"));
        Text.line(out, "TRANSP:OPAQUE");
        Text.line(out, "CREATED:" + utc(event.created()));
        Text.line(out, "LAST-MODIFIED:" + utc(event.modified()));
        // Other times can be proposed for a date, not for a whole series.
        if (method == Method.REQUEST && details.repeats()) Text.line(out, "X-MICROSOFT-DISALLOW-COUNTER:TRUE");
    }

    static String utc(Instant instant) {
        return LOCAL.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }
}
