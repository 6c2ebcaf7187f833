package org.calendarinvite.ical.zone;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.calendarinvite.decision.Refused;

/** What a VTIMEZONE in a message says about the half year before and after an event (RFC 5545 3.6.5). */
final class EmbeddedZone {

    private static final Duration AROUND = Duration.ofDays(183);

    private final Instant from;
    private final Instant to;
    private final ZoneOffset before;
    private final TreeMap<Instant, ZoneOffset> changes = new TreeMap<>();

    /** @throws Refused when it cannot be understood */
    EmbeddedZone(List<Observance> observances, LocalDateTime around) {
        Instant event = around.toInstant(ZoneOffset.UTC);
        from = event.minus(AROUND);
        to = event.plus(AROUND);
        TreeMap<Instant, ZoneOffset[]> onsets = new TreeMap<>();
        Map<String, LocalDateTime> latest = latest(observances, around);
        for (Observance observance : observances) {
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
    private static boolean replaced(Observance observance, Map<String, LocalDateTime> latest) {
        return observance.endless()
                && latest.getOrDefault(observance.name(), LocalDateTime.MIN).isAfter(observance.start());
    }

    /** By name, the beginning of the last endless observance before the event. */
    private static Map<String, LocalDateTime> latest(List<Observance> observances, LocalDateTime around) {
        return observances.stream()
                .filter(observance -> observance.endless() && !observance.half())
                .filter(observance -> observance.start().isBefore(around))
                .collect(Collectors.toMap(Observance::name, Observance::start, (a, b) -> a.isAfter(b) ? a : b));
    }

    private static void onsets(Observance observance, LocalDateTime around, Map<Instant, ZoneOffset[]> out) {
        ZoneOffset before = observance.offset("TZOFFSETFROM");
        ZoneOffset after = observance.offset("TZOFFSETTO");
        observance.onsets(around).forEach(onset -> out.put(onset.toInstant(before), new ZoneOffset[] {before, after}));
    }
}
