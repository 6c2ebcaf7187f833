package org.calendarinvite.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.decision.Filed;
import org.calendarinvite.decision.Place;

/**
 * That somebody listens to a tenant's feed, or did so not long ago: only then it is written for its own sake.
 *
 * @param since everything that has been told since then is in the feed
 * @param until the feed is written until then, if nobody comes back
 */
public record Listened(String tenant, Instant since, Instant until) implements Filed {

    public static Place at(String tenant) {
        return new Place("listened#" + tenant, "newest");
    }

    /**
     * Somebody listens now.
     *
     * @param seen how long it takes until every process knows it
     * @param kept for how long the feed is written after the last listener, at least; it is said in time that one listens on
     */
    public static Listened now(String tenant, Optional<Listened> before, Instant now, Duration seen, Duration kept) {
        // One that ends before it can be prolonged everywhere has ended.
        var since = before.filter(one -> !one.until.isBefore(now.plus(seen))).map(Listened::since);
        return new Listened(tenant, since.orElse(now.plus(seen)), now.plus(kept).plus(kept.dividedBy(2)));
    }

    public boolean holds(Instant now) {
        return now.isBefore(until);
    }

    /** Whether the feed goes on for as long as it is to after a listener who is there now. */
    public boolean lasts(Instant now, Duration kept) {
        return !until.isBefore(now.plus(kept));
    }

    @Override
    public Place place() {
        return at(tenant);
    }
}
