package org.calendarinvite.ical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.text.Line;
import org.calendarinvite.ical.text.Text;
import org.calendarinvite.ical.zone.Zones;

/** Reads DATE, DATE-TIME and DURATION values (RFC 5545 3.3.4 to 3.3.6) in the zones of one calendar. */
final class Dates {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})-?(\\d{2})-?(\\d{2})(?:T(\\d{2}):?(\\d{2}):?(\\d{2})?(?:\\.\\d{1,9})?(Z)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION =
            Pattern.compile("\\+?P(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?(T(?=.)(?:\\d{1,6}H)?(?:\\d{1,8}M)?(?:\\d{1,9}S)?)?");
    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2200;

    private final Zones zones;

    Dates(Zones zones) {
        this.zones = zones;
    }

    When when(Line line) {
        return when(line, line.value().strip());
    }

    /** All values of a line that lists them; of periods their starts. */
    List<When> list(Line line, int most) {
        String[] values = line.value().split(",", most + 1);
        if (values.length > most) {
            throw new Refused("The event names more than " + most + " single dates (" + line.name() + ").");
        }
        return Arrays.stream(values)
                .map(value -> value.strip().replaceFirst("/.*", ""))
                .filter(value -> !value.isEmpty())
                .map(value -> when(line, value))
                .toList();
    }

    private When when(Line line, String value) {
        When plain = parse(line.name(), value);
        int year = plain.local().getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) throw unreadable(line.name(), value, null);
        if (line.parameter("VALUE").equalsIgnoreCase("DATE")) return day(plain.local());
        String tzid = line.parameter("TZID");
        if (plain.allDay() || plain.isUtc() || tzid.isEmpty()) return plain;
        return When.zoned(plain.local(), zones.id(tzid, plain.local()));
    }

    /** A value by itself: a day, a UTC moment, or a floating time. */
    static When parse(String property, String value) {
        Matcher m = DATE.matcher(value);
        try {
            if (!m.matches()) throw unreadable(property, value, null);
            LocalDate date = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
            if (m.group(4) == null) return When.day(date.atStartOfDay());
            int second = Math.min(59, number(m, 6));
            LocalDateTime local = date.atTime(number(m, 4), number(m, 5), second);
            return m.group(7) == null ? When.floating(local) : When.utc(local);
        } catch (DateTimeException noSuchDate) {
            throw unreadable(property, value, noSuchDate);
        }
    }

    /** Days and weeks keep the wall clock, hours and less are exact (RFC 5545 3.3.6). */
    static When plus(When start, Line line) {
        String value = line.value().strip();
        Matcher m = DURATION.matcher(value);
        if (!m.matches()) throw unreadable(line.name(), value, null);
        LocalDateTime local = start.local().plusWeeks(number(m, 1)).plusDays(number(m, 2));
        When day = new When(local, start.zone(), start.allDay());
        When end = m.group(3) == null || day.allDay() ? day : day.plus(Duration.parse("P" + m.group(3)));
        if (end.local().getYear() > LAST_YEAR) throw unreadable(line.name(), value, null);
        return end;
    }

    private static When day(LocalDateTime local) {
        return When.day(local.toLocalDate().atStartOfDay());
    }

    private static Refused unreadable(String property, String value, Exception cause) {
        return new Refused("The calendar's " + property + " cannot be read: " + Text.quote(value) + ".", cause);
    }

    private static int number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }
}
