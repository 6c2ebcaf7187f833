package org.calendarinvite.words;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sentences of desks and readers in one language. The English sentence is the name of its translation, as in gettext; what is put
 * into it, {@code {limit}}, is found in the sentence and put into the translation.
 */
final class Reasons {

    /** A sentence in a sentence, and one in that. */
    private static final int DEPTH = 3;

    /** As {@code EventReasons} writes a moment of these days; the year is a leap year, so that every day is one. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm 'UTC on' d MMMM uuuu", Locale.ENGLISH);

    private final Map<String, String> exact = new HashMap<>();
    private final List<Sentence> patterns;

    Reasons(Map<String, String> translated) {
        translated.forEach((english, said) -> {
            if (!english.contains("{")) exact.put(english, said);
        });
        // Of two that fit, the one that says more by itself.
        patterns = translated.entrySet().stream()
                .filter(one -> one.getKey().contains("{"))
                .map(one -> Sentence.of(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Sentence::weight).reversed())
                .toList();
    }

    String say(String english, Words words) {
        return say(english, words, DEPTH).orElse(english);
    }

    private Optional<String> say(String english, Words words, int depth) {
        if (depth == 0) return Optional.empty();
        var known = exact.get(english);
        if (known != null) return Optional.of(known);
        for (var pattern : patterns) {
            var values = pattern.match(english);
            if (values.isPresent()) return Optional.of(filled(pattern.said(), values.get(), words, depth));
        }
        return moment(english, words);
    }

    private String filled(String said, Map<String, String> values, Words words, int depth) {
        var out = new StringBuilder();
        var parts = Sentence.split(said);
        for (int i = 0; i < parts.size(); i++) {
            if (i % 2 == 0) {
                out.append(parts.get(i));
                continue;
            }
            var value = values.getOrDefault(parts.get(i), "");
            out.append(say(value, words, depth - 1).orElseGet(() -> words.isolated(value)));
        }
        return out.toString();
    }

    private static Optional<String> moment(String english, Words words) {
        if (!english.contains(" UTC on ")) return Optional.empty();
        try {
            TemporalAccessor time = MOMENT.parse(english + " 2028");
            var day = words.format("day-month-format", MonthDay.from(time).atYear(2028));
            var moment = words.say("moment", "day", day, "from", words.format("clock-format", time));
            return Optional.of(words.say("zone-utc", "time", moment));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
