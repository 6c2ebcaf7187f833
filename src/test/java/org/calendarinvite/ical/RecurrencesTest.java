package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;
import org.junit.jupiter.api.Test;

/** Dates that a series has, against java.time, where a date is asked for day by day. */
class RecurrencesTest {

    private static final Recurrences DATES = new Recurrences();

    @Test
    void aKeptEndThatIsNoMomentIsNone() {
        When start = When.zoned(LocalDateTime.of(2026, 12, 1, 10, 0), "America/New_York");
        Details series = series(start, "FREQ=WEEKLY;UNTIL=+100000101T045959Z");
        When next = When.zoned(LocalDateTime.of(2026, 12, 8, 10, 0), "America/New_York");
        assertTrue(DATES.includes(series, next));
        assertEquals(List.of(start, next), DATES.from(series, start.instant(), 2));
    }

    @Test
    void countedDatesAreThoseThatAreListedHoweverManyAreAskedFor() {
        When start = When.zoned(LocalDateTime.of(2026, 12, 31, 10, 0), "Europe/Berlin");
        Details series = series(start, "FREQ=MONTHLY;COUNT=999;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1");
        List<When> listed = DATES.from(series, start.instant(), 1000);
        assertEquals(999, listed.size());
        assertTrue(listed.stream().allMatch(date -> DATES.includes(series, date)));
        assertTrue(listed.stream().noneMatch(date -> DATES.includes(series, date.plus(Duration.ofDays(1)))));
        Details fewer = series(start, "FREQ=MONTHLY;COUNT=998;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1");
        assertFalse(DATES.includes(fewer, listed.get(998)));
        assertTrue(DATES.includes(fewer, listed.get(997)));
    }

    @Property(tries = 200)
    void weeksAreAsTheCalendarOnTheWallSays(
            @ForAll("starts") When start,
            @ForAll Set<DayOfWeek> others,
            @ForAll @IntRange(min = 1, max = 5) int every,
            @ForAll @IntRange(max = 9000) int later) {
        Set<DayOfWeek> days = new TreeSet<>(others);
        days.add(start.local().getDayOfWeek());
        String named = days.stream().map(RecurrencesTest::named).collect(Collectors.joining(","));
        Details series = series(start, "FREQ=WEEKLY;INTERVAL=" + every + ";BYDAY=" + named);
        LocalDate monday = start.local().toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        sameAs(series, later, day -> {
            long week = (day.toEpochDay() - monday.toEpochDay()) / 7;
            return week % every == 0 && days.contains(day.getDayOfWeek());
        });
    }

    @Property(tries = 200)
    void daysAreCounted(
            @ForAll("starts") When start,
            @ForAll @IntRange(min = 1, max = 40) int every,
            @ForAll @IntRange(min = 1, max = 999) int count,
            @ForAll @IntRange(max = 9000) int later) {
        LocalDate first = start.local().toLocalDate();
        Details endless = series(start, "FREQ=DAILY;INTERVAL=" + every);
        sameAs(endless, later, day -> (day.toEpochDay() - first.toEpochDay()) % every == 0);
        Details counted = series(start, "FREQ=DAILY;COUNT=" + count + ";INTERVAL=" + every);
        sameAs(counted, later, day -> {
            long passed = day.toEpochDay() - first.toEpochDay();
            return passed % every == 0 && passed / every < count;
        });
    }

    @Property(tries = 200)
    void monthsWithoutThatDayAreLeftOut(
            @ForAll("starts") When start,
            @ForAll @IntRange(min = 1, max = 13) int every,
            @ForAll @IntRange(max = 9000) int later) {
        LocalDate first = start.local().toLocalDate();
        Details series = series(start, "FREQ=MONTHLY;INTERVAL=" + every);
        sameAs(series, later, day -> {
            long months = (day.getYear() - first.getYear()) * 12L + day.getMonthValue() - first.getMonthValue();
            return months % every == 0 && day.getDayOfMonth() == first.getDayOfMonth();
        });
    }

    @Property(tries = 200)
    void weekdaysOfAMonthAreThoseOfTheWallCalendar(
            @ForAll("starts") When any, @ForAll boolean last, @ForAll @IntRange(max = 9000) int later) {
        LocalDate date = any.local().toLocalDate();
        DayOfWeek weekday = date.getDayOfWeek();
        int nth = last ? -1 : Math.min(4, (date.getDayOfMonth() + 6) / 7);
        LocalDate first = date.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
        When start = new When(first.atTime(any.local().toLocalTime()), any.zone(), any.allDay());
        String day = named(weekday);
        for (String rule : List.of("BYDAY=" + nth + day, "BYDAY=" + day + ";BYSETPOS=" + nth)) {
            Details series = series(start, "FREQ=MONTHLY;" + rule);
            sameAs(series, later, one -> one.equals(one.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday))));
        }
    }

    @Property(tries = 200)
    void yearsSkipLeapDays(
            @ForAll("starts") When start,
            @ForAll @IntRange(min = 1, max = 4) int every,
            @ForAll @IntRange(max = 9000) int later) {
        LocalDate first = start.local().toLocalDate();
        Details series = series(start, "FREQ=YEARLY;INTERVAL=" + every);
        sameAs(
                series,
                later,
                day -> (day.getYear() - first.getYear()) % every == 0
                        && day.getMonthValue() == first.getMonthValue()
                        && day.getDayOfMonth() == first.getDayOfMonth());
    }

    @Property(tries = 200)
    void lastDateIsTheOneThatUntilNames(@ForAll("starts") When start, @ForAll @IntRange(max = 400) int days) {
        When last = new When(start.local().plusDays(days), start.zone(), start.allDay());
        Details series = series(start, "FREQ=DAILY;UNTIL=" + last.key());
        assertTrue(DATES.includes(series, last));
        assertFalse(DATES.includes(series, new When(last.local().plusDays(1), start.zone(), start.allDay())));
        assertEquals(days + 1, DATES.from(series, start.instant(), 1000).size());
    }

    @Test
    void hourThatClocksLeapOverIsTheHourAfter() {
        Details series = series(Samples.berlin("2027-03-21T02:30"), "FREQ=WEEKLY");
        assertTrue(DATES.includes(series, When.utc(LocalDateTime.parse("2027-03-28T01:30"))));
        assertTrue(DATES.includes(series, Samples.berlin("2027-03-28T02:30")));
        assertTrue(DATES.includes(series, Samples.berlin("2027-04-04T02:30")));
        assertFalse(DATES.includes(series, Samples.berlin("2027-04-04T03:30")));
    }

    @Test
    void sameMomentInAnotherZoneOrKindIsTheSameDate() {
        Details series = series(Samples.berlin("2026-12-01T10:00"), "FREQ=WEEKLY");
        for (When date : List.of(
                When.utc(LocalDateTime.parse("2026-12-08T09:00")),
                When.zoned(LocalDateTime.parse("2026-12-08T04:00"), "America/New_York"),
                When.floating(LocalDateTime.parse("2026-12-08T10:00")),
                When.day(LocalDateTime.parse("2026-12-08T00:00")))) {
            assertTrue(DATES.includes(series, date), date.iso());
        }
        assertFalse(DATES.includes(series, When.utc(LocalDateTime.parse("2026-12-08T10:00"))));
        Details days = series(When.day(LocalDateTime.parse("2026-12-01T00:00")), "FREQ=WEEKLY");
        assertTrue(DATES.includes(days, Samples.berlin("2026-12-08T10:00")));
    }

    @Test
    void addedDatesCountAndLeftOutOnesAreDatesThatDoNotHappen() {
        When first = Samples.berlin("2026-12-01T10:00");
        When second = Samples.berlin("2026-12-08T10:00");
        When third = Samples.berlin("2026-12-15T10:00");
        When moved = Samples.berlin("2026-12-09T10:00");
        Details series =
                new Details("", "", "", "", first, first, "FREQ=WEEKLY;COUNT=3", List.of(moved), List.of(second));
        assertTrue(DATES.includes(series, moved));
        assertTrue(DATES.includes(series, second));
        assertEquals(List.of(first, moved, third), DATES.from(series, Instant.EPOCH, 10));
        assertEquals(List.of(moved), DATES.from(series, second.instant(), 1));
        assertEquals(List.of(), DATES.from(series, third.instant().plusSeconds(1), 10));
    }

    @Test
    void eventThatDoesNotRepeatHasOneDate() {
        When first = Samples.berlin("2026-12-01T10:00");
        assertEquals(List.of(first), DATES.from(series(first, ""), Instant.EPOCH, 10));
        assertFalse(DATES.includes(series(first, ""), Samples.berlin("2026-12-08T10:00")));
    }

    @Test
    void rulesWithoutDatesOrWithTooManyEndSoon() {
        When start = When.utc(LocalDateTime.parse("1990-01-01T10:00"));
        When wanted = When.utc(LocalDateTime.parse("2199-12-31T10:00:01"));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String rule : List.of(
                    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
                    "FREQ=SECONDLY;COUNT=2000000000",
                    "FREQ=YEARLY;INTERVAL=100000",
                    "FREQ=DAILY;INTERVAL=2147483647",
                    "FREQ=DAILY;COUNT=999",
                    "FREQ=NEVER",
                    "nonsense")) {
                assertFalse(DATES.includes(series(start, rule), wanted), rule);
                assertTrue(DATES.from(series(start, rule), wanted.instant(), 10).size() <= 10, rule);
            }
            assertEquals(
                    Recurrences.MOST_STEPS,
                    DATES.from(series(start, "FREQ=DAILY"), start.instant(), 1_000_000)
                            .size());
        });
    }

    /** The dates in a hundred days, and each day of these asked for by itself. */
    private static void sameAs(Details series, int later, Predicate<LocalDate> made) {
        When start = series.start();
        LocalDate from = start.local().toLocalDate().plusDays(later);
        List<When> expected = LongStream.range(0, 100)
                .mapToObj(from::plusDays)
                .filter(made)
                .map(day -> new When(day.atTime(start.local().toLocalTime()), start.zone(), start.allDay()))
                .toList();
        When first = new When(from.atTime(start.local().toLocalTime()), start.zone(), start.allDay());
        Instant end = first.instant().plus(Duration.ofDays(100)).minus(Duration.ofHours(2));
        List<When> found = DATES.from(series, first.instant(), 100).stream()
                .filter(date -> date.instant().isBefore(end))
                .toList();
        assertEquals(expected, found, series + " from " + from);
        for (int i = 0; i < 100; i += 7) {
            LocalDate day = from.plusDays(i);
            When date = new When(day.atTime(start.local().toLocalTime()), start.zone(), start.allDay());
            assertEquals(made.test(day), DATES.includes(series, date), series + " on " + day);
        }
    }

    private static String named(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    private static Details series(When start, String rrule) {
        return new Details("", "", "", "", start, start, rrule, List.of(), List.of());
    }

    @Provide
    Arbitrary<When> starts() {
        Arbitrary<LocalDateTime> local = Combinators.combine(
                        Arbitraries.integers().between(0, 14_000),
                        Arbitraries.integers().between(0, 47))
                .as((day, half) -> LocalDate.of(1990, 1, 1).plusDays(day).atTime(half / 2, half % 2 * 30));
        Arbitrary<String> zones =
                Arbitraries.of("", "Z", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");
        return Combinators.combine(local, zones, Arbitraries.of(true, false, false))
                .as((at, zone, day) -> day ? When.day(at.toLocalDate().atStartOfDay()) : new When(at, zone, false));
    }
}
