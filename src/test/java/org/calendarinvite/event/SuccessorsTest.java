package org.calendarinvite.event;

import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.once;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.calendarinvite.ical.Recurrences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the dates of a series go when it is moved. */
class SuccessorsTest {

    private static final Recurrences DATES = new Recurrences();
    private static final When SECOND = berlin("2026-12-08T10:00");
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "Z", "", "day");

    /** From one start and rule to another: what becomes of one date. {@code day} in the place of a zone is a whole day. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    Europe/Berlin,   2026-12-01T10:00, 2026-12-08T10:00, Europe/Berlin,    2026-12-01T12:00, FREQ=WEEKLY,          20261208T110000Z
                    Europe/Berlin,   2026-12-01T10:00, 2026-12-08T10:00, Europe/Berlin,    2026-12-02T10:00, FREQ=WEEKLY,          -
                    Europe/Berlin,   2026-12-01T10:00, 2026-12-08T10:00, Europe/Berlin,    2026-12-02T10:00, FREQ=DAILY,           20261208T090000Z
                    Europe/Berlin,   2026-12-01T10:00, 2026-12-08T10:00, Europe/Berlin,    2026-12-01T10:00, FREQ=WEEKLY;COUNT=1,  -
                    Europe/Berlin,   2026-12-01T10:00, 2026-12-08T10:00, Europe/Berlin,    2026-12-01T10:00, FREQ=WEEKLY;COUNT=2,  20261208T090000Z
                    Europe/Berlin,   2026-12-01T10:00, 2026-12-08T10:00, America/New_York, 2026-12-01T10:00, FREQ=WEEKLY,          20261208T150000Z
                    Asia/Tokyo,      2026-12-01T08:00, 2026-12-08T08:00, Europe/Berlin,    2026-12-01T08:00, FREQ=WEEKLY,          20261208T070000Z
                    Europe/Berlin,   2026-12-01T00:30, 2026-12-08T00:30, Europe/Berlin,    2026-12-01T23:30, FREQ=WEEKLY,          20261208T223000Z
                    Europe/Berlin,   2026-12-01T10:00, 2026-12-08T10:00, day,              2026-12-01T00:00, FREQ=WEEKLY,          20261208
                    day,             2026-12-01T00:00, 2026-12-08T00:00, Asia/Tokyo,       2026-12-01T08:00, FREQ=WEEKLY,          20261207T230000Z
                    Asia/Tokyo,      2026-12-01T08:00, 2026-12-08T08:00, '',               2026-12-01T09:00, FREQ=WEEKLY,          20261208T090000
                    '',              2026-12-01T08:00, 2026-12-08T08:00, Z,                2026-12-01T09:00, FREQ=WEEKLY,          20261208T090000Z
                    """)
    void aDateGoesToTheSameNameElseToTheSameDay(
            String zone, String start, String date, String newZone, String newStart, String rule, String to) {
        var before = when(zone, start);
        var now = Series.of(series(when(newZone, newStart), rule));
        assertEquals(Optional.ofNullable(to), one(before, now, when(zone, date).key()));
    }

    @Test
    void aNameOfNoKindOfDateGoesNowhereAndOneOfAnotherKindByItsDay() {
        var now = Series.of(tuesdays());
        assertEquals(Optional.empty(), one(tuesdays().start(), now, "tomorrow"));
        assertEquals(Optional.of(SECOND.key()), one(tuesdays().start(), now, "20261208"));
        assertEquals(Optional.of(SECOND.key()), one(tuesdays().start(), now, "20261208T233000"));
    }

    @Test
    void whatIsLeftOutOrCancelledThatDayTakesNoPlace() {
        var noon = series(berlin("2026-12-01T12:00"), "FREQ=WEEKLY");
        var second = berlin("2026-12-08T12:00");
        assertEquals(Optional.empty(), moved(Series.of(Story.without(noon, second))));
        assertEquals(Optional.empty(), moved(changed(noon, Story.off(0, 0, second))));
        var elsewhere = details(berlin("2026-12-10T12:00"), berlin("2026-12-10T13:00"), "");
        assertEquals(Optional.of(second.key()), moved(changed(noon, Story.date(0, 0, second, elsewhere))));
    }

    @Test
    void ofSeveralOnOneDayTheFirstThatHappens() {
        var late = berlin("2026-12-08T20:00");
        var early = berlin("2026-12-08T07:00");
        var noon = series(berlin("2026-12-01T12:00"), "FREQ=WEEKLY");
        var more = new Details("", "", "", "", noon.start(), noon.end(), noon.rrule(), List.of(late, early), List.of());
        assertEquals(Optional.of(early.key()), moved(Series.of(more)));
        assertEquals(Optional.of(berlin("2026-12-08T12:00").key()), moved(Series.of(Story.without(more, early))));
    }

    @Test
    void ofASeriesKnownInSingleDatesTheseOnly() {
        var noon = berlin("2026-12-08T12:00");
        var one = Story.date(0, 0, noon, details(noon, berlin("2026-12-08T13:00"), ""));
        assertEquals(Optional.of(noon.key()), moved(new Series(one.details().get(), true, List.of(one), 0, 0)));
        var other = Story.date(0, 0, berlin("2026-12-09T12:00"), once());
        assertEquals(Optional.empty(), moved(new Series(once(), true, List.of(other), 0, 0)));
    }

    /** Whatever it is moved to: a date that stays keeps its name, any other goes to a date of its own day, if there is one. */
    @Property(tries = 2000)
    void everyDateStaysOrKeepsItsDayOrEnds(@ForAll long seed) {
        var random = new Random(seed);
        var before = random(random);
        var after = random(random);
        var now = Series.of(after);
        for (var date : DATES.from(before, before.start().instant(), 5)) {
            var to = one(before.start(), now, date.key());
            if (DATES.names(now, date.key())) assertEquals(Optional.of(date.key()), to);
            else assertEquals(days(after).contains(date.local().toLocalDate()), to.isPresent());
            to.ifPresent(key -> {
                assertTrue(DATES.on(now, key).isPresent());
                var day = after.start().named(key).orElseThrow().local().toLocalDate();
                assertTrue(key.equals(date.key()) || day.equals(date.local().toLocalDate()));
            });
        }
    }

    private static List<LocalDate> days(Details series) {
        return DATES.from(series, series.start().instant(), 100).stream()
                .map(date -> date.local().toLocalDate())
                .toList();
    }

    private static Details random(Random random) {
        var start = LocalDateTime.of(2026, 10, 20 + random.nextInt(10), random.nextInt(24), random.nextInt(2) * 30);
        var rules = List.of("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=DAILY;COUNT=3");
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var rule = new ArrayList<>(rules).get(random.nextInt(rules.size()));
        return series(when(zone, start.toString()), rule);
    }

    private static Series changed(Details series, Instance one) {
        return new Series(series, false, List.of(one), 0, 0);
    }

    private static Optional<String> moved(Series now) {
        return one(tuesdays().start(), now, SECOND.key());
    }

    private static Optional<String> one(When before, Series now, String key) {
        var move = new Successors(DATES, before, now).of(List.of(key)).get(0);
        assertEquals(key, move.from());
        return move.ends() ? Optional.empty() : Optional.of(move.to());
    }

    private static Details series(When start, String rule) {
        return details(start, new When(start.local().plusDays(1), start.zone(), start.allDay()), rule);
    }

    private static When when(String zone, String local) {
        var at = LocalDateTime.parse(local);
        return zone.equals("day") ? When.day(at.toLocalDate().atStartOfDay()) : new When(at, zone, false);
    }
}
