package org.calendarinvite.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.mail.ReadMails;
import org.calendarinvite.mail.ReplyReader;
import org.calendarinvite.reply.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written in the manner of a calendar is read by this server as the answer that was meant. */
class AnswerWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final String RSVP = "rsvp-abc@ours.org";
    private static final CalendarReader CALENDARS = new CalendarReader(1000, 65536, 4 << 20, 5000);
    private static final CalendarMessage SINGLE = invitation("");
    private static final CalendarMessage WEEKLY = invitation("RRULE:FREQ=WEEKLY;COUNT=8\r\n");

    @ParameterizedTest
    @CsvSource({
        "GMAIL,YES,ACCEPTED", "GMAIL,MAYBE,TENTATIVE", "GMAIL,NO,DECLINED",
        "OUTLOOK,YES,ACCEPTED", "OUTLOOK,MAYBE,TENTATIVE", "OUTLOOK,NO,DECLINED",
        "APPLE,YES,ACCEPTED", "APPLE,MAYBE,TENTATIVE", "APPLE,NO,DECLINED"
    })
    void anAnswerIsReadAsWhatWasPressed(Dialect dialect, Says says, String partstat) {
        var reply = read(SINGLE, "", voice(says, dialect, Optional.empty()));
        assertEquals(Reply.Kind.ANSWER, reply.kind());
        assertEquals("invited-1", reply.uid());
        assertEquals(dialect.prodid(), reply.prodid());
        var part = reply.parts().get(0);
        assertEquals(3, part.sequence());
        assertEquals(Optional.empty(), part.date());
        assertEquals(1, part.voices().size());
        assertEquals(partstat, part.voices().get(0).partstat());
        assertEquals("See you, \"soon\";\nBob", part.comment());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void oneDateOfASeriesIsAnsweredByItself(Dialect dialect) {
        var reply = read(WEEKLY, "20270323T173000Z", voice(Says.NO, dialect, Optional.empty()));
        assertEquals(
                Instant.parse("2027-03-23T17:30:00Z"),
                reply.parts().get(0).date().orElseThrow().instant());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aProposalHasTheOtherTimes(Dialect dialect) {
        var start = When.zoned(LocalDateTime.of(2027, 3, 30, 19, 0), "Europe/Berlin");
        var end = When.zoned(LocalDateTime.of(2027, 3, 30, 20, 15), "Europe/Berlin");
        var times = Optional.of(new Voice.Times(start, end));
        for (var date : new String[] {"", "20270323T173000Z"}) {
            var reply = read(date.isEmpty() ? SINGLE : WEEKLY, date, voice(Says.PROPOSE, dialect, times));
            assertEquals(Reply.Kind.PROPOSAL, reply.kind());
            var part = reply.parts().get(0);
            assertEquals(start.instant(), part.details().orElseThrow().start().instant());
            assertEquals(end.instant(), part.details().orElseThrow().end().instant());
            assertEquals(date.isEmpty(), part.date().isEmpty());
            assertEquals("bob.lee@example.com", part.voices().get(0).email());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachCalendarHasItsManner(Dialect dialect) {
        var meant = Meant.of(SINGLE, "", new Recurrences()).orElseThrow();
        var text = new String(new AnswerWriter(meant, voice(Says.YES, dialect, Optional.empty())).write(), UTF_8);
        assertEquals(dialect != Dialect.OUTLOOK, text.contains("\r\nORGANIZER"), "Exchange answers without ORGANIZER");
        assertEquals(dialect == Dialect.GMAIL, text.contains("X-NUM-GUESTS"));
        assertEquals(dialect == Dialect.GMAIL, text.contains("DTSTART:20270316T173000Z"));
        assertEquals(dialect == Dialect.APPLE, text.contains("EMAIL=bob"));
        text.lines().forEach(line -> assertTrue(line.getBytes(UTF_8).length <= 75, line));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aDateThatTheSeriesDoesNotHaveCannotBeAnswered(Dialect any) {
        assertFalse(any.prodid().isEmpty());
        assertEquals(Optional.empty(), Meant.of(WEEKLY, "20270324T173000Z", new Recurrences()));
        assertEquals(Optional.empty(), Meant.of(SINGLE, "20270323T173000Z", new Recurrences()));
    }

    private static Voice voice(Says says, Dialect dialect, Optional<Voice.Times> times) {
        return new Voice("bob.lee@example.com", "Bob Lee", says, dialect, times, "See you, \"soon\";\nBob", NOW);
    }

    private static Reply read(CalendarMessage invitation, String date, Voice voice) {
        var meant = Meant.of(invitation, date, new Recurrences()).orElseThrow();
        var calendar = new AnswerWriter(meant, voice).write();
        var mail = new Envelope(
                voice.dialect(), voice.address(), RSVP, "Answer", voice.says().method(), "Bob said", calendar);
        return new ReplyReader(CALENDARS).read(ReadMails.mail(mail.write(NOW)));
    }

    private static CalendarMessage invitation(String rule) {
        var text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
                + "UID:invited-1\r\nSEQUENCE:3\r\nDTSTAMP:20261122T090000Z\r\n" + rule
                + "DTSTART;TZID=Europe/Berlin:20270316T183000\r\nDTEND;TZID=Europe/Berlin:20270316T213000\r\n"
                + "SUMMARY:Spring concert\\, with a title that is long enough to be folded twice 🎻🎻🎻🎻🎻🎻🎻🎻🎻🎻🎻🎻\r\n"
                + "LOCATION:Harbour Hall\r\nORGANIZER;CN=Ada:mailto:" + RSVP + "\r\n"
                + "ATTENDEE;RSVP=TRUE:mailto:bob.lee@example.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        return CALENDARS.read(text.getBytes(UTF_8));
    }
}
