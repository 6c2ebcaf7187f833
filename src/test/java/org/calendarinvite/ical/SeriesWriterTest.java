package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Past;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.junit.jupiter.api.Test;

/** A series and its dates, as attendees' calendars get them. */
class SeriesWriterTest {

    private static final When FIRST = Samples.berlin("2026-12-01T10:00");
    private static final When SECOND = Samples.berlin("2026-12-08T10:00");
    private static final When THIRD = Samples.berlin("2026-12-15T10:00");
    private static final String SECOND_KEY = "20261208T090000Z";
    private static final String THIRD_KEY = "20261215T090000Z";

    private static final Details TUESDAYS = new Details(
            "Choir",
            "",
            "",
            "Hall",
            FIRST,
            Samples.berlin("2026-12-01T11:00"),
            "FREQ=WEEKLY;COUNT=9",
            List.of(),
            List.of(SECOND, Samples.berlin("2026-12-22T10:00")));
    private static final Details MOVED = new Details(
            "Choir with guests",
            "",
            "",
            "Church",
            When.zoned(LocalDateTime.parse("2026-12-08T15:00"), "America/New_York"),
            When.zoned(LocalDateTime.parse("2026-12-08T16:30"), "America/New_York"),
            "FREQ=DAILY",
            List.of(),
            List.of());
    private static final Series SERIES = new Series(
            TUESDAYS,
            false,
            List.of(instance(SECOND, Optional.of(MOVED), 5), instance(THIRD, Optional.empty(), 6)),
            2,
            0);
    private static final Event EVENT = Samples.event("Olivia", SERIES, Event.Status.CONFIRMED, 6);
    private static final Event CANCELLED = Samples.event("Olivia", SERIES, Event.Status.CANCELLED, 7);

    @Test
    @Conforms({19, 20})
    void wholeIsTheMasterAndEachChangedDate() {
        String text = Samples.written(EVENT, "", Method.REQUEST);
        List<EventPart> parts = Samples.read(text).parts();
        assertEquals(2, parts.size(), text);
        EventPart whole = parts.get(0);
        assertTrue(whole.recurrenceId().isEmpty());
        assertEquals(2, whole.sequence());
        assertEquals("FREQ=WEEKLY;COUNT=9", whole.details().orElseThrow().rrule());
        assertEquals(
                List.of(THIRD, Samples.berlin("2026-12-22T10:00")),
                whole.details().orElseThrow().exdates(),
                "cancelled dates are left out, changed ones are not");
        EventPart second = parts.get(1);
        assertEquals(Optional.of(SECOND), second.recurrenceId());
        assertEquals(5, second.sequence());
        assertEquals(Optional.of(MOVED.at(MOVED.start(), MOVED.end())), second.details());
        assertTrue(text.contains("TZID:Europe/Berlin\r\n") && text.contains("TZID:America/New_York\r\n"), text);
        assertEquals(2, count(text, "ATTENDEE;"), text);
        assertEquals(2, count(text, "ORGANIZER;"), text);
    }

    @Test
    @Conforms({10, 19})
    void oneDateIsOneVeventWithoutRule() {
        String text = Samples.written(EVENT, SECOND_KEY, Method.REQUEST);
        EventPart part = Samples.read(text).parts().get(0);
        assertEquals(1, count(text, "BEGIN:VEVENT"));
        assertTrue(text.contains("RECURRENCE-ID;TZID=Europe/Berlin:20261208T100000\r\n"), text);
        assertEquals(5, part.sequence());
        assertEquals("CONFIRMED", part.status());
        assertEquals("Church", part.details().orElseThrow().location());
        assertFalse(text.contains("EXDATE") || text.contains("RRULE:FREQ=DAILY"), text);
    }

    @Test
    void unchangedDateIsWhatTheSeriesSaysOnIt() {
        EventPart part = Samples.read(Samples.written(EVENT, "20261229T090000Z", Method.REQUEST))
                .parts()
                .get(0);
        assertEquals(2, part.sequence());
        Details details = part.details().orElseThrow();
        assertEquals(Samples.berlin("2026-12-29T10:00"), details.start());
        assertEquals(Samples.berlin("2026-12-29T11:00"), details.end());
        assertEquals("Choir", details.summary());
    }

    @Test
    @Conforms(24)
    void cancelledDateNamesWhenItWouldHaveBeen() {
        String text = Samples.written(EVENT, THIRD_KEY, Method.CANCEL);
        EventPart part = Samples.read(text).parts().get(0);
        assertEquals(Optional.of(THIRD), part.recurrenceId());
        assertEquals(Optional.of(TUESDAYS.at(THIRD, Samples.berlin("2026-12-15T11:00"))), part.details());
        assertEquals("CANCELLED", part.status());
        assertEquals(6, part.sequence());
        assertFalse(text.contains("RSVP"), text);
    }

    @Test
    void endOfAllIsOneVeventForTheWhole() {
        String text = Samples.written(CANCELLED, "", Method.CANCEL);
        EventPart part = Samples.read(text).parts().get(0);
        assertEquals(1, count(text, "BEGIN:VEVENT"));
        assertFalse(text.contains("RECURRENCE-ID"), text);
        assertEquals(CANCELLED.sequence(), part.sequence());
        assertEquals("CANCELLED", part.status());
        assertEquals(FIRST, part.details().orElseThrow().start());
        assertEquals(
                7,
                Samples.read(Samples.written(CANCELLED, SECOND_KEY, Method.CANCEL))
                        .parts()
                        .get(0)
                        .sequence());
    }

    @Test
    void ofAPartialSeriesOnlyKnownDatesAreWritten() {
        Series partial = new Series(MOVED, true, SERIES.instances(), 2, 0);
        for (Method method : List.of(Method.REQUEST, Method.CANCEL)) {
            String text = Samples.written(Samples.event("Olivia", partial), "", method);
            EventPart part = Samples.read(text).parts().get(0);
            assertEquals(1, count(text, "BEGIN:VEVENT"));
            assertEquals(Optional.of(SECOND), part.recurrenceId());
            assertEquals(method == Method.CANCEL ? "CANCELLED" : "CONFIRMED", part.status());
        }
    }

    @Test
    void ofAPartialSeriesWithoutLivingDatesTheCancelledAreWritten() {
        Series over = new Series(MOVED, true, List.of(instance(THIRD, Optional.empty(), 3)), 2, 0);
        EventPart part = Samples.read(Samples.written(Samples.event("Olivia", over), "", Method.CANCEL))
                .parts()
                .get(0);
        assertEquals(Optional.of(THIRD), part.recurrenceId());
        assertEquals("CANCELLED", part.status());
    }

    @Test
    @Conforms(10)
    void dateThatNobodyCanNameIsAMistakeOfOurs() {
        assertThrows(IllegalArgumentException.class, () -> Samples.written(EVENT, "tomorrow", Method.REQUEST));
    }

    @Test
    @Conforms(10)
    void dateOfTheTimeBeforeASeriesWasInHoursOrInDaysIsCancelledAsItWasNamed() {
        String day = Samples.written(EVENT, "20261208", Method.CANCEL);
        assertTrue(day.contains("RECURRENCE-ID;VALUE=DATE:20261208\r\n"), day);
        assertTrue(day.contains("DTEND;VALUE=DATE:20261209\r\n"), day);
        String hour = ofOne(When.day(LocalDateTime.parse("2026-12-01T00:00")), SECOND_KEY, Method.CANCEL);
        assertTrue(hour.contains("RECURRENCE-ID:" + SECOND_KEY + "\r\n"), hour);
        assertTrue(hour.contains("DTSTART:" + SECOND_KEY + "\r\n"), hour);
    }

    @Test
    @Conforms(10)
    void idHasTheKindOfTheSeriesStart() {
        When day = When.day(LocalDateTime.parse("2026-12-01T00:00"));
        assertTrue(ofOne(day, "20261208").contains("RECURRENCE-ID;VALUE=DATE:20261208\r\n"));
        When utc = When.utc(LocalDateTime.parse("2026-12-01T09:00"));
        assertTrue(ofOne(utc, SECOND_KEY).contains("RECURRENCE-ID:20261208T090000Z\r\n"));
        When floating = When.floating(LocalDateTime.parse("2026-12-01T10:00"));
        assertTrue(ofOne(floating, "20261208T100000").contains("RECURRENCE-ID:20261208T100000\r\n"));
    }

    @Test
    void declinedProposalNamesTheDateAndNothingElse() {
        String text = Samples.written(EVENT, SECOND_KEY, Method.DECLINECOUNTER);
        List<String> event = text.substring(text.indexOf("BEGIN:VEVENT"))
                .lines()
                .map(line -> line.replaceFirst("[:;].*", ""))
                .toList();
        assertEquals(List.of("BEGIN", "UID", "RECURRENCE-ID", "SEQUENCE", "DTSTAMP", "ORGANIZER", "END", "END"), event);
        assertEquals(5, Samples.read(text).parts().get(0).sequence());
        assertTrue(text.contains("TZID:Europe/Berlin\r\n") && !text.contains("America"), text);
        assertFalse(Samples.written(EVENT, "", Method.DECLINECOUNTER).contains("VTIMEZONE"));
    }

    @Test
    void otherTimesCanBeProposedForADateButNotForASeries() {
        String disallowed = "X-MICROSOFT-DISALLOW-COUNTER:TRUE\r\n";
        assertEquals(1, count(Samples.written(EVENT, "", Method.REQUEST), disallowed));
        assertEquals(0, count(Samples.written(EVENT, SECOND_KEY, Method.REQUEST), disallowed));
        assertEquals(0, count(Samples.written(MOVED.at(FIRST, FIRST)), disallowed));
        assertEquals(0, count(Samples.written(EVENT, "", Method.CANCEL), disallowed));
    }

    @Test
    @Conforms(32)
    void eachDateHasItsOwnAnswer() {
        Answered yes = answer(PartStat.ACCEPTED);
        Attendee guest = Samples.GUSTAV.answered(yes).answeredOn(SECOND_KEY, answer(PartStat.DECLINED));
        List<EventPart> parts = Samples.read(personal(guest)).parts();
        assertEquals("ACCEPTED", parts.get(0).guests().get(0).partstat());
        assertEquals("DECLINED", parts.get(1).guests().get(0).partstat());
    }

    @Test
    @Conforms({19, 32})
    void aDateAnsweredApartIsNamedWithItsOwnAnswerAndNumber() {
        String fifth = "20261229T090000Z";
        Instance told = instance(Samples.berlin("2026-12-29T10:00"), Optional.empty(), 4);
        Series series = new Series(
                TUESDAYS,
                false,
                SERIES.instances(),
                2,
                0,
                new Past(List.of(), List.of(), List.of(told), Optional.empty()));
        Event event = Samples.event("Olivia", series, Event.Status.CONFIRMED, 6);
        Attendee guest =
                Samples.GUSTAV.answered(answer(PartStat.ACCEPTED)).answeredOn(fifth, answer(PartStat.DECLINED));
        byte[] bytes = new CalendarWriter()
                .prototype(event, "", List.of(fifth), Method.REQUEST, Samples.NOW)
                .personal("rsvp-k3v9@invites.example", new Invitation(event, guest), Samples.NOW);
        List<EventPart> parts =
                Samples.read(new String(bytes, StandardCharsets.UTF_8)).parts();
        assertEquals(
                List.of("ACCEPTED", "ACCEPTED", "DECLINED"),
                parts.stream().map(part -> part.guests().get(0).partstat()).toList());
        EventPart apart = parts.get(2);
        assertEquals(Optional.of(Samples.berlin("2026-12-29T10:00")), apart.recurrenceId());
        assertEquals(4, apart.sequence());
        assertEquals(
                Optional.of(TUESDAYS.at(Samples.berlin("2026-12-29T10:00"), Samples.berlin("2026-12-29T11:00"))),
                apart.details());
        assertEquals("CONFIRMED", apart.status());
    }

    @Test
    void onlyARequestAboutTheWholeNamesMoreDates() {
        for (Method method : Samples.PERSONAL) {
            for (String date : List.of("", SECOND_KEY)) {
                byte[] bytes = new CalendarWriter()
                        .prototype(EVENT, date, List.of("20261229T090000Z"), method, Samples.NOW)
                        .personal("a@b.example", new Invitation(EVENT, Samples.GUSTAV), Samples.NOW);
                boolean named = new String(bytes, StandardCharsets.UTF_8).contains("20261229T100000");
                assertEquals(method == Method.REQUEST && date.isEmpty(), named, method + " " + date);
            }
        }
    }

    @Test
    @Conforms(34)
    void delegateIsToldWhomHeComesInsteadOf() {
        String text = personal(Samples.GUSTAV.insteadOf("o'hara+x@example.org")).replace("\r\n ", "");
        assertTrue(text.contains(";DELEGATED-FROM=\"mailto:o'hara+x@example.org\";CN=Gustav Guest:mailto:"), text);
    }

    @Test
    void zonesHoldForEveryMomentOfEveryDate() {
        Details late = TUESDAYS.at(Samples.berlin("1997-07-01T10:00"), Samples.berlin("1997-07-01T11:00"));
        Series series = new Series(TUESDAYS, false, List.of(instance(SECOND, Optional.of(late), 5)), 2, 0);
        String text = Samples.written(Samples.event("Olivia", series), "", Method.REQUEST);
        assertTrue(text.contains("DTSTART:19970330T020000\r\n"), text);
        assertEquals(1, count(text, "TZID:Europe/Berlin"));
    }

    private static String ofOne(When start, String key) {
        return ofOne(start, key, Method.REQUEST);
    }

    private static String ofOne(When start, String key, Method method) {
        Details details = new Details("", "", "", "", start, start, "FREQ=WEEKLY", List.of(), List.of());
        return Samples.written(Samples.event(details), key, method);
    }

    private static String personal(Attendee guest) {
        byte[] bytes = new CalendarWriter()
                .prototype(EVENT, "", Method.REQUEST, Samples.NOW)
                .personal("rsvp-k3v9@invites.example", new Invitation(EVENT, guest), Samples.NOW);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Answered answer(PartStat status) {
        return new Answered(status, 6, Instant.EPOCH, Instant.EPOCH, "", Belief.VERIFIED);
    }

    private static Instance instance(When id, Optional<Details> details, long sequence) {
        return new Instance(id, details, new Source(1, Samples.NOW), sequence, 0);
    }

    private static long count(String text, String part) {
        return Stream.iterate(text.indexOf(part), at -> at >= 0, at -> text.indexOf(part, at + 1))
                .count();
    }
}
