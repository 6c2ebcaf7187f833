package org.calendarinvite.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counters as they are kept, beside what a count of the attendees gives; only those that differ. */
public record Recount(Map<String, Difference> differences) {

    /** @param counted what it should be */
    public record Difference(long kept, long counted) {}

    /** Counters that are 0 need not be kept. */
    public static Recount of(Map<String, Long> kept, Map<String, Long> counted) {
        Map<String, Difference> differences = new TreeMap<>();
        kept.forEach((name, is) -> note(differences, name, is, counted.getOrDefault(name, 0L)));
        counted.forEach((name, should) -> note(differences, name, kept.getOrDefault(name, 0L), should));
        return new Recount(differences);
    }

    private static void note(Map<String, Difference> differences, String name, long kept, long counted) {
        if (kept != counted) differences.put(name, new Difference(kept, counted));
    }

    public boolean agrees() {
        return differences.isEmpty();
    }

    /** Counter → what must be added to it. */
    public Map<String, Integer> mending() {
        Map<String, Integer> mending = new HashMap<>();
        differences.forEach((name, one) -> mending.put(name, Math.toIntExact(one.counted() - one.kept())));
        return mending;
    }

    /** Adds what several attendees, or events, count. */
    public static Map<String, Long> sum(Collection<? extends Map<String, ? extends Number>> all) {
        Map<String, Long> sum = new HashMap<>();
        all.forEach(one -> one.forEach((name, count) -> sum.merge(name, count.longValue(), Long::sum)));
        return sum;
    }
}
