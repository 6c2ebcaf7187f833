package org.calendarinvite.ical.zone;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.text.Component;

/**
 * STANDARD or DAYLIGHT of a VTIMEZONE (RFC 5545 3.6.5). Whatever cannot be read is Refused.
 *
 * @param dates property and value → the date
 */
record Observance(Component written, BiFunction<String, String, When> dates) {

    /** Characters of a rule. */
    static final int MAX_RULE = 1000;

    /** Names at most a week of a month; anything else expands without end. */
    private static final Pattern CLOCK_RULE =
            Pattern.compile("(;?(FREQ=YEARLY|INTERVAL=1|WKST=\\w\\w|UNTIL=\\w+|COUNT=\\d+"
                    + "|BYMONTH=\\d\\d?|BYDAY=[+-]?\\d?\\w\\w|BYMONTHDAY=-?\\d+(,-?\\d+){0,6}))+");

    /** The days of every month are no clock, and many. */
    private static final Pattern MONTHLESS = Pattern.compile("(?!.*BYMONTH=).*(BYMONTHDAY|BYDAY)=.*");

    private static final Pattern CLOCK_TIME = Pattern.compile(";BY(?:HOUR|MINUTE|SECOND)=\\d\\d?(?=;|$)");

    String name() {
        return written.name();
    }

    /** Rules and single changes that have to be read to know it. */
    int size() {
        return 1
                + written.all("RDATE")
                        .mapToInt(line -> line.value().split(",", -1).length)
                        .sum();
    }

    LocalDateTime start() {
        return local("DTSTART", written.value("DTSTART"));
    }

    boolean endless() {
        String rule = rule();
        return !rule.isEmpty() && !rule.contains("UNTIL=");
    }

    /** One of two rules for the two months that the days of one change lie in, and no era of its own. */
    boolean half() {
        return rule().contains("BYMONTHDAY=") && rule().contains("BYDAY=");
    }

    ZoneOffset offset(String property) {
        try {
            return ZoneOffset.of(written.value(property));
        } catch (DateTimeException wrong) {
            throw new Refused("The calendar's time zone cannot be read.", wrong);
        }
    }

    /** When it begins, by the clock before; of a rule only in the years around. */
    List<LocalDateTime> onsets(LocalDateTime around) {
        List<LocalDateTime> local = new ArrayList<>(List.of(start()));
        written.all("RDATE")
                .flatMap(line -> Arrays.stream(line.value().split(",")))
                .forEach(date -> local.add(local("RDATE", date.strip().replaceFirst("/.*", ""))));
        String rule = rule();
        if (!rule.isEmpty()) local.addAll(yearly(rule, start(), around));
        return local;
    }

    private String rule() {
        // HCL Notes repeats the time of DTSTART in the rule.
        return CLOCK_TIME
                .matcher(written.value("RRULE").toUpperCase(Locale.ROOT))
                .replaceAll("");
    }

    /** Only yearly rules are clocks. */
    private List<LocalDateTime> yearly(String rule, LocalDateTime start, LocalDateTime around) {
        boolean clock = rule.length() <= MAX_RULE
                && CLOCK_RULE.matcher(rule).matches()
                && !MONTHLESS.matcher(rule).matches();
        if (!clock) throw new Refused("A rule of the calendar's time zone is none of a clock.");
        String endless = Arrays.stream(rule.split(";"))
                .filter(part -> !part.startsWith("UNTIL="))
                .collect(Collectors.joining(";"));
        boolean plain = endless.contains("FREQ=YEARLY") && !endless.contains("COUNT=");
        if (!plain || endless.matches(".*INTERVAL=(?!0*1(;|$)).*"))
            throw new Refused("The calendar's time zone is too odd.");
        LocalDateTime until = until(rule);
        int year = Math.min(around.getYear() - 2, until.getYear() - 1);
        LocalDateTime seed = start.withYear(Math.max(start.getYear(), year));
        LocalDateTime soon = around.plusYears(2);
        LocalDateTime end = until.isBefore(soon) ? until : soon;
        if (end.isBefore(seed)) return List.of();
        try {
            return new Recur<LocalDateTime>(endless).getDates(seed, seed, end);
        } catch (RuntimeException wrong) {
            throw new Refused("The calendar's time zone cannot be read.", wrong);
        }
    }

    private LocalDateTime until(String rule) {
        return Arrays.stream(rule.split(";"))
                .filter(part -> part.startsWith("UNTIL="))
                // a UTC moment against a wall clock: a day's grace makes up for the offset
                .map(part -> local("RRULE", part.substring(6)).plusDays(1))
                .findFirst()
                .orElse(LocalDateTime.MAX);
    }

    private LocalDateTime local(String property, String value) {
        return dates.apply(property, value).local();
    }
}
