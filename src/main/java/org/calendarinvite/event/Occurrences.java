package org.calendarinvite.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which dates a series has (RFC 5545 3.8.5): its rule and RDATEs without its EXDATEs. */
public interface Occurrences {

    /** Whether the series, were none of its dates left out, has this one; false beyond what is looked through. */
    boolean includes(Details series, When date);

    /** The dates from a moment on, in order, left-out ones left out. */
    List<When> from(Details series, Instant first, int limit);

    /** What happens on the date of this key; empty when nothing does, or the series has no such date. */
    default Optional<Details> on(Series series, String key) {
        var changed = series.instance(key);
        if (changed.isPresent()) return changed.get().details();
        return ruled(series, key)
                .filter(date -> !series.details().excludes(date))
                .map(series.details()::on);
    }

    /** Whether the key names a date of the series, be it left out or cancelled. */
    default boolean names(Series series, String key) {
        return series.instance(key).isPresent() || ruled(series, key).isPresent();
    }

    private Optional<When> ruled(Series series, String key) {
        if (series.partial()) return Optional.empty();
        return series.details().start().named(key).filter(date -> includes(series.details(), date));
    }
}
