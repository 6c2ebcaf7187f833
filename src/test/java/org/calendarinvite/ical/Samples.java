package org.calendarinvite.ical;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.BiFunction;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;

/** Events and calendars that the tests of this room share. */
public final class Samples {

    /** What is written to one person. */
    static final List<Method> PERSONAL = List.of(Method.REQUEST, Method.CANCEL, Method.DECLINECOUNTER);

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final CalendarReader READER =
            new CalendarReader(1000, 65536, CalendarReader.MAX_BYTES, CalendarReader.MAX_COMPONENTS);

    /** What the rooms below this one read dates with. */
    public static final BiFunction<String, String, When> DATES = Dates::parse;

    static final Attendee GUSTAV = Attendee.asked(
            "6f0c1a52-3d1b-4a55-9f6e-0a4c3c2f9b11",
            "gustav@example.net",
            "Gustav Guest",
            "k3v9",
            "api",
            List.of(),
            NOW);

    private Samples() {}

    static Event event(Details details) {
        return event("Olivia Organizer", new Series(details, false, List.of(), 3, 0));
    }

    static Event event(String organizer, Series series) {
        return event(organizer, series, Event.Status.CONFIRMED, 3);
    }

    static Event event(String organizer, Series series, Event.Status status, long sequence) {
        return new Event(
                "6f0c1a52-3d1b-4a55-9f6e-0a4c3c2f9b11",
                "default",
                "olivia@example.com",
                organizer,
                "client-uid@example.com",
                status,
                sequence,
                series,
                new Source(1, NOW),
                "-//Example//Calendar//EN",
                Strangers.HOLD,
                "",
                Instant.parse("2026-11-01T08:00:00Z"),
                Instant.parse("2026-11-20T09:30:00Z"),
                4);
    }

    public static Details details(When start, When end) {
        return new Details("Meeting", "", "", "", start, end, "", List.of(), List.of());
    }

    static Details texts(String summary, String description, String location) {
        When start = berlin("2026-12-01T10:00");
        return new Details(
                summary, description, "", location, start, berlin("2026-12-01T11:00"), "", List.of(), List.of());
    }

    static When berlin(String local) {
        return When.zoned(LocalDateTime.parse(local), "Europe/Berlin");
    }

    public static String written(Details details) {
        return written(details, Method.REQUEST);
    }

    static String written(Details details, Method method) {
        return written(event(details), "", method);
    }

    /** For Gustav, who has not answered. */
    public static String written(Event event, String date, Method method) {
        byte[] bytes = new CalendarWriter()
                .prototype(event, date, method, NOW)
                .personal("rsvp-k3v9@invites.example", new Invitation(event, GUSTAV), NOW);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A small REQUEST with these lines in its VEVENT. */
    static String calendar(String... lines) {
        return "BEGIN:VCALENDAR\r\nPRODID:-//Example//EN\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
                + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    public static CalendarMessage read(String text) {
        return READER.read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Details readDetails(String... lines) {
        return read(calendar(lines)).parts().get(0).details().orElseThrow();
    }
}
