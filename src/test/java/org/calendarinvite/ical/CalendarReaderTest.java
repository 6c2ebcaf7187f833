package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;
import org.junit.jupiter.api.Test;

class CalendarReaderTest {

    static final String GMAIL =
            """
            BEGIN:VCALENDAR
            PRODID:-//Google Inc//Google Calendar 70.9054//EN
            VERSION:2.0
            CALSCALE:GREGORIAN
            METHOD:REQUEST
            BEGIN:VTIMEZONE
            TZID:America/New_York
            X-LIC-LOCATION:America/New_York
            BEGIN:DAYLIGHT
            TZOFFSETFROM:-0500
            TZOFFSETTO:-0400
            TZNAME:EDT
            DTSTART:19700308T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZOFFSETFROM:-0400
            TZOFFSETTO:-0500
            TZNAME:EST
            DTSTART:19701101T020000
            RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART;TZID=America/New_York:20270105T090000
            DTEND;TZID=America/New_York:20270105T093000
            RRULE:FREQ=WEEKLY;WKST=SU;UNTIL=20270301T045959Z;BYDAY=TU
            EXDATE;TZID=America/New_York:20270112T090000
            DTSTAMP:20261122T101112Z
            ORGANIZER;CN=Olivia Organizer:mailto:Olivia@Example.com
            UID:3kq1m2n4@google.com
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE
             ;CN=Olivia Organizer;X-NUM-GUESTS=0:mailto:olivia@example.com
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=
             TRUE;CN=create@invites.example;X-NUM-GUESTS=0:mailto:create@invites.example
            X-MICROSOFT-CDO-OWNERAPPTID:-712803447
            CREATED:20261122T101110Z
            DESCRIPTION:Line one\\nLine two\\, with a comma
            LAST-MODIFIED:20261122T101111Z
            LOCATION:Room 7\\; 2nd floor
            SEQUENCE:2
            STATUS:CONFIRMED
            SUMMARY:Stand-up
            TRANSP:OPAQUE
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:This is an event reminder
            TRIGGER:-P0DT0H10M0S
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;

    static final String OUTLOOK =
            """
            BEGIN:VCALENDAR
            METHOD:REQUEST
            PRODID:Microsoft Exchange Server 2010
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            ORGANIZER;CN="Organizer, Olivia":MAILTO:olivia@example.com
            ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="create@in
             vites.example":MAILTO:create@invites.example
            DESCRIPTION;LANGUAGE=de-DE:\\n
            UID:040000008200E00074C5B7101A82E00800000000D0E7B3E8
            SUMMARY;LANGUAGE=de-DE:Jahresgespräch
            DTSTART;TZID=W. Europe Standard Time:20261201T100000
            DTEND;TZID=W. Europe Standard Time:20261201T110000
            CLASS:PUBLIC
            PRIORITY:5
            DTSTAMP:20261122T101112Z
            TRANSP:OPAQUE
            STATUS:CONFIRMED
            SEQUENCE:0
            LOCATION;LANGUAGE=de-DE:
            X-MICROSOFT-CDO-APPT-SEQUENCE:0
            X-MICROSOFT-DISALLOW-COUNTER:FALSE
            END:VEVENT
            END:VCALENDAR
            """;

    static final String APPLE =
            """
            BEGIN:VCALENDAR
            CALSCALE:GREGORIAN
            METHOD:REQUEST
            PRODID:-//Apple Inc.//macOS 14.5//EN
            VERSION:2.0
            BEGIN:VEVENT
            ATTENDEE;CN="Olivia";CUTYPE=INDIVIDUAL;EMAIL="olivia@icloud.example";PARTSTAT=ACCEPTED;ROLE=CHAIR:
             /aMTY4OTk0NjAxNjg5OTQ2/principal/
            ATTENDEE;CUTYPE=INDIVIDUAL;EMAIL="create@invites.example";RSVP=TRUE:mailto:create@invites.example
            CREATED:20261122T101112Z
            DTEND;VALUE=DATE:20261225
            DTSTAMP:20261122T101112Z
            DTSTART;VALUE=DATE:20261224
            ORGANIZER;CN="Olivia";EMAIL="olivia@icloud.example":mailto:2_GE2TM@imip.me.example
            SEQUENCE:1
            SUMMARY:Closed 🎄
            UID:0BA4C1D0-7C5B-4B4B-8B0A-8F5C57C0B7C1
            X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
            END:VEVENT
            END:VCALENDAR
            """;

    @Test
    void seriesFromGmailIsReadWithItsZoneAndRule() {
        CalendarMessage message = Samples.read(GMAIL);
        assertEquals("REQUEST", message.method());
        assertEquals("-//Google Inc//Google Calendar 70.9054//EN", message.prodid());
        EventPart part = message.parts().get(0);
        assertEquals("3kq1m2n4@google.com", part.uid());
        assertEquals(2, part.sequence());
        assertEquals(Instant.parse("2026-11-22T10:11:12Z"), part.dtstamp());
        assertEquals("olivia@example.com", part.organizer());
        assertEquals("Olivia Organizer", part.organizerName());
        assertEquals("CONFIRMED", part.status());
        assertEquals(
                List.of(
                        new Guest("olivia@example.com", "Olivia Organizer", "ACCEPTED", ""),
                        new Guest("create@invites.example", "", "NEEDS-ACTION", "")),
                part.guests());
        assertEquals(
                new Details(
                        "Stand-up",
                        "Line one\nLine two, with a comma",
                        "",
                        "Room 7; 2nd floor",
                        newYork("2027-01-05T09:00"),
                        newYork("2027-01-05T09:30"),
                        "FREQ=WEEKLY;UNTIL=20270301T045959Z;BYDAY=TU;WKST=SU",
                        List.of(),
                        List.of(newYork("2027-01-12T09:00"))),
                part.details().orElseThrow());
    }

    @Test
    void windowsZoneOfOutlookBecomesItsIanaZone() {
        EventPart part = Samples.read(OUTLOOK).parts().get(0);
        assertEquals("Organizer, Olivia", part.organizerName());
        Details details = part.details().orElseThrow();
        assertEquals(Samples.berlin("2026-12-01T10:00"), details.start());
        assertEquals("Jahresgespräch", details.summary());
        assertEquals("", details.location());
    }

    @Test
    void wholeDayOfAppleStaysADay() {
        EventPart part = Samples.read(APPLE).parts().get(0);
        Details details = part.details().orElseThrow();
        assertEquals(day("2026-12-24"), details.start());
        assertEquals(day("2026-12-25"), details.end());
        assertEquals("Closed 🎄", details.summary());
        assertEquals("olivia@icloud.example", part.guests().get(0).email());
        assertEquals("2_ge2tm@imip.me.example", part.organizer());
    }

    @Test
    @Conforms(3)
    void foldInsideACharacterIsHealed() {
        byte[] text = Samples.calendar("UID:1", "SUMMARY:Grüße").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream folded = new ByteArrayOutputStream();
        for (byte b : text) {
            if (b == (byte) 0xbc) folded.writeBytes(new byte[] {'\r', '\n', ' '});
            folded.write(b);
        }
        String withStart =
                folded.toString(StandardCharsets.ISO_8859_1).replace("UID:1", "UID:1\r\nDTSTART:20261201T100000Z");
        byte[] bytes = withStart.getBytes(StandardCharsets.ISO_8859_1);
        CalendarMessage message = Samples.READER.read(bytes);
        assertEquals("Grüße", message.parts().get(0).details().orElseThrow().summary());
    }

    @Test
    @Conforms(38)
    void declaredCharsetCountsAndAWrongOneIsForgiven() {
        String text = Samples.calendar("UID:1", "DTSTART:20261201T100000Z", "SUMMARY:Grüße");
        for (String[] pair : new String[][] {
            {"UTF-8", "UTF-8"},
            {"ISO-8859-1", "ISO-8859-1"},
            {"UTF-16", "UTF-16"},
            {"UTF-8", "US-ASCII"},
            {"ISO-8859-1", "UTF-8"}
        }) {
            byte[] bytes = text.getBytes(Charset.forName(pair[0]));
            CalendarMessage message = Samples.READER.read(bytes, Charset.forName(pair[1]));
            assertEquals(
                    "Grüße",
                    message.parts().get(0).details().orElseThrow().summary(),
                    pair[0] + " declared as " + pair[1]);
        }
    }

    @Test
    void markBlankLinesAndOddLineEndsBeforeTheCalendarAreForgiven() {
        String text = Samples.calendar("UID:1", "DTSTART:20261201T100000Z", "SUMMARY:Hi");
        for (String odd : List.of(
                "\uFEFF" + text,
                "\r\n \r\n" + text,
                text.replace("\r\n", "\r\r\n"),
                text.replace("\r\n", "\n"),
                text.replace("\r\n", "\r"),
                text.replace("BEGIN:", "begin:").replace("END:VEVENT", "end:vevent "))) {
            assertEquals(
                    "Hi",
                    Samples.read(odd).parts().get(0).details().orElseThrow().summary());
        }
    }

    @Test
    @Conforms(11)
    void oddLinesCostNothingButThemselves() {
        Details details = Samples.readDetails(
                "UID:1",
                "no content line",
                "X-WR:",
                "X-FOO;bar;=;A=\"open:quote",
                "STRUCTURED-DATA;VALUE=TEXT;X=\"a\",\"b\":c",
                "BEGIN:PARTICIPANT",
                "UID:another",
                "END:PARTICIPANT",
                "DTSTART;TZID=\"Europe/Berlin:20261201T100000",
                "DTEND;TZID=\"Europe/Berlin\":20261201T110000",
                "SUMMARY:Still here");
        assertEquals("Still here", details.summary());
        assertEquals(Samples.berlin("2026-12-01T10:00"), details.start());
    }

    @Test
    void methodMayBeWrittenSmallOrMissing() {
        String text = Samples.calendar("UID:1");
        assertEquals("REPLY", Samples.read(text.replace("REQUEST", "reply")).method());
        assertEquals("", Samples.read(text.replace("METHOD:REQUEST\r\n", "")).method());
    }

    @Test
    void answerOfExchangeNeedsNeitherOrganizerNorStart() {
        CalendarMessage message = Samples.read(Samples.calendar(
                        "UID:1",
                        "ATTENDEE;PARTSTAT=accepted;SENT-BY=\"mailto:pa@example.net\";CN=\"'Gustav'\":MAILTO:Gustav@Example.net",
                        "RECURRENCE-ID;TZID=W. Europe Standard Time:20261201T100000",
                        "SUMMARY:Accepted: Meeting")
                .replace("REQUEST", "REPLY"));
        EventPart part = message.parts().get(0);
        assertEquals("", part.organizer());
        assertEquals(0, part.sequence());
        assertEquals(Instant.EPOCH, part.dtstamp());
        assertTrue(part.details().isEmpty());
        assertEquals(Samples.berlin("2026-12-01T10:00"), part.recurrenceId().orElseThrow());
        assertEquals(List.of(new Guest("gustav@example.net", "'Gustav'", "ACCEPTED", "")), part.guests());
    }

    @Test
    void answerWithDetailsThatCannotBeReadStillCounts() {
        String text =
                Samples.calendar("UID:1", "DTSTART;TZID=Nowhere:20261201T100000", "ATTENDEE:mailto:a@example.net");
        EventPart part = Samples.read(text.replace("REQUEST", "REPLY")).parts().get(0);
        assertTrue(part.details().isEmpty());
        assertEquals("a@example.net", part.guests().get(0).email());
    }

    @Test
    void commentsAreOneTextWithoutWhatTurnsOrHidesIt() {
        String text = Samples.calendar(
                "UID:1", "COMMENT:Too early\\, sorry.\\n\\nTwo?\u202e\u0007", "COMMENT;LANGUAGE=en:Or three.");
        assertEquals("Too early, sorry.\n\nTwo?\nOr three.", comment(text));
        assertEquals("", comment(Samples.calendar("UID:1")));
    }

    @Test
    void aCommentIsCutAtItsLimit() {
        String whole = "x".repeat(CalendarReader.MAX_COMMENT);
        assertEquals(whole, comment(Samples.calendar("UID:1", "COMMENT:" + whole)));
        assertEquals(whole, comment(Samples.calendar("UID:1", "COMMENT:" + whole + "y")));
    }

    private static String comment(String text) {
        return Samples.read(text.replace("REQUEST", "REPLY")).parts().get(0).comment();
    }

    @Test
    void endComesFromDurationOrFromTheDefaults() {
        assertEquals(
                Samples.berlin("2026-12-01T11:30"),
                end("DTSTART;TZID=Europe/Berlin:20261201T100000", "DURATION:PT1H30M"));
        // the night when the clocks go back has 25 hours
        assertEquals(
                Samples.berlin("2026-10-25T10:00"), end("DTSTART;TZID=Europe/Berlin:20261024T100000", "DURATION:P1D"));
        assertEquals(
                Samples.berlin("2026-10-25T09:00"),
                end("DTSTART;TZID=Europe/Berlin:20261024T100000", "DURATION:PT24H"));
        assertEquals(When.utc(LocalDateTime.parse("2026-12-01T10:00")), end("DTSTART:20261201T100000Z"));
        assertEquals(day("2026-12-02"), end("DTSTART;VALUE=DATE:20261201"));
        assertEquals(day("2026-12-02"), end("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261201"));
        assertEquals(day("2026-12-15"), end("DTSTART;VALUE=DATE:20261201", "DURATION:P2W"));
        assertEquals(
                When.floating(LocalDateTime.parse("2026-12-01T11:00")),
                end("DTSTART:20261201T100000", "DTEND:20261201T110000"));
    }

    @Test
    void anUntilBeyondTheLastYearMeansForEver() {
        String newYork = "DTSTART;TZID=America/New_York:20261201T100000";
        assertEquals("FREQ=WEEKLY", rule(newYork, "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959"));
        assertEquals("FREQ=WEEKLY", rule(newYork, "RRULE:FREQ=WEEKLY;UNTIL=99991231"));
        assertEquals("FREQ=DAILY", rule("DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY;UNTIL=99991231"));
        assertEquals("FREQ=DAILY", rule(newYork, "RRULE:FREQ=DAILY;UNTIL=22001231T190000"));
        assertEquals("FREQ=DAILY;UNTIL=22001231T235959Z", rule(newYork, "RRULE:FREQ=DAILY;UNTIL=22001231T185959"));
    }

    @Test
    void anUntilBeforeTheFirstYearIsUnreadable() {
        String tokyo = "DTSTART;TZID=Asia/Tokyo:20261201T100000";
        assertThrows(Refused.class, () -> rule(tokyo, "RRULE:FREQ=DAILY;UNTIL=00000101T000000"));
        assertThrows(Refused.class, () -> rule(tokyo, "RRULE:FREQ=DAILY;UNTIL=19000101T085959"));
        assertEquals("FREQ=DAILY;UNTIL=19000101T000000Z", rule(tokyo, "RRULE:FREQ=DAILY;UNTIL=19000101T090000"));
    }

    @Test
    void untilTakesTheFormThatTheStartAsksFor() {
        String zoned = "DTSTART;TZID=Europe/Berlin:20261201T100000";
        assertEquals("FREQ=DAILY;UNTIL=20261210T225959Z", rule(zoned, "RRULE:FREQ=DAILY;UNTIL=20261210"));
        assertEquals("FREQ=DAILY;UNTIL=20261210T090000Z", rule(zoned, "RRULE:FREQ=DAILY;UNTIL=20261210T100000"));
        assertEquals("FREQ=DAILY;UNTIL=20261210T100000Z", rule(zoned, "RRULE:freq=daily;until=20261210T100000Z;X-A=1"));
        String wholeDay = "DTSTART;VALUE=DATE:20261201";
        assertEquals("FREQ=DAILY;UNTIL=20261210", rule(wholeDay, "RRULE:FREQ=DAILY;UNTIL=20261210T230000Z"));
    }

    @Test
    void singleDatesOfASeriesTakeTheClockOfItsStart() {
        Details details = Samples.readDetails(
                "UID:1",
                "DTSTART;TZID=Europe/Berlin:20261201T100000",
                "RRULE:FREQ=DAILY",
                "EXDATE:20261202T090000Z,20261203T090000Z",
                "EXDATE;VALUE=DATE:20261204",
                "RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20261205T120000/PT1H");
        assertEquals(
                List.of(
                        Samples.berlin("2026-12-02T10:00"),
                        Samples.berlin("2026-12-03T10:00"),
                        Samples.berlin("2026-12-04T10:00")),
                details.exdates());
        assertEquals(List.of(Samples.berlin("2026-12-05T12:00")), details.rdates());
    }

    private static When end(String... lines) {
        return Samples.readDetails("UID:1", String.join("\r\n", lines)).end();
    }

    private static String rule(String start, String rrule) {
        return Samples.readDetails("UID:1", start, rrule).rrule();
    }

    private static When newYork(String local) {
        return When.zoned(LocalDateTime.parse(local), "America/New_York");
    }

    private static When day(String date) {
        return When.day(LocalDateTime.parse(date + "T00:00"));
    }
}
