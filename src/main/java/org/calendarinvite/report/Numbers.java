package org.calendarinvite.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calendarinvite.event.Series;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.Tally;

/** An event's statistics from its counters, as the store sums them. */
public final class Numbers {

    private static final List<PartStat> SAID =
            List.of(PartStat.ACCEPTED, PartStat.DECLINED, PartStat.TENTATIVE, PartStat.DELEGATED);

    private final Map<String, Long> counters;
    private final Series series;

    public Numbers(Map<String, Long> counters, Series series) {
        this.counters = counters;
        this.series = series;
    }

    /** For the whole. */
    public Map<String, Object> whole() {
        long attendees = count("attendees");
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("attendees", attendees);
        view.put("origin", group("origin."));
        view.put("prodid", group(Tally.prodid(series)));
        view.put("rsvp", rsvp());
        view.put("delivery", group(Tally.DELIVERY));
        return view;
    }

    public long attendees() {
        return count("attendees");
    }

    /** Answers to the whole, by their word. */
    public Map<String, Long> rsvp() {
        return rsvp(attendees(), Tally.rsvp(series), "", "");
    }

    /** For one date: its own answers in place of those to the whole, and only its own once it was moved. */
    public Map<String, Object> on(String date) {
        long attendees = count("attendees") - count("some") + count(Tally.someOn(date));
        boolean apart = series.askedApart(date);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("date", date);
        view.put("attendees", attendees);
        view.put(
                "rsvp",
                rsvp(
                        attendees,
                        Tally.on(series, date),
                        apart ? "" : Tally.rsvp(series),
                        apart ? "" : Tally.some(series)));
        return view;
    }

    /** Sums over the events of an organizer or of a tenant. */
    public static Map<String, Object> sum(Map<String, Long> counters) {
        var numbers = new Numbers(counters, null);
        long attendees = numbers.count("attendees");
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("attendees", attendees);
        view.put("origin", numbers.group("origin."));
        view.put("prodid", numbers.group("prodid."));
        view.put("rsvp", numbers.rsvp(attendees, "rsvp.", "", ""));
        return view;
    }

    /** What came on each day, oldest first, from the counters of {@link Tally#history}. */
    public static List<Map<String, Object>> days(Map<String, Long> counters) {
        Map<String, Map<String, Object>> days = new TreeMap<>();
        new TreeMap<>(counters).forEach((name, count) -> {
            int dot = name.indexOf('.');
            days.computeIfAbsent(name.substring(0, dot), Numbers::day).put(name.substring(dot + 1), count);
        });
        return List.copyOf(days.values());
    }

    private static Map<String, Object> day(String date) {
        Map<String, Object> day = new LinkedHashMap<>();
        day.put("day", date);
        return day;
    }

    private Map<String, Long> rsvp(long attendees, String own, String more, String less) {
        Map<String, Long> rsvp = new LinkedHashMap<>();
        long answered = 0;
        for (var status : SAID) {
            long count = count(own + status.word());
            if (!more.isEmpty()) count += count(more + status.word()) - count(less + status.word());
            if (count != 0 || status != PartStat.DELEGATED) rsvp.put(status.word(), count);
            answered += count;
        }
        rsvp.put(PartStat.NOACTION.word(), attendees - answered);
        return rsvp;
    }

    private long count(String name) {
        return counters.getOrDefault(name, 0L);
    }

    private Map<String, Long> group(String prefix) {
        Map<String, Long> group = new TreeMap<>();
        counters.forEach((name, count) -> {
            if (name.startsWith(prefix) && count != 0) group.put(name.substring(prefix.length()), count);
        });
        return group;
    }
}
