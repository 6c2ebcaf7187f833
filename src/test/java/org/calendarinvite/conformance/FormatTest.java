package org.calendarinvite.conformance;

import static org.calendarinvite.conformance.Given.berlin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write, byte by byte, against the letter of RFC 5545. */
class FormatTest {

    @ParameterizedTest
    @EnumSource
    @Conforms(1)
    void everyCalendarHasOneProdidOneMethodAndIsVersionTwo(Method method) {
        var calendar = new Written(Given.event().rrule("FREQ=DAILY").written(method));
        assertFalse(calendar.one("VCALENDAR", "PRODID").text().isBlank());
        assertEquals("2.0", calendar.one("VCALENDAR", "VERSION").value());
        assertEquals(method.name(), calendar.method());
        var places = calendar.lines().stream()
                .filter(line -> Set.of("PRODID", "VERSION", "METHOD").contains(line.name()))
                .toList();
        assertEquals(3, places.size(), places::toString);
    }

    /** {@link Written} is the test: it takes nothing else. */
    @Property(tries = 300)
    @Conforms(2)
    void linesEndInCrlfAndAreFoldedBetweenCharactersAtSeventyFiveOctets(
            @ForAll("texts") String text, @ForAll("texts") String name) {
        var event = Given.event().summary(text).description(text + text).organizer(name);
        for (Method method : Method.values())
            assertFalse(new Written(event.written(method, name)).lines().isEmpty());
    }

    @Property(tries = 300)
    @Conforms(4)
    void noTextAndNoNameLeavesItsLine(@ForAll("texts") String text, @ForAll("texts") String name) {
        var plain = new Written(Given.event().description("x").location("x").written(Method.REQUEST));
        var event = Given.event()
                .summary(text)
                .description("x" + text)
                .location("x" + text)
                .organizer("x" + name);
        var calendar = new Written(event.written(Method.REQUEST, "x" + name));
        assertEquals(names(plain), names(calendar));
        assertEquals(visible(text), calendar.event("SUMMARY").text());
        assertEquals("x" + visible(text), calendar.event("DESCRIPTION").text());
        assertEquals("x" + visible(text), calendar.event("LOCATION").text());
        for (var person : List.of("ORGANIZER", "ATTENDEE"))
            assertEquals("x" + quotable(name), calendar.event(person).parameter("CN"));
    }

    @Test
    @Conforms(7)
    void everyZoneInUseIsExplainedOnceAndNoOther() {
        var sydney = When.zoned(berlin("2026-12-02T10:00").local(), "Australia/Sydney");
        var calendar = new Written(Given.event()
                .time(berlin("2026-12-01T10:00"), sydney)
                .rrule("FREQ=WEEKLY")
                .rdates(berlin("2026-12-03T10:00"))
                .exdates(berlin("2026-12-08T10:00"))
                .written(Method.REQUEST));
        assertEquals(Set.of("Australia/Sydney", "Europe/Berlin"), calendar.zonesUsed());
        assertEquals(List.of("Australia/Sydney", "Europe/Berlin"), calendar.zonesExplained());
        assertTrue(calendar.all("VCALENDAR/VTIMEZONE/STANDARD", "TZOFFSETTO").size() >= 2);
    }

    @Test
    @Conforms(7)
    void daysUtcAndFloatingTimesNameNoZone() {
        for (var start : List.of(
                "DTSTART;VALUE=DATE:20261201",
                "DTSTART:20261201T100000Z",
                "DTSTART;TZID=UTC:20261201T100000",
                "DTSTART:20261201T100000")) {
            var calendar = invite(start);
            assertEquals(Set.of(), calendar.zonesUsed(), start);
            assertEquals(List.of(), calendar.zonesExplained(), start);
        }
    }

    @Test
    @Conforms(8)
    void theEndIsOfTheKindOfTheStartAndLaterAndNeverADuration() {
        var zoned = "DTSTART;TZID=Europe/Berlin:20261201T100000";
        var day = "DTSTART;VALUE=DATE:20261201";
        assertEquals(
                "DTEND;TZID=Europe/Berlin:20261201T113000",
                invite(zoned, "DURATION:PT1H30M").event("DTEND").written());
        assertEquals(
                "DTEND;VALUE=DATE:20261203",
                invite(day, "DURATION:P2D").event("DTEND").written());
        assertEquals(
                "DTEND;VALUE=DATE:20261202",
                invite(day, "DTEND;VALUE=DATE:20261201").event("DTEND").written());
        assertEquals("DTEND;VALUE=DATE:20261202", invite(day).event("DTEND").written());
        assertEquals(List.of(), invite(zoned).events("DTEND"));
        assertEquals(
                List.of(),
                invite(zoned, "DTEND;TZID=Europe/Berlin:20261201T100000").events("DTEND"));
        assertEquals(List.of(), invite(zoned, "DURATION:PT1H").events("DURATION"));
    }

    @Test
    @Conforms(9)
    void untilIsUtcInAZoneAndADateForDays() {
        var zoned = "DTSTART;TZID=Europe/Berlin:20261201T100000";
        assertEquals("20261210T090000Z", until(zoned, "20261210T100000"));
        assertEquals("20261210T225959Z", until(zoned, "20261210"));
        assertEquals("20261210T100000Z", until("DTSTART:20261201T100000Z", "20261210T100000Z"));
        assertEquals("20261210", until("DTSTART;VALUE=DATE:20261201", "20261210T230000Z"));
        assertEquals("20261210T100000", until("DTSTART:20261201T100000", "20261210T100000"));
    }

    @Test
    @Conforms(11)
    void whatNewerStandardsAddIsPassedOverAndNotSentOn() {
        var plain = House.withBob();
        var rich = House.withBobOn(Ics.request(
                        "COLOR:turquoise",
                        "IMAGE;VALUE=URI;DISPLAY=BADGE:https://x.example/a.png",
                        "CONFERENCE;VALUE=URI;FEATURE=AUDIO:tel:+1-412-555-0123",
                        "STYLED-DESCRIPTION;VALUE=TEXT;DERIVED=TRUE:<b>x</b>",
                        "X-UNHEARD-OF;X-A=1;X-B=\"a:b;c\":1",
                        "BEGIN:PARTICIPANT",
                        "UID:participant-1",
                        "DTSTART:19990101T000000Z",
                        "SUMMARY:Speaker",
                        "BEGIN:VLOCATION",
                        "UID:location-1",
                        "END:VLOCATION",
                        "END:PARTICIPANT")
                .replace("END:VCALENDAR", component("VAVAILABILITY") + component("X-HOUSE") + "END:VCALENDAR"));
        assertEquals(plain.event().details(), rich.event().details());
        assertEquals(names(invite(plain)), names(invite(rich)));
    }

    private static String component(String name) {
        return "BEGIN:" + name + "\r\nUID:other\r\nSUMMARY:Other\r\nEND:" + name + "\r\n";
    }

    @Provide
    Arbitrary<String> texts() {
        var pieces = Arbitraries.of(
                "\\",
                "\n",
                "\r\n",
                ";",
                ",",
                ":",
                "\"",
                "=",
                "\t",
                "\u0000",
                "\u0007",
                "\u007f",
                "\\n",
                "\\\\",
                "^n",
                "\r\nATTENDEE:mailto:eve@x.org",
                "\nEND:VEVENT\n",
                "👩‍👩‍👧‍👦",
                "e\u0301",
                "שלום",
                "ü",
                "漢字",
                "lunch ");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    /** What of a text can be written: all but control characters, with line breaks of one kind. */
    private static String visible(String text) {
        return PlainText.lines(text);
    }

    /** A parameter takes no DQUOTE and no control character at all (RFC 5545 3.2). */
    private static String quotable(String name) {
        return PlainText.oneLine(name).replace("\\", "").replace("^", "^^").replace("\"", "^'");
    }

    private static List<String> names(Written calendar) {
        return calendar.lines().stream()
                .map(line -> line.path() + " " + line.name())
                .toList();
    }

    private static Written invite(String... lines) {
        return invite(House.withBob(lines));
    }

    private static Written invite(House house) {
        return house.toBob(Notice.Type.INVITE_DUE).calendar();
    }

    private static String until(String start, String until) {
        return invite(start, "RRULE:FREQ=DAILY;UNTIL=" + until)
                .event("RRULE")
                .value()
                .replaceFirst("FREQ=DAILY;UNTIL=", "");
    }
}
