package org.calendarinvite.ical.zone;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.IntStream;
import org.calendarinvite.ical.text.Text;

/**
 * Writes a VTIMEZONE with no more than what holds around the event: Outlook misreads histories, so a zone's yearly rules
 * are written as rules and only what they do not cover as single changes.
 */
public final class ZoneWriter {

    /** Single changes of a series without end are written this far ahead; the next update carries more. */
    private static final Duration AHEAD = Duration.ofDays(5 * 366);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final String id;
    private final ZoneRules rules;
    private final Instant first;
    private final Instant last;
    private final Instant ruledAfter;

    /**
     * @param first the earliest moment that the event names in any zone, {@code last} the latest
     * @param series whether it recurs beyond {@code last}
     */
    public ZoneWriter(String id, Instant first, Instant last, boolean series, Instant now) {
        this.id = id;
        this.rules = ZoneId.of(id).getRules();
        this.first = first;
        this.last = series ? latest(last, now).plus(AHEAD) : last;
        List<ZoneOffsetTransition> singles = rules.getTransitions();
        this.ruledAfter = singles.isEmpty()
                ? Instant.EPOCH
                : singles.get(singles.size() - 1).getInstant();
    }

    public void write(StringBuilder out) {
        Text.line(out, "BEGIN:VTIMEZONE");
        Text.line(out, "TZID:" + Text.escape(id));
        observances(out);
        Text.line(out, "END:VTIMEZONE");
    }

    private void observances(StringBuilder out) {
        ZoneOffsetTransition change = rules.previousTransition(first.plusNanos(1));
        if (change == null || (!ruled(change) && rules.nextTransition(first) == null)) {
            ZoneOffset always = rules.getOffset(first);
            observance(out, LONG_AGO, always, always, rules.isDaylightSavings(first), "");
            change = rules.nextTransition(first);
        }
        for (;
                change != null && !change.getInstant().isAfter(last);
                change = rules.nextTransition(change.getInstant())) {
            if (ruled(change)) {
                for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) yearly(out, rule);
                return;
            }
            observance(out, change, "");
        }
    }

    /** Made by one of the zone's yearly rules, not by a single decree. */
    private boolean ruled(ZoneOffsetTransition change) {
        return change.getInstant().isAfter(ruledAfter)
                && !rules.getTransitionRules().isEmpty();
    }

    /** From the first year of the rule on: some readers know nothing of rules that begin in their future. */
    private void yearly(StringBuilder out, ZoneOffsetTransitionRule rule) {
        int year = ruledAfter.atOffset(ZoneOffset.UTC).getYear();
        for (YearlyDay day : YearlyDay.of(rule)) {
            IntStream.rangeClosed(year, year + YearlyDay.CYCLE)
                    .mapToObj(rule::createTransition)
                    .filter(change -> ruled(change) && day.has(change.getDateTimeBefore()))
                    .findFirst()
                    .ifPresent(change -> observance(out, change, day.rrule()));
        }
    }

    private void observance(StringBuilder out, ZoneOffsetTransition change, String rrule) {
        boolean daylight = rules.isDaylightSavings(change.getInstant());
        observance(out, change.getDateTimeBefore(), change.getOffsetBefore(), change.getOffsetAfter(), daylight, rrule);
    }

    private static void observance(
            StringBuilder out, LocalDateTime start, ZoneOffset from, ZoneOffset to, boolean daylight, String rrule) {
        String name = daylight ? "DAYLIGHT" : "STANDARD";
        Text.line(out, "BEGIN:" + name);
        Text.line(out, "DTSTART:" + LOCAL.format(start));
        Text.line(out, "TZOFFSETFROM:" + offset(from));
        Text.line(out, "TZOFFSETTO:" + offset(to));
        if (!rrule.isEmpty()) Text.line(out, "RRULE:" + rrule);
        Text.line(out, "END:" + name);
    }

    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
