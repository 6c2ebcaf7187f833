package org.calendarinvite.event;

import java.time.Duration;
import java.time.Instant;

/** Whether an event has been over for a while, and nothing was said of it since. */
public record Ended(Occurrences occurrences) {

    public boolean by(Instant moment, Event event) {
        if (event.modified().isAfter(moment)) return false;
        return event.cancelled() || !goesOn(event.series(), moment);
    }

    private boolean goesOn(Series series, Instant moment) {
        boolean apart = series.instances().stream()
                .flatMap(one -> one.details().stream())
                .anyMatch(details -> endsAfter(details, moment));
        return apart || !series.partial() && ruled(series.details(), moment);
    }

    private boolean ruled(Details whole, Instant moment) {
        var length = Duration.between(whole.start().instant(), whole.end().instant());
        // A date that ends then has not ended before.
        return endsAfter(whole, moment)
                || !occurrences
                        .from(whole, moment.minus(length).plusNanos(1), 1)
                        .isEmpty();
    }

    private static boolean endsAfter(Details details, Instant moment) {
        return details.end().instant().isAfter(moment);
    }
}
