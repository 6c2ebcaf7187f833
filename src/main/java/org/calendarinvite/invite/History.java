package org.calendarinvite.invite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came on which day, in UTC: {@code 2026-11-25.accepted} → 1. Nothing is ever taken back, for it did come then. */
final class History {

    private History() {}

    static Map<String, Integer> of(Optional<Invitation> before, Invitation after) {
        Map<String, Integer> came = new HashMap<>();
        var invited = after.attendee().invited();
        if (before.filter(old -> old.attendee().invited().equals(invited)).isEmpty())
            came.put(on(invited, "invited"), 1);
        var known = before.stream().flatMap(old -> old.attendee().answers()).collect(Collectors.toSet());
        after.attendee()
                .answers()
                .distinct()
                .filter(answer -> answer.status() != PartStat.NOACTION && !known.contains(answer))
                .forEach(answer ->
                        came.merge(on(answer.received(), answer.status().word()), 1, Integer::sum));
        return came;
    }

    private static String on(Instant moment, String what) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC) + "." + what;
    }
}
