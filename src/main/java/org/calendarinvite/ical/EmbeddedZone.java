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
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.calendarinvite.decision.Refused;

/** What a VTIMEZONE in a message says about the half year before and after an event (RFC 5545 3.6.5). */
final class EmbeddedZone {

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
        for (Component observance : vtimezone.children()) onsets(observance, around, onsets);
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

    /** Shows the same clock all the time. */
    boolean agrees(ZoneRules rules) {
        if (!rules.getOffset(from).equals(before)) return false;
        TreeMap<Instant, ZoneOffset> theirs = new TreeMap<>();
        ZoneOffsetTransition next = rules.nextTransition(from);
        while (next != null && !next.getInstant().isAfter(to)) {
            theirs.put(next.getInstant(), next.getOffsetAfter());
            next = rules.nextTransition(next.getInstant());
        }
        return theirs.equals(changes);
    }

    private static void onsets(Component observance, LocalDateTime around, TreeMap<Instant, ZoneOffset[]> out) {
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
        String rule = observance.value("RRULE").toUpperCase(Locale.ROOT);
        if (!rule.isEmpty()) local.addAll(yearly(rule, start, around));
        local.forEach(onset -> out.put(onset.toInstant(before), new ZoneOffset[] {before, after}));
    }

    /** The onsets in the years around; only yearly rules are clocks. */
    private static List<LocalDateTime> yearly(String rule, LocalDateTime start, LocalDateTime around) {
        String endless = Arrays.stream(rule.split(";"))
                .filter(part -> !part.startsWith("UNTIL="))
                .collect(Collectors.joining(";"));
        boolean plain = endless.contains("FREQ=YEARLY") && !endless.contains("COUNT=");
        if (!plain || endless.matches(".*INTERVAL=(?!0*1(;|$)).*"))
            throw new Refused("The calendar's time zone is too odd.");
        LocalDateTime seed = start.withYear(Math.max(start.getYear(), around.getYear() - 2));
        LocalDateTime until = until(rule);
        try {
            Recur<LocalDateTime> recur = new Recur<>(endless);
            return recur.getDates(seed, seed, around.plusYears(2)).stream()
                    .filter(onset -> !onset.isAfter(until))
                    .toList();
        } catch (IllegalArgumentException | DateTimeException wrong) {
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
