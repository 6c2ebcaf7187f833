package org.calendarinvite.event;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which date of a series takes the place of one that it, or the series that it continues, had before: that of the same name,
 * else the first that happens on the same day of the wall's calendar.
 *
 * @param before the start by which the dates had their names
 */
public record Successors(Occurrences occurrences, When before, Series now) {

    /** Dates of one day that are looked through. */
    private static final int MOST_A_DAY = 50;

    public List<Move> of(List<String> keys) {
        return keys.stream().map(key -> new Move(key, to(key))).toList();
    }

    private String to(String key) {
        if (happens(key)) return key;
        return before.named(key)
                .or(() -> When.of(key))
                .map(date -> first(date.local().toLocalDate()))
                .orElse("");
    }

    private String first(LocalDate day) {
        return Stream.concat(ruled(day), now.instances().stream().map(Instance::id))
                .filter(date -> date.local().toLocalDate().equals(day))
                .sorted(Comparator.comparing(When::instant))
                .map(When::key)
                .filter(this::happens)
                .findFirst()
                .orElse("");
    }

    private Stream<When> ruled(LocalDate day) {
        if (now.partial()) return Stream.empty();
        var start = now.details().start();
        var midnight = new When(day.atStartOfDay(), start.zone(), start.allDay());
        return occurrences.from(now.details(), midnight.instant(), MOST_A_DAY).stream()
                .map(start::like);
    }

    private boolean happens(String key) {
        return occurrences.on(now, key).isPresent();
    }
}
