package org.calendarinvite.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.calendarinvite.decision.Filed;
import org.calendarinvite.decision.Place;

/**
 * A count of all attendees of a tenant, page by page of its events: the message that asks for the next page, and the record
 * that shows how far it is.
 *
 * @param next where the next page of events begins; empty before the first and after the last
 * @param sums over the events so far
 * @param mended UIDs of events whose counters were wrong and are right again; the first hundred
 */
public record CountJob(
        String tenant,
        String id,
        Instant begun,
        String next,
        int events,
        Map<String, Long> sums,
        List<String> mended,
        boolean done,
        Recount tenantSums)
        implements Filed {

    public static final int MOST_NAMED = 100;

    public static CountJob of(String tenant, String id, Instant now) {
        return new CountJob(tenant, id, now, "", 0, Map.of(), List.of(), false, new Recount(Map.of()));
    }

    @Override
    public Place place() {
        return at(tenant);
    }

    /** The newest of a tenant; another takes its place. */
    public static Place at(String tenant) {
        return new Place("recount#" + tenant, "newest");
    }
}
