package org.calendarinvite.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.When;

/** Dates and times as tables have them. Where the order of day and month cannot be known nothing is guessed. */
final class GameTimes {

    private static final List<DateTimeFormatter> DATES =
            formats("uuuu-MM-dd", "uuuu/M/d", "d.M.uuuu", "uuuuMMdd", "d MMM uuuu", "MMM d, uuuu");
    private static final List<DateTimeFormatter> CLOCKS =
            formats("H:mm", "H:mm:ss", "H.mm", "h:mm a", "h:mma", "h a", "ha");

    /** What stands where a time is not known yet. */
    private static final Set<String> OPEN = Set.of("", "tba", "tbd", "tbc", "?", "-", "–");

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;

    private GameTimes() {}

    private static List<DateTimeFormatter> formats(String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern -> new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .toFormatter(Locale.ENGLISH))
                .toList();
    }

    /** A whole day while the time is open; within the years that calendars of ours have. */
    static When start(String date, String time, String zone) {
        var start = written(date, time, zone);
        if (!plausible(start)) throw new Refused(SeasonReasons.date(date));
        return start;
    }

    private static boolean plausible(When moment) {
        int year = moment.local().getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static When written(String date, String time, String zone) {
        var both = moment(date, zone).or(() -> moment(time, zone));
        if (both.isPresent()) return both.get();
        if (date.isBlank()) throw new Refused(SeasonReasons.NO_DATE);
        var day = day(date);
        if (OPEN.contains(time.toLowerCase(Locale.ROOT))) return When.day(day.atStartOfDay());
        return When.zoned(day.atTime(clock(time)), zone);
    }

    /** The next day when it is said to end at an earlier time of day. */
    static When end(When start, String written, Duration lasts) {
        if (start.allDay()) return When.day(start.local().plusDays(1));
        if (OPEN.contains(written.toLowerCase(Locale.ROOT))) return start.plus(lasts);
        var moment = moment(written, start.zone());
        if (moment.isPresent() && !plausible(moment.get())) throw new Refused(SeasonReasons.time(written));
        if (moment.isPresent()) return moment.get();
        var day = start.local().toLocalDate();
        var clock = clock(written);
        boolean after = clock.isAfter(start.local().toLocalTime());
        return When.zoned((after ? day : day.plusDays(1)).atTime(clock), start.zone());
    }

    /** With a date and a time in one: ISO 8601, with or without an offset. */
    private static Optional<When> moment(String written, String zone) {
        if (written.length() < "2026-09-10T20:30".length()) return Optional.empty();
        var iso = written.strip().replaceFirst("(?<=\\d) +(?=\\d)", "T");
        try {
            return Optional.of(When.at(OffsetDateTime.parse(iso).toInstant(), zone));
        } catch (DateTimeException noOffset) {
            return local(iso).map(found -> When.zoned(found, zone));
        }
    }

    private static Optional<LocalDateTime> local(String iso) {
        try {
            return Optional.of(LocalDateTime.parse(iso));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static LocalDate day(String written) {
        for (var format : DATES) {
            try {
                return LocalDate.parse(written.strip(), format);
            } catch (DateTimeException another) {
                // The next one may fit
            }
        }
        throw new Refused(SeasonReasons.date(written));
    }

    private static LocalTime clock(String written) {
        for (var format : CLOCKS) {
            try {
                return LocalTime.parse(written.strip(), format);
            } catch (DateTimeException another) {
                // The next one may fit
            }
        }
        throw new Refused(SeasonReasons.time(written));
    }
}
