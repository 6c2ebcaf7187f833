package org.calendarinvite.ical;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.When;

/**
 * What one VEVENT is about: the whole of an event, or one of its dates (RFC 5546 3.2.2).
 *
 * @param date its key, empty for the whole
 * @param id RECURRENCE-ID of a date
 * @param details as they are written: EXDATE names cancelled dates too, and a date repeats by no rule
 * @param over it does not happen
 */
record Occasion(String date, Optional<When> id, Details details, long sequence, boolean over) {

    private static final Occurrences DATES = new Recurrences();

    /**
     * What a message about one date, or about everything when {@code date} is empty, consists of; at least one.
     *
     * @param apart more dates that a REQUEST about everything names
     */
    static List<Occasion> of(Event event, String date, List<String> apart, Method method) {
        boolean ends = method == Method.CANCEL;
        if (!date.isEmpty()) return List.of(date(event, date, event.sequenceOn(date), ends));
        Series series = event.series();
        if (series.partial()) return known(event, ends);
        Occasion whole = whole(event, ends);
        if (method != Method.REQUEST && method != Method.PUBLISH) return List.of(whole);
        Stream<Occasion> more = apart.stream().map(key -> date(event, key, event.sequenceOn(key), false));
        return Stream.concat(Stream.of(whole), Stream.concat(dates(event, false, false), more))
                .toList();
    }

    private static Occasion whole(Event event, boolean ends) {
        return new Occasion("", Optional.empty(), leavingOut(event.series()), event.sequenceOn(""), ends);
    }

    /** Nothing is known of the rest of the series, so each date is named, when it ends as when it begins. */
    private static List<Occasion> known(Event event, boolean ends) {
        List<Occasion> living = dates(event, false, ends).toList();
        return living.isEmpty() ? dates(event, true, ends).toList() : living;
    }

    private static Stream<Occasion> dates(Event event, boolean cancelled, boolean ends) {
        return event.series().instances().stream()
                .filter(one -> one.cancelled() == cancelled)
                .map(Instance::key)
                .map(key -> date(event, key, ends ? event.sequence() : event.sequenceOn(key), ends));
    }

    private static Occasion date(Event event, String key, long sequence, boolean ends) {
        Series series = event.series();
        When id = series.instance(key).map(Instance::id).orElseGet(() -> series.details()
                .date(key));
        Optional<Details> there = DATES.on(series, key);
        Details plain = there.map(details -> details.at(details.start(), details.end()))
                .orElseGet(() -> series.details().on(id));
        return new Occasion(key, Optional.of(id), plain, sequence, ends || there.isEmpty());
    }

    private static Details leavingOut(Series series) {
        Details details = series.details();
        Set<When> left = new LinkedHashSet<>(details.exdates());
        for (Instance one : series.instances()) {
            if (one.cancelled()) left.add(one.id());
            else left.remove(one.id());
        }
        return new Details(
                details.summary(),
                details.description(),
                details.html(),
                details.location(),
                details.start(),
                details.end(),
                details.rrule(),
                details.rdates(),
                List.copyOf(left));
    }

    /** Every moment that the VEVENT names. */
    Stream<When> moments() {
        Stream<When> range = Stream.of(details.start(), details.end());
        Stream<When> dates = Stream.concat(details.rdates().stream(), details.exdates().stream());
        return Stream.concat(id.stream(), Stream.concat(range, dates));
    }
}
