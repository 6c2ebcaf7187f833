package org.calendarinvite.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what a request says to what is known of its event, and finds what attendees must be told: a date that it does not
 * name stays as it was (RFC 5546 3.2.2).
 */
final class Merge {

    /** More changed dates than these are told as a change of the whole. */
    static final int DATES = 10;

    /**
     * What became of the event.
     *
     * @param source the version of the whole
     * @param newest whether the request is that version
     * @param newer whether anything in it was unknown
     * @param over whether nothing happens any more
     * @param whole whether attendees are told of the whole; else of {@code dates}, by key
     * @param moved whether the whole has other dates than before
     */
    record Merged(
            Series series,
            Source source,
            boolean newest,
            boolean newer,
            boolean over,
            boolean whole,
            List<String> dates,
            boolean moved) {
        boolean changed() {
            return whole || !dates.isEmpty();
        }

        /** What changed: these dates each, or once the whole, {@code ""}. */
        List<String> meant() {
            return whole ? List.of("") : dates;
        }

        /** All that attendees are told is that nothing happens on some dates. */
        boolean ends(Occurrences occurrences) {
            return !whole
                    && dates.stream()
                            .allMatch(date -> occurrences.on(series, date).isEmpty());
        }

        Merged tidied(Instant now) {
            return new Merged(Merge.tidied(series, now), source, newest, newer, over, whole, dates, moved);
        }
    }

    private final Occurrences occurrences;
    private final EventCase c;
    private final Series old;
    private final Series shown;
    private final long next;

    private Merge(EventCase c, Event event, Series shown, Occurrences occurrences) {
        this.c = c;
        this.old = event.series();
        this.shown = shown;
        this.next = event.sequence() + 1;
        this.occurrences = occurrences;
    }

    static Merged of(EventCase c, Event event, Occurrences occurrences) {
        var before = Known.of(event);
        var known = before.with(c.request());
        var shown = known.shown(occurrences);
        boolean newest = known.isNewest(c.request().source()) && !c.request().cancels();
        var merge = new Merge(c, event, shown.series(), occurrences);
        var dates = merge.differing();
        boolean whole =
                merge.whole(dates) || newest && !c.request().organizerName().equals(event.organizerName());
        return new Merged(
                        merge.told(dates, whole),
                        known.source(),
                        newest,
                        !known.same(before),
                        shown.over(),
                        whole,
                        whole ? List.of() : List.copyOf(dates),
                        merge.moved())
                .tidied(c.now());
    }

    /** A series of which nothing was known before. */
    static Series first(EventRequest request, Occurrences occurrences, Instant now) {
        return tidied(Known.of(request).shown(occurrences).series(), now);
    }

    private static Series tidied(Series s, Instant now) {
        var past = s.past().tidied(now, s);
        return new Series(s.details(), s.partial(), s.instances(), s.sequence(), s.asked(), past);
    }

    private boolean whole(Set<String> dates) {
        boolean other = old.partial() != shown.partial()
                || !shown.partial() && !shown.details().sameButExdates(old.details());
        return other || dates.size() > DATES || dates.stream().anyMatch(this::restored);
    }

    private boolean restored(String key) {
        return !shown.partial()
                && occurrences.on(old, key).isEmpty()
                && occurrences.on(shown, key).isPresent();
    }

    /** The dates on which something else happens than before. */
    private Set<String> differing() {
        Set<String> keys = new LinkedHashSet<>();
        if (!old.partial() && !old.details().rhythm().equals(shown.details().rhythm())) return keys;
        old.instances().forEach(one -> keys.add(one.key()));
        shown.instances().forEach(one -> keys.add(one.key()));
        old.details().exdates().forEach(date -> keys.add(date.key()));
        shown.details().exdates().forEach(date -> keys.add(date.key()));
        keys.removeIf(key -> !isDate(key) || same(key));
        return keys;
    }

    private boolean isDate(String key) {
        if (shown.partial()) return true;
        var date = shown.details().start().named(key);
        return date.filter(when -> occurrences.includes(shown.details(), when)).isPresent();
    }

    /** A date that is as the rest of the series changes with it. */
    private boolean same(String key) {
        boolean alone = old.instance(key).isPresent() || shown.instance(key).isPresent();
        if (alone) return occurrences.on(old, key).equals(occurrences.on(shown, key));
        return occurrences.on(old, key).isPresent()
                == occurrences.on(shown, key).isPresent();
    }

    private Series told(Set<String> dates, boolean whole) {
        // Answers to single dates are none to a series that attendees never saw.
        boolean again = old.partial() != shown.partial()
                || c.askAgain() && !shown.partial() && shown.details().moved(old.details());
        Map<String, Instance> instances = new LinkedHashMap<>();
        Map<String, Instance> hidden = new LinkedHashMap<>();
        shown.instances().forEach(one -> instances.put(one.key(), one));
        shown.past().hidden().forEach(one -> hidden.put(one.key(), one));
        for (var key : dates) {
            var place = instances.containsKey(key) ? instances : hidden;
            place.compute(key, (k, one) -> told(key, one));
        }
        return new Series(
                shown.details(),
                shown.partial(),
                List.copyOf(instances.values()),
                whole ? next : old.sequence(),
                again ? next : old.asked(),
                new Past(shown.past().wholes(), shown.past().cuts(), List.copyOf(hidden.values()), before()));
    }

    /** Dates that attendees know may still have their names by the old start. */
    private Optional<When> before() {
        boolean same = old.details().rhythm().equals(shown.details().rhythm());
        return same ? shown.past().before() : Optional.of(old.details().start());
    }

    /** Dates that attendees are invited to may be none any more. */
    private boolean moved() {
        return old.repeats()
                && (old.partial() != shown.partial()
                        || !shown.partial() && !shown.details().sameDates(old.details()));
    }

    private Instance told(String key, Instance one) {
        var before = occurrences.on(old, key);
        var now = occurrences.on(shown, key);
        boolean moved = before.isPresent() && now.isPresent() && !before.get().sameTimes(now.get());
        var known = Optional.ofNullable(one).orElseGet(() -> {
            var start = shown.details().start();
            return Instance.of(start.named(key).orElseThrow(), Optional.empty(), Source.UNKNOWN);
        });
        return known.told(next, moved && c.askAgain() ? next : known.asked());
    }
}
