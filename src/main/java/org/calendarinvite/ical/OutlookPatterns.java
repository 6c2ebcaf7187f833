package org.calendarinvite.ical;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Details;
import org.calendarinvite.ical.text.Component;

/**
 * Which repetitions Outlook can show ([MS-OXCICAL] 2.1.3.2.2 and 2.1.3.1.1.20.18); any other would reach its users as a
 * file that it cannot open, or with dates missing.
 */
final class OutlookPatterns {

    /** COUNT has three digits in every template, and so has the field in which INTERVAL is typed. */
    static final int MOST = 999;

    private static final Map<String, Set<String>> PARTS = Map.of(
            "DAILY", Set.of(),
            "WEEKLY", Set.of("BYDAY"),
            "MONTHLY", Set.of("BYMONTHDAY", "BYDAY", "BYSETPOS"),
            "YEARLY", Set.of("BYMONTHDAY", "BYDAY", "BYSETPOS", "BYMONTH"));
    private static final Set<String> ALWAYS =
            Set.of("FREQ", "INTERVAL", "UNTIL", "COUNT", "WKST", "BYHOUR", "BYMINUTE", "BYSECOND");

    private static final String NTH = "[1-4]|-1";
    private static final Set<Set<String>> TOGETHER = Set.of(
            Set.of("MO", "TU", "WE", "TH", "FR"), Set.of("SA", "SU"), Set.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"));

    private final Map<String, String> rule;

    private OutlookPatterns(String rrule) {
        rule = new LinkedHashMap<>();
        for (String part : rrule.split(";")) {
            String[] pair = part.split("=", 2);
            String twice = rule.put(pair[0], pair[pair.length - 1].replace("+", ""));
            if (twice != null) throw refused(pair[0], "Name it once.");
        }
    }

    static void check(Component event, Details details) {
        if (event.first("EXRULE").isPresent()) {
            throw refusedFor("EXRULE", "Leave the dates out one by one.");
        }
        // An added date is there the new time of a left-out one.
        if (details.rdates().size() > details.exdates().size()
                || (details.rrule().isEmpty() && details.repeats())) {
            throw refusedFor("RDATE", "Make an event of its own for each added date.");
        }
        if (!details.rrule().isEmpty()) {
            new OutlookPatterns(details.rrule()).check(details.start().local());
        }
    }

    private void check(LocalDateTime start) {
        String frequency = value("FREQ");
        if (!PARTS.containsKey(frequency)) {
            throw refused("FREQ", "Let it repeat daily, and make a series for each time of the day.");
        }
        for (String part : rule.keySet()) {
            if (!ALWAYS.contains(part) && !PARTS.get(frequency).contains(part)) throw refused(part, advice(part));
        }
        clock("BYHOUR", start.getHour());
        clock("BYMINUTE", start.getMinute());
        clock("BYSECOND", start.getSecond());
        atMost("COUNT", "Let it end on a date, or after at most " + MOST + " times.");
        atMost("INTERVAL", "Make an event of its own for each date.");
        if (frequency.equals("WEEKLY")) weekly();
        else if (rule.containsKey("BYDAY")) weekdayOfMonth();
        else dayOfMonth();
        if (frequency.equals("YEARLY")) month();
    }

    private void clock(String part, int start) {
        if (rule.containsKey(part) && !value(part).matches("0?" + start)) {
            throw refused(part, "Make a series for each time of the day.");
        }
    }

    private void atMost(String part, String advice) {
        if (rule.containsKey(part) && !value(part).matches("0*\\d{1,3}")) throw refused(part, advice);
    }

    private void weekly() {
        if (value("BYDAY").matches(".*\\d.*")) throw refused("BYDAY", advice("BYDAY"));
    }

    /** The second Tuesday; the last weekday. */
    private void weekdayOfMonth() {
        if (rule.containsKey("BYMONTHDAY")) throw refused("BYMONTHDAY", advice("BYDAY"));
        List<String> days = Arrays.asList(value("BYDAY").split(","));
        if (!rule.containsKey("BYSETPOS")) {
            if (!value("BYDAY").matches("(" + NTH + ")[A-Z]{2}")) throw refused("BYDAY", advice("BYDAY"));
            return;
        }
        boolean together = days.size() == 1 || TOGETHER.contains(Set.copyOf(days));
        if (!together || value("BYDAY").matches(".*\\d.*")) throw refused("BYDAY", advice("BYDAY"));
        if (!value("BYSETPOS").matches(NTH)) throw refused("BYSETPOS", advice("BYSETPOS"));
    }

    private void dayOfMonth() {
        if (rule.containsKey("BYSETPOS")) throw refused("BYSETPOS", advice("BYSETPOS"));
        if (rule.containsKey("BYMONTHDAY") && !value("BYMONTHDAY").matches("0?[1-9]|[12]\\d|3[01]|-0?1")) {
            throw refused("BYMONTHDAY", advice("BYMONTHDAY"));
        }
    }

    private void month() {
        boolean day = rule.containsKey("BYDAY") || rule.containsKey("BYMONTHDAY");
        if (!rule.containsKey("BYMONTH") && day) {
            throw refused(rule.containsKey("BYDAY") ? "BYDAY" : "BYMONTHDAY", advice("BYMONTH"));
        }
        if (value("BYMONTH").contains(",")) throw refused("BYMONTH", advice("BYMONTH"));
    }

    private String value(String part) {
        return rule.getOrDefault(part, "");
    }

    private static String advice(String part) {
        return switch (part) {
            case "BYDAY" ->
                "Let it repeat weekly, or on one weekday such as the first or the last Monday of a month,"
                        + " and make a series for each.";
            case "BYMONTHDAY" -> "Let it repeat on one day of the month, and make a series for each.";
            case "BYMONTH" -> "Let it repeat in one month of the year, and make a series for each.";
            case "BYSETPOS" -> "Let it be the first, second, third, fourth or last such day of a month.";
            default -> "Let it repeat by days, weeks, months or years alone.";
        };
    }

    private Refused refused(String part, String advice) {
        String value = value(part);
        String named = part + "=" + (value.length() > 40 ? value.substring(0, 40) + "…" : value);
        return refusedFor(named, advice);
    }

    private static Refused refusedFor(String part, String advice) {
        return new Refused("The event repeats in a way that Outlook cannot show (" + part
                + "), so some of its guests would not see it. " + advice);
    }
}
