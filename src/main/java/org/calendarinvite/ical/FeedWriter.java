package org.calendarinvite.ical;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.event.Event;
import org.calendarinvite.ical.text.Text;

/** A calendar that others subscribe to (RFC 7986): each event under the UID that it has as a file, too. */
@ApplicationScoped
public class FeedWriter {

    private static final String HOURLY = "PT1H";

    /**
     * In UTF-8 with CRLF, the same for the same events, so that an ETag can tell.
     *
     * @param from ORGANIZER, which nobody answers to, and {@code host} its name
     */
    public byte[] write(String title, List<Event> events, String from, String host) {
        StringBuilder out = new StringBuilder(events.size() * 400 + 1000);
        for (String line : new String[] {
            "BEGIN:VCALENDAR",
            "PRODID:" + CalendarWriter.PRODID,
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:" + Text.escape(title),
            "X-WR-CALNAME:" + Text.escape(title),
            "REFRESH-INTERVAL;VALUE=DURATION:" + HOURLY,
            "X-PUBLISHED-TTL:" + HOURLY
        }) Text.line(out, line);
        List<List<Occasion>> all = events.stream().map(FeedWriter::occasions).toList();
        List<Occasion> together = new ArrayList<>();
        all.forEach(together::addAll);
        if (!together.isEmpty())
            CalendarWriter.zones(out, together, Method.PUBLISH, events.get(0).created());
        for (int i = 0; i < events.size(); i++)
            for (Occasion one : all.get(i)) event(out, events.get(i), one, from, host);
        Text.line(out, "END:VCALENDAR");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Occasion> occasions(Event event) {
        return Occasion.of(event, "", List.of(), event.cancelled() ? Method.CANCEL : Method.PUBLISH);
    }

    private static void event(StringBuilder out, Event event, Occasion one, String from, String host) {
        Text.line(out, "BEGIN:VEVENT");
        CalendarWriter.identity(out, event.uid() + CalendarWriter.PUBLISHED, one);
        CalendarWriter.times(out, one.details());
        Text.line(out, "DTSTAMP:" + CalendarWriter.utc(event.modified()));
        Text.line(out, "ORGANIZER;CN=" + Text.parameter(host) + ":" + Text.mailto(from));
        CalendarWriter.description(out, event, one, Method.PUBLISH, true);
        Text.line(out, "END:VEVENT");
    }
}
