package org.calendarinvite.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An English sentence with places for values, and its translation.
 *
 * @param parts of the English one: text, a value's name, text, a name, … and text at the end
 */
record Sentence(List<String> parts, String said) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    static Sentence of(String english, String said) {
        return new Sentence(split(english), said);
    }

    /** Text and names in turn. */
    static List<String> split(String pattern) {
        List<String> parts = new ArrayList<>();
        var places = PLACE.matcher(pattern);
        int from = 0;
        while (places.find()) {
            parts.add(pattern.substring(from, places.start()));
            parts.add(places.group(1));
            from = places.end();
        }
        parts.add(pattern.substring(from));
        return parts;
    }

    /** Characters that it says by itself. */
    int weight() {
        int sum = 0;
        for (int i = 0; i < parts.size(); i += 2) sum += parts.get(i).length();
        return sum;
    }

    /** What stands in the places, each value as short as can be; it takes one walk, whatever somebody wrote into them. */
    Optional<Map<String, String>> match(String english) {
        int last = parts.size() - 1;
        int at = parts.get(0).length();
        int end = english.length() - parts.get(last).length();
        if (end < at || !english.startsWith(parts.get(0)) || !english.endsWith(parts.get(last)))
            return Optional.empty();
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < last; i += 2) {
            int next = i + 1 == last ? end : english.indexOf(parts.get(i + 1), at);
            if (next < at || next > end) return Optional.empty();
            values.put(parts.get(i), english.substring(at, next));
            at = next + (i + 1 == last ? 0 : parts.get(i + 1).length());
        }
        return at > end ? Optional.empty() : Optional.of(values);
    }
}
