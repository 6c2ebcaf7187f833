package org.calendarinvite.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.event.Past.Cut;
import org.calendarinvite.event.Past.Whole;

/**
 * All that an organizer said of one event: versions of the whole, and for each date the newest that was said of it. What the
 * event is follows from it alone, so it does not matter in which order the mails come (RFC 5546 2.1.5).
 */
final class Known {

    private final Details details;
    private final boolean partial;
    private final Past past;
    private final Map<String, Instance> dates = new LinkedHashMap<>();

    private Known(Details details, boolean partial, Past past, Stream<Instance> said) {
        this.details = details;
        this.partial = partial;
        this.past = past;
        boolean whole = past.newest().filter(newest -> !newest.cancels()).isPresent();
        said.map(one -> whole ? one.like(details.start()) : one)
                .forEach(one -> dates.merge(one.key(), one, Instance::or));
    }

    /** What was known before this request. */
    static Known of(Event event) {
        var series = event.series();
        var past = series.past();
        // Rows that were kept before there was a past have none.
        boolean unkept = past.wholes().isEmpty() && !series.partial();
        var wholes = unkept
                ? List.of(new Whole(
                        event.source(),
                        event.cancelled() ? "" : series.details().rhythm()))
                : past.wholes();
        return new Known(
                series.details(),
                series.partial(),
                new Past(wholes, past.cuts(), List.of(), past.before()),
                Stream.concat(series.instances().stream(), past.hidden().stream()));
    }

    static Known of(EventRequest request) {
        var details = request.details().or(() -> request.instances().stream()
                .flatMap(one -> one.details().stream())
                .findFirst());
        return new Known(details.orElseThrow(), request.details().isEmpty(), Past.NONE, Stream.empty()).with(request);
    }

    Known with(EventRequest request) {
        var wholes = wholes(request);
        var newest = wholes.isEmpty()
                ? Source.UNKNOWN
                : wholes.get(wholes.size() - 1).source();
        boolean told = !request.cancels() && request.details().isPresent();
        boolean newer = told && newest.equals(request.source()) && !isNewest(request.source());
        var cuts = Stream.concat(
                        past.cuts().stream(), request.until().stream().map(first -> new Cut(request.source(), first)))
                .filter(cut -> cut.source().newerThan(newest))
                .distinct()
                .sorted(Comparator.comparing(Cut::source))
                .toList();
        return new Known(
                newer ? request.details().orElseThrow() : details,
                partial && !newer,
                new Past(wholes, cuts, List.of(), past.before()),
                Stream.concat(dates.values().stream(), said(request)));
    }

    private List<Whole> wholes(EventRequest request) {
        var rhythm = request.cancels() ? Optional.of("") : request.details().map(Details::rhythm);
        List<Whole> all = new ArrayList<>(past.wholes());
        boolean known = all.stream().anyMatch(whole -> whole.source().equals(request.source()));
        if (!known) rhythm.ifPresent(one -> all.add(new Whole(request.source(), one)));
        all.sort(Comparator.comparing(Whole::source));
        return all;
    }

    private static Stream<Instance> said(EventRequest request) {
        if (request.cancels()) return Stream.empty();
        boolean withWhole = request.details().isPresent();
        return request.instances().stream()
                .map(one -> withWhole ? one.notBefore(request.source().dtstamp()) : one);
    }

    boolean isNewest(Source source) {
        return past.newest().filter(whole -> whole.source().equals(source)).isPresent();
    }

    /** The same was known before. */
    boolean same(Known other) {
        return past.equals(other.past) && dates.equals(other.dates);
    }

    /** The version of the whole. */
    Source source() {
        return past.newest().map(Whole::source).orElse(Source.UNKNOWN);
    }

    /** What follows from it. */
    Shown shown(Occurrences occurrences) {
        boolean cancelled = past.newest().filter(Whole::cancels).isPresent();
        if (cancelled || past.newest().isEmpty()) return dates(cancelled);
        var series = details;
        for (var cut : past.cuts()) {
            var first = series.start().like(cut.first());
            if (first.equals(series.start())) return new Shown(series(series, false, Map.of()), true);
            if (occurrences.includes(series, first)) series = series.before(first);
        }
        return whole(occurrences, series);
    }

    private Shown whole(Occurrences occurrences, Details series) {
        Instant since = past.since();
        Map<String, Instance> shown = new LinkedHashMap<>(dates);
        shown.values()
                .removeIf(one -> !one.said()
                        || one.source().dtstamp().isBefore(since)
                        || series.excludes(one.id()) && !saidAfter(one)
                        || !occurrences.includes(series, one.id()));
        var only = Optional.ofNullable(shown.get(series.start().key()));
        boolean over = !series.repeats() && only.filter(Instance::cancelled).isPresent();
        return new Shown(series(series, false, shown), over);
    }

    /** The organizer has us in single dates only: those that he said since he last took us off the whole. */
    private Shown dates(boolean cancelled) {
        Map<String, Instance> shown = new LinkedHashMap<>(dates);
        shown.values().removeIf(one -> !one.said() || cutOff(one) || cancelled && !saidAfter(one));
        var first = shown.values().stream()
                .sorted(Comparator.comparing(one -> one.id().instant()))
                .flatMap(one -> one.details().stream())
                .findFirst();
        if (!cancelled || first.isPresent())
            return new Shown(series(first.orElse(details), true, shown), first.isEmpty());
        // Cancelled it shows what it was.
        if (partial) dates.values().stream().filter(one -> !one.cancelled()).forEach(one -> shown.put(one.key(), one));
        return new Shown(series(details, partial, shown), true);
    }

    private boolean saidAfter(Instance one) {
        return one.source().dtstamp().isAfter(source().dtstamp());
    }

    private boolean cutOff(Instance one) {
        return past.cuts().stream()
                .anyMatch(cut ->
                        !one.id().instant().isBefore(one.id().like(cut.first()).instant())
                                && !one.source().dtstamp().isAfter(cut.source().dtstamp()));
    }

    private Series series(Details series, boolean inDates, Map<String, Instance> shown) {
        var hidden = dates.values().stream()
                .filter(one -> !shown.containsKey(one.key()))
                .toList();
        return new Series(
                series,
                inDates,
                List.copyOf(shown.values()),
                0,
                0,
                new Past(past.wholes(), past.cuts(), hidden, past.before()));
    }

    /** @param over nothing happens any more */
    record Shown(Series series, boolean over) {}
}
