package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.junit.jupiter.api.Test;

class CalendarWriterTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected");

    private static final Details SERIES = new Details(
            "Grüße; \"Team\", 🎄 " + "very long ".repeat(12).strip(),
            "First line\nSecond \\ line, with a very long text that has to be folded somewhere 👩‍👩‍👧‍👦 "
                    + "ü".repeat(60),
            "",
            "Room 7, 2nd floor",
            Samples.berlin("2026-12-01T10:00"),
            Samples.berlin("2026-12-01T11:00"),
            "FREQ=WEEKLY;UNTIL=20270601T080000Z;BYDAY=TU",
            List.of(Samples.berlin("2026-12-03T10:00")),
            List.of(Samples.berlin("2026-12-08T10:00"), Samples.berlin("2026-12-15T10:00")));

    @Test
    void requestLooksAsItDid() throws IOException {
        sameAs("request.ics", Samples.written(SERIES));
    }

    @Test
    void cancellationLooksAsItDid() throws IOException {
        sameAs("cancel.ics", Samples.written(SERIES, Method.CANCEL));
    }

    @Test
    void whatIsWrittenIsReadBackByOurselves() {
        EventPart part = Samples.read(Samples.written(SERIES)).parts().get(0);
        assertEquals(Optional.of(SERIES), part.details());
        assertEquals(3, part.sequence());
        assertEquals(Samples.NOW, part.dtstamp());
        assertEquals("rsvp-k3v9@invites.example", part.organizer());
        assertEquals(List.of(new Guest("gustav@example.net", "Gustav Guest", "NEEDS-ACTION", "")), part.guests());
    }

    @Test
    void ical4jFindsNothingToComplainAbout() throws IOException, ParserException {
        for (Method method : List.of(Method.REQUEST, Method.CANCEL)) {
            Calendar calendar = new CalendarBuilder().build(new StringReader(Samples.written(SERIES, method)));
            assertFalse(
                    calendar.validate().hasErrors(), () -> calendar.validate().toString());
            assertEquals(SERIES.summary(), value(calendar, "SUMMARY"));
            assertEquals(SERIES.description(), value(calendar, "DESCRIPTION"));
            assertEquals("20261201T100000", value(calendar, "DTSTART"));
            assertEquals("3", value(calendar, "SEQUENCE"));
            assertEquals("mailto:gustav@example.net", value(calendar, "ATTENDEE"));
        }
    }

    @Test
    void biweeklyFindsNothingToComplainAbout() throws IOException {
        try (ICalReader reader = new ICalReader(Samples.written(SERIES))) {
            ICalendar calendar = reader.readNext();
            assertEquals(List.of(), reader.getWarnings());
            assertTrue(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty());
            VEvent event = calendar.getEvents().get(0);
            assertEquals(SERIES.summary(), event.getSummary().getValue());
            assertEquals(SERIES.description(), event.getDescription().getValue());
            assertEquals(SERIES.location(), event.getLocation().getValue());
            assertEquals(
                    SERIES.start().instant(), event.getDateStart().getValue().toInstant());
            assertEquals(SERIES.end().instant(), event.getDateEnd().getValue().toInstant());
            assertEquals("gustav@example.net", event.getAttendees().get(0).getEmail());
            assertEquals("Gustav Guest", event.getAttendees().get(0).getCommonName());
            assertEquals("rsvp-k3v9@invites.example", event.getOrganizer().getEmail());
        }
    }

    @Test
    void daysUtcAndFloatingTimesHaveNoZone() {
        LocalDateTime ten = LocalDateTime.parse("2026-12-01T10:00");
        LocalDateTime midnight = LocalDateTime.parse("2026-12-01T00:00");
        for (Details details : List.of(
                Samples.details(When.day(midnight), When.day(midnight.plusDays(1))),
                Samples.details(When.utc(ten), When.utc(ten.plusHours(1))),
                Samples.details(When.floating(ten), When.floating(ten.plusHours(1))))) {
            String text = Samples.written(details);
            assertFalse(text.contains("VTIMEZONE"), text);
            assertEquals(Optional.of(details), Samples.read(text).parts().get(0).details());
        }
        assertTrue(Samples.written(Samples.details(When.utc(ten), When.utc(ten)))
                .contains("DTSTART:20261201T100000Z\r\n"));
    }

    @Test
    void eventWithoutLengthHasNoEnd() {
        When start = Samples.berlin("2026-12-01T10:00");
        assertFalse(Samples.written(Samples.details(start, start)).contains("DTEND"));
    }

    @Test
    @Conforms(4)
    void namesCannotLeaveTheirLine() {
        Attendee guest = Attendee.asked(
                "uid", "c|d%e`f@g.example", "Smith, John; \"Jr\": \u0007ok", "t", "api", List.of(), Samples.NOW);
        Event event = Samples.event("Eve\"\r\nATTENDEE:mailto:x@y.example", Series.of(SERIES));
        byte[] bytes = new CalendarWriter()
                .prototype(event, "", Method.CANCEL, Samples.NOW)
                .personal("a@b.example", new Invitation(event, guest), Samples.NOW);
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n ", "");
        assertTrue(text.contains("ORGANIZER;CN=\"Eve^' ATTENDEE:mailto:x@y.example\":mailto:a@b.example\r\n"), text);
        assertTrue(
                text.contains(
                        ";PARTSTAT=NEEDS-ACTION;CN=\"Smith, John; ^'Jr^': ok\":mailto:c%7Cd%25e%60f@g.example\r\n"),
                text);
        Guest read = Samples.read(text).parts().get(0).guests().get(0);
        assertEquals(new Guest("c|d%e`f@g.example", "Smith, John; \"Jr\": ok", "NEEDS-ACTION", ""), read);
    }

    /** ical4j breaks on the first two outside of DQUOTEs or before one. */
    @Test
    void oddNamesAreQuotedAndKeptAsFarAsTheyCanBe() {
        for (String[] pair : new String[][] {
            {"=Anna", "=Anna"},
            {"Anna\\", "Anna"},
            {"Anna ^n", "Anna ^n"},
            {"Anna-Lena Ö. O'Hara", "Anna-Lena Ö. O'Hara"}
        }) {
            Event event = Samples.event(pair[0], Series.of(SERIES));
            String text = Samples.written(event, "", Method.REQUEST);
            assertEquals(pair[1], Samples.read(text).parts().get(0).organizerName(), text);
            assertEquals(pair[0].matches(".*[=^].*"), text.contains("ORGANIZER;CN=\""), text);
        }
    }

    @Property(tries = 300)
    @Conforms(4)
    void anyTextSurvivesWritingAndReading(@ForAll("texts") String summary, @ForAll("texts") String description) {
        String title = PlainText.oneLine(summary);
        Details details = Samples.texts(title, PlainText.lines(description), title);
        String text = Samples.written(details);
        assertEquals(Optional.of(details), Samples.read(text).parts().get(0).details());
        VEvent event = Biweekly.parse(text).first().getEvents().get(0);
        assertEquals(title, event.getSummary().getValue());
    }

    @Property(tries = 300)
    @Conforms(2)
    void noLineIsTooLongAndNoFoldFallsIntoACharacterOrAnEscape(@ForAll("texts") String text) {
        String written = Samples.written(Samples.texts(text, text, text));
        assertTrue(written.endsWith("END:VCALENDAR\r\n"));
        String[] lines = written.split("\r\n");
        for (int i = 0; i < lines.length; i++) {
            byte[] bytes = lines[i].getBytes(StandardCharsets.UTF_8);
            assertTrue(bytes.length <= 75, lines[i]);
            assertFalse(lines[i].contains("\n") || lines[i].contains("\r"));
            assertFalse(
                    lines[i].endsWith("\uFFFD") || Character.isHighSurrogate(lines[i].charAt(lines[i].length() - 1)));
            boolean folded = i + 1 < lines.length && lines[i + 1].startsWith(" ");
            int backslashes =
                    lines[i].length() - lines[i].replaceAll("\\\\+$", "").length();
            if (folded) assertEquals(0, backslashes % 2, lines[i]);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "\\",
                        "\n",
                        ";",
                        ",",
                        ":",
                        "\"",
                        " ",
                        "\\n",
                        "\\\\",
                        "👩‍👩‍👧‍👦",
                        "e\u0301",
                        "שלום",
                        "مرحبا",
                        "ü",
                        "漢字",
                        "\t"),
                Arbitraries.strings()
                        .withCharRange(' ', '~')
                        .withCharRange('\u00a0', '\ud7ff')
                        .ofMaxLength(30));
        return pieces.list().ofMaxSize(30).map(list -> String.join("", list));
    }

    private static String value(Calendar calendar, String property) {
        return calendar.getComponent(Component.VEVENT)
                .orElseThrow()
                .getProperty(property)
                .orElseThrow()
                .getValue();
    }

    /** {@code -Dupdate=true} accepts what is written now. */
    private static void sameAs(String file, String written) throws IOException {
        Path path = EXPECTED.resolve(file);
        if (Boolean.getBoolean("update")) Files.writeString(path, written);
        assertEquals(Files.readString(path), written);
    }
}
