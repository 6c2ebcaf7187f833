package org.calendarinvite.ical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.calendarinvite.decision.Refused;

/** What a VTIMEZONE in a message says about the half year before and after an event (RFC 5545 3.6.5). */
final class EmbeddedZone {

    /** Names at most a week of a month; anything else expands without end. */
    private static final Pattern CLOCK_RULE =
            Pattern.compile("(;?(FREQ=YEARLY|INTERVAL=1|WKST=\\w\\w|UNTIL=\\w+|COUNT=\\d+"
                    + "|BYMONTH=\\d\\d?|BYDAY=[+-]?\\d?\\w\\w|BYMONTHDAY=-?\\d+(,-?\\d+){0,6}))+");

    /** The days of every month are no clock, and many. */
    private static final Pattern MONTHLESS = Pattern.compile("(?!.*BYMONTH=).*(BYMONTHDAY|BYDAY)=.*");

    private static final Pattern CLOCK_TIME = Pattern.compile(";BY(?:HOUR|MINUTE|SECOND)=\\d\\d?(?=;|$)");

    private static final Duration AROUND = Duration.ofDays(183);

    private final Instant from;
    private final Instant to;
    private final ZoneOffset before;
    private final TreeMap<Instant, ZoneOffset> changes = new TreeMap<>();

    /** @throws Refused when it cannot be understood */
    EmbeddedZone(Component vtimezone, LocalDateTime around) {
        Instant event = around.toInstant(ZoneOffset.UTC);
        from = event.minus(AROUND);
        to = event.plus(AROUND);
        TreeMap<Instant, ZoneOffset[]> onsets = new TreeMap<>();
        Map<String, LocalDateTime> latest = latest(vtimezone, around);
        for (Component observance : vtimezone.children()) {
            if (!replaced(observance, latest)) onsets(observance, around, onsets);
        }
        if (onsets.isEmpty()) throw new Refused("The calendar's time zone has no rules.");
        var earlier = onsets.floorEntry(from);
        before = earlier == null ? onsets.firstEntry().getValue()[0] : earlier.getValue()[1];
        ZoneOffset current = before;
        for (var onset : onsets.subMap(from, false, to, true).entrySet()) {
            ZoneOffset after = onset.getValue()[1];
            if (!after.equals(current)) changes.put(onset.getKey(), after);
            current = after;
        }
    }

    /** Rules and single changes that have to be read to know it. */
    static int size(Component vtimezone) {
        return vtimezone.children().stream()
                .mapToInt(observance -> 1
                        + observance
                                .all("RDATE")
                                .mapToInt(line -> line.value().split(",", -1).length)
                                .sum())
                .sum();
    }

    /** Shows the same clock all the time, but for {@code tolerance} when clocks change. */
    boolean agrees(ZoneRules rules, Duration tolerance) {
        if (!rules.getOffset(from).equals(before)) return false;
        Instant last = from;
        for (Map.Entry<Instant, ZoneOffset> change : changes.entrySet()) {
            ZoneOffsetTransition theirs = rules.nextTransition(last);
            if (theirs == null || !theirs.getOffsetAfter().equals(change.getValue())) return false;
            Duration apart =
                    Duration.between(change.getKey(), theirs.getInstant()).abs();
            if (apart.compareTo(tolerance) > 0) return false;
            last = theirs.getInstant();
        }
        ZoneOffsetTransition more = rules.nextTransition(last);
        return more == null || more.getInstant().isAfter(to);
    }

    /** A later observance of the same name has taken its place, which Exchange says by nothing else. */
    private static boolean replaced(Component observance, Map<String, LocalDateTime> latest) {
        return endless(observance)
                && latest.getOrDefault(observance.name(), LocalDateTime.MIN).isAfter(start(observance));
    }

    /** By name, the beginning of the last endless observance before the event. */
    private static Map<String, LocalDateTime> latest(Component vtimezone, LocalDateTime around) {
        return vtimezone.children().stream()
                .filter(observance -> endless(observance) && !half(observance))
                .filter(observance -> start(observance).isBefore(around))
                .collect(Collectors.toMap(Component::name, EmbeddedZone::start, (a, b) -> a.isAfter(b) ? a : b));
    }

    /** One of two rules for the two months that the days of one change lie in, and no era of its own. */
    private static boolean half(Component observance) {
        return rule(observance).contains("BYMONTHDAY=") && rule(observance).contains("BYDAY=");
    }

    private static boolean endless(Component observance) {
        String rule = rule(observance);
        return !rule.isEmpty() && !rule.contains("UNTIL=");
    }

    private static LocalDateTime start(Component observance) {
        return Dates.parse("DTSTART", observance.value("DTSTART")).local();
    }

    private static String rule(Component observance) {
        // HCL Notes repeats the time of DTSTART in the rule.
        return CLOCK_TIME
                .matcher(observance.value("RRULE").toUpperCase(Locale.ROOT))
                .replaceAll("");
    }

    private static void onsets(Component observance, LocalDateTime around, Map<Instant, ZoneOffset[]> out) {
        ZoneOffset before = offset(observance, "TZOFFSETFROM");
        ZoneOffset after = offset(observance, "TZOFFSETTO");
        LocalDateTime start =
                Dates.parse("DTSTART", observance.value("DTSTART")).local();
        List<LocalDateTime> local = new ArrayList<>(List.of(start));
        observance
                .all("RDATE")
                .flatMap(line -> Arrays.stream(line.value().split(",")))
                .forEach(date -> local.add(Dates.parse("RDATE", date.strip().replaceFirst("/.*", ""))
                        .local()));
        String rule = rule(observance);
        if (!rule.isEmpty()) local.addAll(yearly(rule, start, around));
        local.forEach(onset -> out.put(onset.toInstant(before), new ZoneOffset[] {before, after}));
    }

    /** The onsets in the years around; only yearly rules are clocks. */
    private static List<LocalDateTime> yearly(String rule, LocalDateTime start, LocalDateTime around) {
        boolean clock = rule.length() <= RuleReader.MAX
                && CLOCK_RULE.matcher(rule).matches()
                && !MONTHLESS.matcher(rule).matches();
        if (!clock) throw new Refused("A rule of the calendar's time zone is none of a clock.");
        String endless = Arrays.stream(rule.split(";"))
                .filter(part -> !part.startsWith("UNTIL="))
                .collect(Collectors.joining(";"));
        boolean plain =
                endless.length() <= RuleReader.MAX && endless.contains("FREQ=YEARLY") && !endless.contains("COUNT=");
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

    private static LocalDateTime until(String rule) {
        return Arrays.stream(rule.split(";"))
                .filter(part -> part.startsWith("UNTIL="))
                .map(part -> Dates.parse("RRULE", part.substring(6)))
                // a UTC moment against a wall clock: a day's grace makes up for the offset
                .map(when -> when.local().plusDays(1))
                .findFirst()
                .orElse(LocalDateTime.MAX);
    }

    private static ZoneOffset offset(Component observance, String property) {
        try {
            return ZoneOffset.of(observance.value(property));
        } catch (DateTimeException wrong) {
            throw new Refused("The calendar's time zone cannot be read.", wrong);
        }
    }
}
