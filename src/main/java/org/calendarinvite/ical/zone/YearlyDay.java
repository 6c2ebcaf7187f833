package org.calendarinvite.ical.zone;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The day of a yearly change of clocks, within one month and as the wall clock before the change shows it. */
record YearlyDay(Month month, List<Integer> days, DayOfWeek weekday) {

    /** After this many years every date has fallen on every weekday. */
    static final int CYCLE = 12;

    private static final int SECONDS = 86_400;
    private static final int ANY_YEAR = 2001;

    /** Two when a rule such as "Friday on or after 26 October" reaches into the next month. */
    static List<YearlyDay> of(ZoneOffsetTransitionRule rule) {
        int indicator = rule.getDayOfMonthIndicator();
        boolean week = rule.getDayOfWeek() != null;
        LocalDate first = indicator > 0
                ? LocalDate.of(ANY_YEAR, rule.getMonth(), indicator)
                : LocalDate.of(ANY_YEAR, rule.getMonth(), 1)
                        .plusMonths(1)
                        .plusDays(indicator)
                        .minusDays(week ? 6 : 0);
        int shift = shift(rule);
        DayOfWeek weekday = week ? rule.getDayOfWeek().plus(shift) : null;
        List<YearlyDay> out = new ArrayList<>();
        for (int i = 0; i < (week ? 7 : 1); i++) {
            LocalDate day = first.plusDays(i + (long) shift);
            if (out.isEmpty() || out.get(out.size() - 1).month != day.getMonth()) {
                out.add(new YearlyDay(day.getMonth(), new ArrayList<>(), weekday));
            }
            out.get(out.size() - 1).days.add(day.getDayOfMonth());
        }
        return out;
    }

    /** Days between the rule's date and the date on the wall when it comes about. */
    private static int shift(ZoneOffsetTransitionRule rule) {
        int seconds = rule.getLocalTime().toSecondOfDay() + (rule.isMidnightEndOfDay() ? SECONDS : 0);
        int before = rule.getOffsetBefore().getTotalSeconds();
        int wall =
                switch (rule.getTimeDefinition()) {
                    case UTC -> seconds + before;
                    case STANDARD -> seconds + before - rule.getStandardOffset().getTotalSeconds();
                    case WALL -> seconds;
                };
        return Math.floorDiv(wall, SECONDS);
    }

    boolean has(LocalDateTime wall) {
        return wall.getMonth() == month && days.contains(wall.getDayOfMonth());
    }

    /** In the form that most clients know, {@code BYMONTH=3;BYDAY=-1SU}, wherever that says the same. */
    String rrule() {
        String yearly = "FREQ=YEARLY;BYMONTH=" + month.getValue();
        String list = days.stream().map(String::valueOf).collect(Collectors.joining(","));
        if (weekday == null) return yearly + ";BYMONTHDAY=" + list;
        String name = weekday.name().substring(0, 2);
        boolean week = days.size() == 7;
        if (week && days.get(0) % 7 == 1) return yearly + ";BYDAY=" + (days.get(0) / 7 + 1) + name;
        if (week && days.get(6) == month.maxLength()) return yearly + ";BYDAY=-1" + name;
        return yearly + ";BYMONTHDAY=" + list + ";BYDAY=" + name;
    }
}
