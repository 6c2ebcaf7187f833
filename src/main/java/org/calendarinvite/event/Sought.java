package org.calendarinvite.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which events somebody looks for.
 *
 * @param words in lower case; each must be part of the title, the place, the organizer or the UID
 */
public record Sought(List<String> words, When when) {

    /** New is what came to be so lately. */
    private static final Duration RECENT = Duration.ofDays(7);

    /** Which of them, by time or state; the names in lower case are those of the API. */
    public enum When {
        ALL,
        FUTURE,
        PAST,
        RECENT,
        CANCELLED
    }

    public static Optional<When> when(String name) {
        return Arrays.stream(When.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    public static Sought of(String written, When when) {
        return new Sought(
                Arrays.stream(written.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                when);
    }

    public Sought {
        words = List.copyOf(words);
    }

    public boolean matches(Event event, Occurrences occurrences, Instant now) {
        return timely(event, occurrences, now) && spoken(event);
    }

    private boolean timely(Event event, Occurrences occurrences, Instant now) {
        return switch (when) {
            case ALL -> true;
            case FUTURE -> !event.cancelled() && coming(event, occurrences, now);
            case PAST -> !coming(event, occurrences, now);
            case RECENT -> event.created().isAfter(now.minus(RECENT));
            case CANCELLED -> event.cancelled();
        };
    }

    /** What goes on now is still to come. */
    private static boolean coming(Event event, Occurrences occurrences, Instant now) {
        var details = event.details();
        if (details.end().instant().isAfter(now)) return true;
        if (!details.repeats()) return false;
        var lasts = Duration.between(details.start().instant(), details.end().instant());
        return !occurrences.from(details, now.minus(lasts), 1).isEmpty();
    }

    private boolean spoken(Event event) {
        var details = event.details();
        var text = String.join(
                        "\n",
                        details.summary(),
                        details.location(),
                        event.organizerName(),
                        event.organizer(),
                        event.uid())
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
