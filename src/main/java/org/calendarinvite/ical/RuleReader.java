package org.calendarinvite.ical;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.text.Line;
import org.calendarinvite.ical.text.Text;

/** Checks an RRULE and keeps its text; in one order, without what goes without saying, and with UNTIL in the form that RFC 5545 3.3.10 asks for. */
final class RuleReader {

    /** Characters. */
    static final int MAX = 1000;

    /** Times FREQ; beyond it libraries count into years that there are not. */
    static final int MAX_INTERVAL = 10_000;

    private static final int LONGEST_FEBRUARY = 2000;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** The defaults of RFC 5545 3.3.10 and RFC 7529 4.1. */
    private static final Set<String> NOTHING_SAID = Set.of("INTERVAL=1", "WKST=MO", "RSCALE=GREGORIAN", "SKIP=OMIT");

    private static final List<String> ORDER =
            List.of("FREQ", "INTERVAL", "UNTIL", "COUNT", "BYMONTH", "BYMONTHDAY", "BYDAY");

    private static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private RuleReader() {}

    static String read(Line line, When start) {
        if (line.value().length() > MAX) throw unreadable(line.value(), null);
        String text = line.value().strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "");
        String rule = Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty() && !part.startsWith("X-") && !NOTHING_SAID.contains(part))
                .map(part -> part.startsWith("UNTIL=") ? until(part.substring(6), start) : ordered(part))
                .filter(part -> !part.isEmpty())
                .sorted(Comparator.comparingInt(RuleReader::place))
                .collect(Collectors.joining(";"));
        check(rule);
        return rule;
    }

    /** Weekdays from Monday on, so that a rule written in another way is the same rule. */
    private static String ordered(String part) {
        if (!part.startsWith("BYDAY=")) return part;
        return Arrays.stream(part.substring(6).split(","))
                .map(String::strip)
                .sorted(Comparator.comparingInt(RuleReader::weekday).thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.joining(",", "BYDAY=", ""));
    }

    private static int weekday(String day) {
        return WEEK.indexOf(day.substring(Math.max(0, day.length() - 2)));
    }

    private static int place(String part) {
        int known = ORDER.indexOf(part.replaceFirst("=.*", ""));
        return known < 0 ? ORDER.size() : known;
    }

    private static void check(String rule) {
        if (rule.contains("RSCALE=") || rule.contains("SKIP="))
            throw new Refused(
                    "The event repeats by a calendar other than the Gregorian (RSCALE, SKIP), which hardly any"
                            + " attendee's calendar can show. Send its dates as events of their own.");
        Recur<LocalDateTime> recur;
        try {
            recur = new Recur<>(rule);
        } catch (RuntimeException wrong) {
            // ical4j has no exception of its own for this: a part without a value is a NoSuchElementException, and so
            // on
            throw unreadable(rule, wrong);
        }
        if (recur.getInterval() > MAX_INTERVAL || !hasDay(recur)) throw unreadable(rule, null);
        boolean both = rule.contains("UNTIL=") && rule.contains("COUNT=");
        if (both || rule.contains("INTERVAL=0") || rule.matches(".*(COUNT|INTERVAL)=(-.*|0+(;.*)?)")) {
            throw unreadable(rule, null);
        }
    }

    /** No 30 February: who looks for its next date looks for ever. */
    private static boolean hasDay(Recur<LocalDateTime> recur) {
        if (recur.getMonthDayList().isEmpty() || recur.getMonthList().isEmpty()) return true;
        int longest = recur.getMonthList().stream()
                .mapToInt(month ->
                        YearMonth.of(LONGEST_FEBRUARY, month.getMonthOfYear()).lengthOfMonth())
                .max()
                .orElse(0);
        return recur.getMonthDayList().stream().anyMatch(day -> Math.abs(day) <= longest);
    }

    /**
     * In UTC when the start has a zone, a plain date or time when the start has none; nothing when it means for ever, as
     * {@code 99991231} does, whose moment in UTC may have no name.
     */
    private static String until(String value, When start) {
        When until = Dates.parse("RRULE", value);
        LocalDateTime last = last(until, start);
        if (last.getYear() < Dates.FIRST_YEAR) throw unreadable("UNTIL=" + value, null);
        if (last.getYear() > Dates.LAST_YEAR) return "";
        if (start.allDay()) return "UNTIL=" + DateTimeFormatter.BASIC_ISO_DATE.format(last);
        return "UNTIL=" + LOCAL.format(last) + (start.hasZone() ? "Z" : "");
    }

    private static LocalDateTime last(When until, When start) {
        if (start.allDay()) return until.local();
        LocalDateTime local = until.allDay() ? until.local().toLocalDate().atTime(END_OF_DAY) : until.local();
        if (!start.hasZone()) return local;
        ZoneId zone = until.isUtc() ? ZoneOffset.UTC : ZoneId.of(start.zone());
        return local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    private static Refused unreadable(String rule, Exception cause) {
        return new Refused("The event's repetition cannot be read: " + Text.quote(rule) + ".", cause);
    }
}
