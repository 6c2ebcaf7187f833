package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Refused;
import org.junit.jupiter.api.Test;

/** What cannot be read is refused with a sentence that names the trouble. */
class RefusalTest {

    private static final String START = "DTSTART:20261201T100000Z";

    @Test
    void textThatIsNoCalendarIsRefused() {
        for (String text : new String[] {
            "",
            "Hello",
            "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n",
            "END:VCALENDAR\r\n"
        }) refused("not complete iCalendar", text);
    }

    @Test
    void calendarWithoutEventIsRefused() {
        refused("no event", "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:1\r\nEND:VTODO\r\nEND:VCALENDAR\r\n");
    }

    @Test
    void eventWithoutUidIsRefused() {
        refused("no UID", Samples.calendar(START));
        refused("no UID", Samples.calendar("UID: ", START));
    }

    @Test
    @Conforms(12)
    void twoEventsInOneMailAreRefused() {
        refused("several events", Samples.calendar("UID:1", START, "END:VEVENT", "BEGIN:VEVENT", "UID:2", START));
    }

    @Test
    @Conforms(8)
    void endBeforeStartIsRefused() {
        refused("ends before it begins", Samples.calendar("UID:1", START, "DTEND:20261201T095900Z"));
    }

    @Test
    @Conforms(8)
    void dayAndTimeMixedAreRefused() {
        refused("different kinds", Samples.calendar("UID:1", START, "DTEND;VALUE=DATE:20261202"));
        refused("different kinds", Samples.calendar("UID:1", START, "DTEND:20261201T110000"));
    }

    @Test
    void longTextsAreRefusedWithTheirLength() {
        refused("SUMMARY is 1001 characters", Samples.calendar("UID:1", START, "SUMMARY:" + "x".repeat(1001)));
        refused("LOCATION is 1001 characters", Samples.calendar("UID:1", START, "LOCATION:" + "x".repeat(1001)));
        refused(
                "DESCRIPTION is 65537 characters",
                Samples.calendar("UID:1", START, "DESCRIPTION:" + "x".repeat(65537)));
    }

    @Test
    void datesThatAreNoneAreRefused() {
        for (String date : new String[] {
            "20261301T100000Z", "20260230", "tomorrow", "", "20261201T250000", "99999999T000000", "15001201T100000Z"
        }) refused("DTSTART cannot be read", Samples.calendar("UID:1", "DTSTART:" + date));
        refused("DURATION cannot be read", Samples.calendar("UID:1", START, "DURATION:-PT1H"));
        refused("DURATION cannot be read", Samples.calendar("UID:1", START, "DURATION:P99999999999D"));
        refused("DURATION cannot be read", Samples.calendar("UID:1", START, "DURATION:P99999D"));
    }

    @Test
    void unknownZoneIsRefusedByName() {
        refused(
                "\"Middle Earth\" is not known",
                Samples.calendar("UID:1", "DTSTART;TZID=Middle Earth:20261201T100000"));
    }

    @Test
    @Conforms({9, 46})
    void bombsAndNonsenseInRulesAreRefused() {
        refused("FREQ=SECONDLY", Samples.calendar("UID:1", START, "RRULE:FREQ=SECONDLY"));
        refused("FREQ=MINUTELY", Samples.calendar("UID:1", START, "RRULE:FREQ=MINUTELY;COUNT=100000"));
        for (String rule : new String[] {
            "FREQ=NEVER",
            "COUNT=2",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=-3",
            "FREQ=DAILY;COUNT=3;UNTIL=20270101T000000Z",
            "FREQ=DAILY;BYDAY=XX",
            "FREQ=DAILY;FOO=1",
            "FREQ"
        }) refused("repetition cannot be read", Samples.calendar("UID:1", START, "RRULE:" + rule));
        refused("more than one rule", Samples.calendar("UID:1", START, "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"));
    }

    @Test
    @Conforms(46)
    void tooMuchIsRefusedQuickly() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            refused("larger than", "x".repeat(CalendarReader.MAX_BYTES + 1));
            refused("more than 5000 parts", "BEGIN:VCALENDAR\r\n" + "BEGIN:X\r\nEND:X\r\n".repeat(5000));
            refused("nested too deeply", "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(5000));
            refused(
                    "\"Custom\" is not known",
                    zones("BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nEND:STANDARD\r\n".repeat(4000)));
            refused("\"aaa", Samples.calendar("UID:1", "DTSTART;TZID=" + "a".repeat(1_000_000) + ":20261201T100000"));
            refused("repetition", Samples.calendar("UID:1", START, "RRULE:" + "FREQ=DAILY;".repeat(100_000)));
            refused("more than 1000", Samples.calendar("UID:1", START, "RDATE:" + dates(1001)));
        });
    }

    @Test
    void anAnswerOfMoreDatesThanAreKeptIsRefused() {
        assertEquals(
                CalendarReader.MAX_ANSWERS,
                Samples.read(onDates("REPLY", CalendarReader.MAX_ANSWERS))
                        .parts()
                        .size());
        for (var method : List.of("REPLY", "COUNTER", "REFRESH"))
            refused("more than 400 single dates", onDates(method, CalendarReader.MAX_ANSWERS + 1));
    }

    @Test
    void aRequestOfMoreDatesThanAreKeptIsRefused() {
        for (var method : List.of("REQUEST", "CANCEL")) {
            var most = Samples.read(onDates(method, CalendarReader.MAX_CHANGES));
            assertEquals(CalendarReader.MAX_CHANGES, most.parts().size());
            refused("more than 500 changed dates", onDates(method, CalendarReader.MAX_CHANGES + 1));
        }
    }

    private static String onDates(String method, int events) {
        var event = "BEGIN:VEVENT\r\nUID:1\r\n" + START + "\r\nRECURRENCE-ID:20261201T100000Z\r\nEND:VEVENT\r\n";
        return "BEGIN:VCALENDAR\r\nMETHOD:" + method + "\r\n" + event.repeat(events) + "END:VCALENDAR\r\n";
    }

    @Test
    void aZoneRuleThatNamesEverySecondOfTheYearIsNotExpanded() {
        var everything = "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR="
                + numbers(24) + ";BYMINUTE=" + numbers(60) + ";BYSECOND=" + numbers(60);
        var bomb = "BEGIN:STANDARD\r\nDTSTART:00010101T000000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:"
                + everything + "\r\nEND:STANDARD\r\n";
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refused("Custom", zones(bomb)));
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    @Test
    void thousandsOfZonesDoNotHurtTheNextMail() {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\n");
        for (int i = 0; i < 2400; i++) {
            text.append("BEGIN:VTIMEZONE\r\nTZID:Zone ")
                    .append(i)
                    .append("\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n");
            text.append("TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n");
        }
        String event = "BEGIN:VEVENT\r\nUID:1\r\n" + START + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        for (int i = 0; i < 3; i++) {
            assertEquals("1", Samples.read(text + event).uid());
        }
    }

    @Property(tries = 2000)
    void damagedCalendarsAreReadOrRefusedAndNothingElse(
            @ForAll @IntRange(max = 2) int which,
            @ForAll @Size(max = 12) List<@IntRange(max = 3000) Integer> places,
            @ForAll("damage") String damage) {
        StringBuilder text = new StringBuilder(
                List.of(CalendarReaderTest.GMAIL, CalendarReaderTest.OUTLOOK, CalendarReaderTest.APPLE)
                        .get(which));
        for (int place : places) {
            int at = place % text.length();
            text.replace(at, Math.min(text.length(), at + place % 5), damage);
        }
        try {
            Samples.read(text.toString());
        } catch (Refused refused) {
            assertFalse(refused.getMessage().isBlank());
        }
    }

    @Provide
    Arbitrary<String> damage() {
        return Arbitraries.of(
                "",
                "\n",
                ":",
                ";",
                "=",
                "\"",
                "\\",
                "0",
                "9",
                "-",
                "Z",
                "T",
                ",",
                "UNTIL=",
                "FREQ=HOURLY",
                "/",
                "\u0000",
                "👩");
    }

    private static String zones(String observances) {
        return Samples.calendar("UID:1", "DTSTART;TZID=Custom:20261201T100000")
                .replace(
                        "BEGIN:VEVENT",
                        "BEGIN:VTIMEZONE\r\nTZID:Custom\r\n" + observances + "END:VTIMEZONE\r\nBEGIN:VEVENT");
    }

    private static String dates(int count) {
        StringBuilder out = new StringBuilder("20260101T000000Z");
        for (int i = 1; i < count; i++) out.append(String.format(",20260101T%02d%02d00Z", i / 60, i % 60));
        return out.toString();
    }

    private static void refused(String part, String text) {
        Refused refused =
                assertThrows(Refused.class, () -> Samples.read(text), text.substring(0, Math.min(200, text.length())));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
        assertTrue(refused.getMessage().length() < 400, refused.getMessage());
    }
}
