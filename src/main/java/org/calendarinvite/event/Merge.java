package org.calendarinvite.event;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what a request says into a series: a date that it does not name stays as it was (RFC 5546 3.2.2), and the newest
 * version of each date wins, whatever order the mails come in.
 */
final class Merge {

    /** More changed dates than these are told as a change of the whole. */
    static final int DATES = 10;

    /**
     * What became of the series.
     *
     * @param newer whether anything in the request was newer than what we had
     * @param whole whether attendees are told of the whole; else of {@code dates}, by key
     */
    record Merged(Series series, boolean newer, boolean whole, List<String> dates) {
        boolean changed() {
            return whole || !dates.isEmpty();
        }
    }

    private final EventRequest request;
    private final Series old;
    private final boolean wholeIsNewer;
    private final Details details;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private boolean instanceIsNewer;

    private Merge(EventRequest request, Event event, Occurrences occurrences) {
        this.request = request;
        this.old = event.series();
        boolean newer = request.source().newerThan(event.source());
        this.wholeIsNewer =
                newer && (request.details().isPresent() || request.until().isPresent());
        this.details = wholeIsNewer ? whole() : old.details();
        keep(occurrences);
        put(occurrences);
    }

    static Merged of(EventCase c, Event event, Occurrences occurrences) {
        return new Merge(c.request(), event, occurrences).result(c, event);
    }

    /** A series of which nothing was known before. */
    static Series first(EventRequest request, Occurrences occurrences) {
        boolean partial = request.details().isEmpty();
        var details = request.details().or(() -> request.instances().stream()
                .flatMap(one -> one.details().stream())
                .findFirst());
        var known = request.instances().stream()
                .map(one -> partial ? one : one.like(details.orElseThrow().start()))
                .filter(one -> partial || occurrences.includes(details.orElseThrow(), one.id()))
                .toList();
        return new Series(details.orElseThrow(), partial, known, 0, 0);
    }

    private Details whole() {
        var details = request.details().orElse(old.details());
        return request.until().map(details::before).orElse(details);
    }

    private boolean partial() {
        return old.partial() && !wholeIsNewer;
    }

    /** Changed dates outlive a change of the whole as long as they are dates of it. */
    private void keep(Occurrences occurrences) {
        boolean same = !wholeIsNewer || old.partial() || old.details().sameRhythm(details);
        if (!same) return;
        for (var one : old.instances()) {
            var kept = wholeIsNewer ? one.like(details.start()) : one;
            if (partial() || occurrences.includes(details, kept.id())) instances.put(kept.key(), kept);
        }
    }

    private void put(Occurrences occurrences) {
        for (var one : request.instances()) {
            var named = partial() ? one : one.like(details.start());
            var stored = instances.get(named.key());
            boolean newer = stored == null || named.source().newerThan(stored.source());
            if (!newer || !(partial() || occurrences.includes(details, named.id()))) continue;
            instances.put(
                    named.key(),
                    stored == null
                            ? named
                            : new Instance(
                                    named.id(), named.details(), named.source(), stored.sequence(), stored.asked()));
            instanceIsNewer = true;
        }
        for (var date : wholeIsNewer ? details.exdates() : List.<When>of()) {
            instances.computeIfPresent(
                    date.key(),
                    (key, one) -> one.cancelled()
                            ? one
                            : new Instance(one.id(), Optional.empty(), request.source(), one.sequence(), one.asked()));
        }
    }

    private Merged result(EventCase c, Event event) {
        long next = event.sequence() + 1;
        var after = new Series(shown(), partial(), List.copyOf(instances.values()), old.sequence(), old.asked());
        var dates = differing(after);
        boolean restored = dates.stream()
                .anyMatch(key -> old.on(key).isEmpty() && after.on(key).isPresent() && !partial());
        boolean whole = wholeIsNewer
                        && (old.partial()
                                || !details.sameButExdates(old.details())
                                || !request.organizerName().equals(event.organizerName()))
                || restored
                || dates.size() > DATES;
        dates.stream()
                .filter(key -> after.instance(key).isPresent() || after.on(key).isEmpty())
                .forEach(key -> instances.put(key, told(after, key, next, c.askAgain())));
        boolean again = c.askAgain() && wholeIsNewer && !old.partial() && details.moved(old.details());
        var told = new Series(
                after.details(),
                after.partial(),
                List.copyOf(instances.values()),
                whole ? next : old.sequence(),
                again ? next : old.asked());
        return new Merged(told, wholeIsNewer || instanceIsNewer, whole, whole ? List.of() : List.copyOf(dates));
    }

    private Details shown() {
        if (!partial()) return details;
        return instances.values().stream()
                .flatMap(one -> one.details().stream())
                .findFirst()
                .orElse(details);
    }

    /** The dates on which something else happens than before. */
    private Set<String> differing(Series after) {
        Set<String> keys = new LinkedHashSet<>();
        if (wholeIsNewer && !old.details().sameRhythm(details)) return keys;
        old.instances().forEach(one -> keys.add(one.key()));
        after.instances().forEach(one -> keys.add(one.key()));
        old.details().exdates().forEach(date -> keys.add(date.key()));
        after.details().exdates().forEach(date -> keys.add(date.key()));
        keys.removeIf(key -> same(key, after));
        return keys;
    }

    private boolean same(String key, Series after) {
        boolean changedAlone =
                old.instance(key).isPresent() || after.instance(key).isPresent();
        if (!changedAlone) return old.on(key).isPresent() == after.on(key).isPresent();
        return old.on(key).equals(after.on(key));
    }

    private Instance told(Series after, String key, long next, boolean askAgain) {
        var before = old.on(key);
        var now = after.on(key);
        boolean moved = before.isPresent() && now.isPresent() && !before.get().sameTimes(now.get());
        var known = after.instance(key);
        long asked = moved && askAgain ? next : known.map(Instance::asked).orElse(0L);
        return known.map(one -> one.told(next, asked))
                .orElseGet(() ->
                        new Instance(details.start().named(key).orElseThrow(), now, request.source(), next, asked));
    }
}
