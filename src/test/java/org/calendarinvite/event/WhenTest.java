package org.calendarinvite.event;

import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calendarinvite.ical.Recurrences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Moments where the clocks change, in every zone. */
class WhenTest {

    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2027-06-01T00:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** 02:30 in Berlin on 25 October 2026, for the first and for the second time. */
    private static final Instant ONCE = Instant.parse("2026-10-25T00:30:00Z");

    private static final Instant AGAIN = Instant.parse("2026-10-25T01:30:00Z");

    static Stream<String> zones() {
        // Among those that ZoneId names are some without rules once ical4j has been at work in the same JVM
        return Stream.of(TimeZone.getAvailableIDs())
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .sorted();
    }

    @Test
    void theHourThatComesTwiceIsLocalOnceAndThenInUtc() {
        assertEquals(berlin("2026-10-25T02:30"), When.at(ONCE, "Europe/Berlin"));
        assertEquals(utc("2026-10-25T01:30"), When.at(AGAIN, "Europe/Berlin"));
        assertEquals(utc("2026-10-25T01:30"), When.at(AGAIN, "Z"));
        assertEquals(utc("2026-10-25T01:30"), berlin("2026-10-01T10:00").like(utc("2026-10-25T01:30")));
        assertEquals(
                utc("2026-10-25T01:30"),
                berlin("2026-10-25T02:30").shifted(berlin("2026-10-01T10:00"), berlin("2026-10-01T11:00")));
    }

    @ParameterizedTest
    @MethodSource("zones")
    void aMomentIsItselfUnderEachOfItsNames(String zone) {
        var start = When.zoned(LocalDateTime.parse("2025-06-01T12:00"), zone);
        for (var moment : aroundChanges(zone)) {
            var named = When.at(moment, zone);
            assertEquals(moment, named.instant());
            assertEquals(named, start.like(utc(moment)));
            assertEquals(Optional.of(named), start.named(named.key()));
            assertEquals(named, start.like(named));
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void whatIsShiftedLiesExactlyAsFarBehind(String zone) {
        var from = When.zoned(LocalDateTime.parse("2025-06-01T12:00"), zone);
        for (var moment : aroundChanges(zone)) {
            var start = When.at(moment, zone);
            for (var minutes : List.of(0, 15, 30, 60, 90, 1440, 2880)) {
                var length = Duration.ofMinutes(minutes);
                var end = start.shifted(from, from.plus(length));
                assertEquals(moment.plus(length), end.instant(), start.iso());
                assertEquals(end, start.plus(length));
            }
        }
    }

    @Test
    void daysAndTimesWithoutAZoneAreShiftedOnTheWall() {
        var night = When.floating(LocalDateTime.parse("2026-10-24T22:00"));
        var morning = When.floating(LocalDateTime.parse("2026-10-25T06:00"));
        assertEquals(
                When.floating(LocalDateTime.parse("2026-03-29T06:00")),
                When.floating(LocalDateTime.parse("2026-03-28T22:00")).shifted(night, morning));
        var day = When.day(LocalDateTime.parse("2026-10-25T00:00"));
        var next = When.day(LocalDateTime.parse("2026-10-26T00:00"));
        assertEquals(next.local().plusDays(1), next.shifted(day, next).local());
    }

    @Test
    void aDateInTheSecondHourIsNoneOfASeriesInTheFirst() {
        var nights = Series.of(details(berlin("2026-10-01T02:30"), berlin("2026-10-01T03:30"), "FREQ=DAILY"));
        assertEquals(
                AGAIN,
                new Recurrences()
                        .on(nights, "20261025T003000Z")
                        .orElseThrow()
                        .end()
                        .instant());
        assertFalse(new Recurrences().on(nights, "20261025T013000Z").isPresent());
        // 01:30 in UTC looks like the start of this one
        var early = Series.of(details(berlin("2026-10-01T01:30"), berlin("2026-10-01T02:30"), "FREQ=DAILY"));
        assertFalse(new Recurrences().on(early, "20261025T013000Z").isPresent());
        assertTrue(new Recurrences().on(early, "20261024T233000Z").isPresent());
    }

    @Test
    void aSeriesEndsBeforeADateThatFollowsALeapOfTheClocks() {
        assertEquals("FREQ=DAILY;UNTIL=20260329T005959Z", Rule.until("FREQ=DAILY", berlin("2026-03-29T03:00")));
        assertEquals("FREQ=DAILY;UNTIL=20261025T015959Z", Rule.until("FREQ=DAILY", berlin("2026-10-25T03:00")));
    }

    /** Each quarter of an hour from three hours before to three after a change. */
    private static List<Instant> aroundChanges(String zone) {
        var rules = ZoneId.of(zone).getRules();
        return Stream.iterate(
                        rules.nextTransition(FIRST), WhenTest::near, one -> rules.nextTransition(one.getInstant()))
                .map(ZoneOffsetTransition::getInstant)
                .flatMap(change -> IntStream.range(-12, 12).mapToObj(i -> change.plus(QUARTER.multipliedBy(i))))
                .toList();
    }

    private static boolean near(ZoneOffsetTransition change) {
        return change != null && change.getInstant().isBefore(LAST);
    }

    private static When utc(String local) {
        return When.utc(LocalDateTime.parse(local));
    }

    private static When utc(Instant moment) {
        return When.utc(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }
}
