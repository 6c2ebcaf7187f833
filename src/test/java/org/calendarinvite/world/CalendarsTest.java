package org.calendarinvite.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the tests send must itself be right, or they prove nothing. */
class CalendarsTest {

    private final Draft draft = Draft.of("olga@work.example");

    @Test
    void organizersRequestIsAValidCalendarMail() {
        var mail = new ReceivedMail(Calendars.request(draft).raw());
        assertEquals(
                "multipart/mixed(multipart/alternative(text/plain,text/html,text/calendar),application/ics)",
                mail.structure());
        var part = mail.calendar().orElseThrow();
        InviteChecks.bytes(part.bytes());
        assertEquals(Calendars.berlin(draft.start()).toInstant(), Parsers.start(part.text()));
        var calendar = new CalendarText(part.text());
        assertEquals("REQUEST", calendar.method());
        assertEquals(draft.uid(), calendar.uid());
        assertEquals(
                "Olga Müller",
                calendar.all("VCALENDAR/VEVENT", "ORGANIZER").get(0).param("CN"));
        assertTrue(calendar.event("SUMMARY").value().contains("Garten 🌻"));
    }

    @Test
    void cancellationIsTheNextVersion() {
        var mail = new ReceivedMail(Calendars.cancel(draft).raw());
        var calendar = new CalendarText(mail.calendar().orElseThrow().text());
        assertEquals("CANCEL", calendar.method());
        assertEquals("CANCELLED", calendar.event("STATUS").value());
        assertEquals(1, calendar.sequence());
    }

    @Test
    void googleAnswersToTheOrganizerOfTheInvite() {
        var reply = Calendars.googleReply(invite(), "ACCEPTED", Instant.parse("2026-11-22T10:00:00Z"));
        assertEquals("rsvp-abc123@invites.localhost", reply.recipient());
        var text = new ReceivedMail(reply.raw()).calendar().orElseThrow().text();
        Parsers.start(text);
        var calendar = new CalendarText(text);
        assertEquals("ACCEPTED", calendar.event("ATTENDEE").param("PARTSTAT"));
        assertEquals("20261122T100000Z", calendar.event("DTSTAMP").value());
        assertEquals("server-uid 3 REPLY", calendar.saying());
    }

    @Test
    void outlookAnswersWithoutOrganizer() {
        var reply = Calendars.outlookReply(invite(), "DECLINED", Instant.now());
        var calendar = new CalendarText(
                new ReceivedMail(reply.raw()).calendar().orElseThrow().text());
        assertEquals(0, calendar.all("VCALENDAR/VEVENT", "ORGANIZER").size());
        assertEquals("MAILTO:Bruno@home.example", calendar.event("ATTENDEE").value());
        assertEquals("W. Europe Standard Time", calendar.event("DTSTART").param("TZID"));
    }

    @Test
    void checksSeeALineThatIsTooLongAndABareLineFeed() {
        var longLine = "BEGIN:VCALENDAR\r\nSUMMARY:" + "x".repeat(68) + "\r\nEND:VCALENDAR\r\n";
        var bareLineFeed = "BEGIN:VCALENDAR\r\nSUMMARY:x\nEND:VCALENDAR\r\n";
        var cutCharacter = "BEGIN:VCALENDAR\r\nSUMMARY:\u00c3\r\n \u00bc\r\nEND:VCALENDAR\r\n";
        for (var wrong : new String[] {longLine, bareLineFeed, cutCharacter}) {
            var bytes = wrong.getBytes(StandardCharsets.ISO_8859_1);
            assertThrows(AssertionError.class, () -> InviteChecks.bytes(bytes), wrong);
        }
    }

    @Test
    void forgedMailIsTheSameMail() {
        var mail = Calendars.request(draft);
        assertFalse(mail.forged().proven());
        assertEquals(mail.text(), mail.forged().text());
    }

    private static CalendarText invite() {
        return new CalendarText(String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "METHOD:REQUEST",
                "BEGIN:VEVENT",
                "UID:server-uid",
                "SEQUENCE:3",
                "SUMMARY:Fest",
                "DTSTART;TZID=Europe/Berlin:20261201T100000",
                "DTEND;TZID=Europe/Berlin:20261201T120000",
                "ORGANIZER;CN=\"Müller, Olga\":mailto:rsvp-abc123@invites.localhost",
                "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bruno@home.example",
                "END:VEVENT",
                "END:VCALENDAR",
                ""));
    }
}
