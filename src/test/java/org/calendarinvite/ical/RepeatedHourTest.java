package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in, or reaches into, an hour that comes twice or not at all, written and read. */
class RepeatedHourTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2027-01-01T00:00:00Z");
    private static final CalendarBuilder ICAL4J = new CalendarBuilder(new JavaZones());

    /** ical4j goes by definitions of its own, which know older decrees than Java does. */
    private static final Set<String> OTHERWISE_TO_ICAL4J =
            Set.of("Africa/Cairo", "Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron");

    @ParameterizedTest
    @MethodSource("org.calendarinvite.ical.zone.ClockChangesTest#zones")
    void anEventIsReadAtTheMomentsOfItsStartAndEnd(String zone) throws IOException, ParserException {
        for (Instant moment : aroundChanges(zone)) {
            When start = When.at(moment, zone);
            for (int minutes : new int[] {15, 60}) {
                Details meant = Samples.details(start, start.plus(Duration.ofMinutes(minutes)));
                String text = Samples.written(meant);
                Details read = Samples.read(text).parts().get(0).details().orElseThrow();
                assertEquals(meant, read, text);
                if (OTHERWISE_TO_ICAL4J.contains(zone)) continue;
                VEvent other = event(text, 0);
                assertEquals(moment, instant(other.getDateTimeStart().getDate()), text);
                assertEquals(
                        meant.end().instant(), instant(other.getDateTimeEnd().getDate()), text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.calendarinvite.ical.zone.ClockChangesTest#zones")
    void aDateOfASeriesIsNamedAndLeftOutAtItsMoment(String zone) throws IOException, ParserException {
        for (Instant moment : aroundChanges(zone)) {
            When date = When.at(moment, zone);
            When start = When.zoned(LocalDateTime.parse("2025-06-01T12:00"), zone);
            When left = When.at(moment.plus(Duration.ofDays(1)), zone);
            Details series = new Details(
                    "", "", "", "", start, start.plus(Duration.ofHours(1)), "", List.of(date, left), List.of());
            Instance gone = new Instance(left, Optional.empty(), new Source(1, Samples.NOW), 1, 0);
            Instance changed =
                    new Instance(date, Optional.of(Samples.details(date, date)), new Source(1, Samples.NOW), 1, 0);
            String text = Samples.written(
                    Samples.event("Olivia", new Series(series, false, List.of(changed, gone), 1, 0)),
                    "",
                    Method.REQUEST);
            // As an organizer's REQUEST it would be refused: Outlook knows no series of single dates
            List<EventPart> parts = Samples.read(text.replace("METHOD:REQUEST", "METHOD:PUBLISH"))
                    .parts();
            Details whole = parts.get(0).details().orElseThrow();
            assertEquals(series.rdates(), whole.rdates(), text);
            assertEquals(List.of(left), whole.exdates(), text);
            assertEquals(Optional.of(date), parts.get(1).recurrenceId(), text);
            assertTrue(
                    new Recurrences()
                            .includes(whole, parts.get(1).recurrenceId().orElseThrow()),
                    text);
            if (OTHERWISE_TO_ICAL4J.contains(zone)) continue;
            assertEquals(moment, instant(event(text, 1).getRecurrenceId().getDate()), text);
        }
    }

    @ParameterizedTest
    @MethodSource("org.calendarinvite.ical.zone.ClockChangesTest#zones")
    void eachDateOfADailySeriesLastsAsLongAsTheFirst(String zone) {
        for (Instant moment : aroundChanges(zone)) {
            When first = When.zoned(LocalDateTime.ofInstant(moment.minus(Duration.ofDays(3)), ZoneId.of(zone)), zone);
            Details series = new Details(
                    "", "", "", "", first, first.plus(Duration.ofHours(1)), "FREQ=DAILY", List.of(), List.of());
            for (When date : new Recurrences().from(series, first.instant(), 5)) {
                // One that the clocks leap over is at the hour after it, which is not the series' own
                new Recurrences()
                        .on(Series.of(series), date.key())
                        .ifPresent(one -> assertEquals(
                                Duration.ofHours(1),
                                Duration.between(date.instant(), one.end().instant()),
                                date.iso()));
            }
        }
    }

    @Test
    void aDurationIsExactInHoursAndKeepsTheWallClockInDays() {
        String start = "DTSTART;TZID=Europe/Berlin:20261025T021500";
        Details hour = Samples.readDetails("UID:1", start, "DURATION:PT1H");
        assertEquals(When.utc(LocalDateTime.parse("2026-10-25T01:15")), hour.end());
        assertEquals(
                Samples.berlin("2026-10-25T03:15"),
                Samples.readDetails("UID:1", start, "DURATION:PT2H").end());
        assertEquals(
                Samples.berlin("2026-10-25T02:15"),
                Samples.readDetails("UID:1", "DTSTART;TZID=Europe/Berlin:20261024T021500", "DURATION:P1D")
                        .end());
        assertEquals(
                When.utc(LocalDateTime.parse("2026-10-25T01:15")),
                Samples.readDetails("UID:1", "DTSTART;TZID=Europe/Berlin:20261024T021500", "DURATION:P1DT1H")
                        .end());
    }

    @Test
    void anEndInTheSecondHourIsWrittenInUtc() {
        String text = Samples.written(
                Samples.readDetails("UID:1", "DTSTART;TZID=Europe/Berlin:20261025T021500", "DTEND:20261025T011500Z"));
        assertTrue(text.contains("DTSTART;TZID=Europe/Berlin:20261025T021500\r\nDTEND:20261025T011500Z\r\n"), text);
    }

    /** Before, in and after the hour of each change; ten minutes past lie in every gap and overlap. */
    private static List<Instant> aroundChanges(String zone) {
        ZoneRules rules = ZoneId.of(zone).getRules();
        List<Instant> out = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        for (; next != null && next.getInstant().isBefore(LAST); next = rules.nextTransition(next.getInstant())) {
            for (int minutes : new int[] {-60, -20, -10, 0, 10, 50, 60})
                out.add(next.getInstant().plus(Duration.ofMinutes(minutes)));
        }
        return out;
    }

    private static VEvent event(String text, int place) throws IOException, ParserException {
        return ICAL4J.build(new StringReader(text))
                .<VEvent>getComponents("VEVENT")
                .get(place);
    }

    private static Instant instant(Temporal moment) {
        return moment instanceof ZonedDateTime zoned ? zoned.toInstant() : Instant.from(moment);
    }
}
