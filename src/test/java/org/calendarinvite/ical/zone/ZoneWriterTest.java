package org.calendarinvite.ical.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.property.DtStart;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Samples;
import org.calendarinvite.ical.text.Component;
import org.calendarinvite.ical.text.Line;
import org.junit.jupiter.api.Test;

/** The zones that we write, read by others who do not know their names. */
class ZoneWriterTest {

    private static final List<String> IDS = new TreeSet<>(ZoneId.getAvailableZoneIds())
            .stream()
                    .filter(id -> !id.startsWith("SystemV/") && !id.startsWith("ical4j"))
                    .toList();

    @Test
    void mostZonesNeedTwoRules() {
        String text = vtimezone("Europe/Berlin", LocalDateTime.parse("2026-12-01T10:00"));
        assertTrue(text.contains("DTSTART:19981025T030000\r\n"), text);
        assertTrue(text.contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"), text);
        assertTrue(text.contains("DTSTART:19980329T020000\r\n"), text);
        assertTrue(text.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"), text);
        assertEquals(2, text.split("RRULE").length - 1);
        assertTrue(vtimezone("America/New_York", LocalDateTime.parse("2026-12-01T10:00"))
                .contains("BYMONTH=11;BYDAY=1SU"));
    }

    @Test
    void zoneWithoutChangesHasOneStandard() {
        String text = vtimezone("America/Sao_Paulo", LocalDateTime.parse("2026-12-01T10:00"));
        assertEquals(1, text.split("BEGIN:").length - 2);
        assertTrue(
                text.contains("BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:-0300\r\nTZOFFSETTO:-0300"),
                text);
    }

    @Test
    void changeOnTheEveOfASundayNeedsAListOfDays() {
        String text = vtimezone("America/Nuuk", LocalDateTime.parse("2026-12-01T10:00"));
        assertTrue(text.contains("BYMONTH=3;BYMONTHDAY=24,25,26,27,28,29,30;BYDAY=SA"), text);
    }

    /** ical4j is exact about the past only, and its zones are ids of a pool that the JVM shares: few tries. */
    @Property(tries = 100)
    void startAtAChangeOfClocksIsTheSameMomentForIcal4j(@ForAll("zones") String id, @ForAll("past") Instant at)
            throws IOException, ParserException {
        for (LocalDateTime local : aroundChange(id, at, Duration.ofSeconds(1))) {
            Details details = Samples.details(When.zoned(local, id), When.zoned(local, id));
            assertEquals(
                    List.of(details.start().instant()), byIcal4j(Samples.written(details), id, List.of(local)), id);
        }
    }

    /** The dates of a series lie years after its start: the rules must hold, or the single changes reach so far. */
    @Property(tries = 100)
    void laterDatesOfASeriesAreTheSameMomentsForIcal4j(@ForAll("zones") String id, @ForAll("past") Instant at)
            throws IOException, ParserException {
        List<LocalDateTime> later = changesAfter(id, at, Duration.ofSeconds(1));
        List<Instant> moments =
                later.stream().map(local -> When.zoned(local, id).instant()).toList();
        assertEquals(moments, byIcal4j(Samples.written(series(id, at, List.of())), id, later), id + " " + at);
    }

    @Property(tries = 400)
    void rulesShowTheSameClockForFourYearsToOurOwnReader(@ForAll("zones") String id, @ForAll("moments") Instant at) {
        String text = nameless(Samples.written(series(id, at, List.of())), id);
        Component calendar = Component.calendar(
                text.lines().flatMap(line -> Line.parse(line).stream()).toList(), 500);
        List<Observance> zone = calendar.children("VTIMEZONE").get(0).children().stream()
                .map(one -> new Observance(one, Samples.DATES))
                .toList();
        for (int months = 7; months < 42; months += 12) {
            LocalDateTime around = LocalDateTime.ofInstant(at, ZoneId.of(id)).plusMonths(months);
            boolean agrees = new EmbeddedZone(zone, around).agrees(ZoneId.of(id).getRules(), Duration.ZERO);
            assertTrue(agrees, id + " " + around + "\n" + text);
        }
    }

    /** biweekly knows summer time as one hour more, and guesses within hours of a change. */
    @Property(tries = 200)
    void datesOfASeriesAreTheSameMomentsForBiweekly(@ForAll("ordinary") String id, @ForAll("moments") Instant at) {
        List<When> later = changesAfter(id, at, Duration.ofDays(1)).stream()
                .map(local -> When.zoned(local, id))
                .toList();
        String text = Samples.written(series(id, at, later));
        VEvent event = Biweekly.parse(nameless(text, id)).first().getEvents().get(0);
        List<Instant> read = event.getRecurrenceDates().stream()
                .map(dates -> dates.getDates().get(0).toInstant())
                .toList();
        assertEquals(later.stream().map(When::instant).toList(), read, id + " " + at);
    }

    @Provide
    Arbitrary<String> zones() {
        List<String> changing = IDS.stream()
                .filter(id -> !ZoneId.of(id).getRules().getTransitionRules().isEmpty())
                .toList();
        return Arbitraries.oneOf(
                Arbitraries.of(IDS),
                Arbitraries.of(changing),
                Arbitraries.of("Africa/Casablanca", "Africa/Cairo", "Asia/Gaza", "America/Nuuk", "Europe/Dublin"));
    }

    @Provide
    Arbitrary<String> ordinary() {
        return Arbitraries.of(
                "Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "Australia/Sydney");
    }

    @Provide
    Arbitrary<Instant> moments() {
        return between("2005-01-01T00:00:00Z", "2040-01-01T00:00:00Z");
    }

    @Provide
    Arbitrary<Instant> past() {
        return between("2005-01-01T00:00:00Z", "2021-01-01T00:00:00Z");
    }

    private static Arbitrary<Instant> between(String first, String last) {
        return Arbitraries.longs()
                .between(
                        Instant.parse(first).getEpochSecond() / 3600,
                        Instant.parse(last).getEpochSecond() / 3600)
                .map(hours -> Instant.ofEpochSecond(hours * 3600));
    }

    private static Details series(String id, Instant at, List<When> rdates) {
        When start = When.zoned(LocalDateTime.ofInstant(at, ZoneId.of(id)), id);
        return new Details("Series", "", "", "", start, start, "FREQ=DAILY", rdates, List.of());
    }

    /** In the four years that follow. */
    private static List<LocalDateTime> changesAfter(String id, Instant at, Duration distance) {
        List<LocalDateTime> out = new ArrayList<>();
        ZoneOffsetTransition next = ZoneId.of(id).getRules().nextTransition(at);
        while (next != null && next.getInstant().isBefore(at.plus(Duration.ofDays(4 * 365)))) {
            out.addAll(aroundChange(id, next.getInstant(), distance));
            next = ZoneId.of(id).getRules().nextTransition(next.getInstant());
        }
        return out;
    }

    /** Wall clocks before and after the next change, outside of hours that do not exist or exist twice. */
    private static List<LocalDateTime> aroundChange(String id, Instant at, Duration distance) {
        ZoneOffsetTransition next = ZoneId.of(id).getRules().nextTransition(at.minusSeconds(1));
        if (next == null) return List.of(LocalDateTime.ofInstant(at, ZoneId.of(id)));
        LocalDateTime before = next.getDateTimeBefore();
        LocalDateTime after = next.getDateTimeAfter();
        return before.isBefore(after)
                ? List.of(before.minus(distance), after.plus(distance).minusSeconds(1))
                : List.of(after.minus(distance), before.plus(distance).minusSeconds(1));
    }

    /** What moments ical4j finds for these wall clocks in the VTIMEZONE of a calendar. */
    private static List<Instant> byIcal4j(String written, String id, List<LocalDateTime> clocks)
            throws IOException, ParserException {
        StringBuilder text = new StringBuilder(written.substring(0, written.indexOf("BEGIN:VEVENT")));
        for (LocalDateTime clock : clocks) {
            String local = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").format(clock);
            text.append("BEGIN:VEVENT\r\nDTSTART;TZID=" + id + ":" + local + "\r\nEND:VEVENT\r\n");
        }
        Calendar calendar = new CalendarBuilder().build(new StringReader(nameless(text + "END:VCALENDAR\r\n", id)));
        List<Instant> out = new ArrayList<>();
        for (CalendarComponent event : calendar.<CalendarComponent>getComponents("VEVENT")) {
            DtStart<Temporal> start =
                    event.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow();
            out.add(Instant.from(start.getDate()));
        }
        return out;
    }

    private static String vtimezone(String id, LocalDateTime local) {
        When start = When.zoned(local, id);
        String text = Samples.written(Samples.details(start, start));
        return text.substring(text.indexOf("BEGIN:VTIMEZONE"), text.indexOf("BEGIN:VEVENT"));
    }

    /** Under a name that tells a reader nothing. */
    private static String nameless(String text, String id) {
        return text.replace("\r\n ", "").replace("TZID:" + id, "TZID:Here").replace("TZID=" + id, "TZID=Here");
    }
}
