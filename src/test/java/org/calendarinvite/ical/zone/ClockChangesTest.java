package org.calendarinvite.ical.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.ibm.icu.util.VTimeZone;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Events on both sides of every change of clocks from 2024 to 2032, in every zone, read by somebody who knows nothing but
 * the VTIMEZONE. Zones of the same rules are one: nothing but the rules decides what is written.
 */
class ClockChangesTest {

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2033-01-01T00:00:00Z");

    /** ICU knows no two rules for one change, which the days on both sides of a month's end need; ical4j does. */
    private static final String TWO_RULES = "Africa/Cairo";

    /**
     * Without their names they are refused around some changes: either no zone of Windows has their rules, or what was
     * decreed for that year alone is written no further than the event needs it.
     */
    private static final Set<String> KNOWN_BY_NAME_ONLY = Set.of(
            "Africa/Cairo",
            "Africa/Casablanca",
            "Africa/El_Aaiun",
            "America/Asuncion",
            "America/Ciudad_Juarez",
            "America/Godthab",
            "America/Ojinaga",
            "America/Santiago",
            "America/Scoresbysund",
            "Antarctica/Troll",
            "Asia/Gaza",
            "Asia/Hebron",
            "Pacific/Easter");

    static Collection<String> zones() {
        Map<ZoneRules, String> byRules = new LinkedHashMap<>();
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            boolean ours = ZoneNames.iana(id).filter(id::equals).isPresent();
            if (ours)
                byRules.merge(
                        ZoneId.of(id).getRules(),
                        id,
                        (one, other) -> ZoneNames.common().contains(other) ? other : one);
        }
        return byRules.values();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void singleEventIsAtItsHourForIcu(String id) {
        assumeFalse(id.equals(TWO_RULES));
        for (When start : aroundChanges(id)) {
            VTimeZone zone = zone(Samples.written(Samples.details(start, start)));
            assertEquals(start.instant(), moment(zone, start), start.iso());
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void seriesSinceYearsIsAtItsHourForIcu(String id) {
        assumeFalse(id.equals(TWO_RULES));
        When start = When.zoned(LocalDateTime.parse("2023-11-20T12:00"), id);
        Details series = new Details("", "", "", "", start, start, "FREQ=DAILY", List.of(), List.of());
        VTimeZone zone = zone(Samples.written(series));
        for (When date : aroundChanges(id)) {
            // single changes are written for the next years; the next update carries more
            if (date.local().getYear() <= 2030) assertEquals(date.instant(), moment(zone, date), date.iso());
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void singleEventIsAtItsHourForUs(String id) {
        for (When start : aroundChanges(id)) {
            String text = Samples.written(Samples.details(start, start))
                    .replace("\r\n ", "")
                    .replace("TZID:" + id, "TZID:Custom")
                    .replace("TZID=" + id, "TZID=Custom");
            try {
                When read = Samples.read(text)
                        .parts()
                        .get(0)
                        .details()
                        .orElseThrow()
                        .start();
                assertEquals(start.instant(), read.instant(), start.iso());
            } catch (Refused unknown) {
                assertTrue(KNOWN_BY_NAME_ONLY.contains(id), start.iso() + " " + unknown.getMessage());
            }
        }
    }

    /** The last minute before and the first after each change, and an hour further; never one that exists twice or not at all. */
    private static List<When> aroundChanges(String id) {
        ZoneRules rules = ZoneId.of(id).getRules();
        List<When> out = new ArrayList<>(List.of(When.zoned(LocalDateTime.parse("2026-12-01T10:00"), id)));
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        for (; next != null && next.getInstant().isBefore(LAST); next = rules.nextTransition(next.getInstant())) {
            Instant change = next.getInstant();
            Stream.of(-7200, -3660, -60, 0, 3600, 7200)
                    .map(seconds -> LocalDateTime.ofInstant(change.plusSeconds(seconds), ZoneId.of(id)))
                    .filter(local -> rules.getValidOffsets(local).size() == 1)
                    .forEach(local -> out.add(When.zoned(local, id)));
        }
        return out;
    }

    private static VTimeZone zone(String text) {
        int first = text.indexOf("BEGIN:VTIMEZONE");
        return VTimeZone.create(new StringReader(text.substring(first, text.indexOf("BEGIN:VEVENT"))));
    }

    /** By the offset that ICU finds there. */
    private static Instant moment(VTimeZone zone, When when) {
        int millis = zone.getOffset(when.instant().toEpochMilli());
        return when.local().toInstant(ZoneOffset.ofTotalSeconds(millis / 1000));
    }
}
