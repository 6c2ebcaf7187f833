package org.calendarinvite.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/**
 * A count of all attendees of a tenant, page by page of its events: the message that asks for the next page, and the record
 * that shows how far it is.
 *
 * @param moved when it began, or its newest page was counted
 * @param next where the next page of events begins; empty before the first and after the last
 * @param sums over the events so far
 * @param mended UIDs of events whose counters were wrong and are right again; the first hundred
 */
public record CountJob(
        String tenant,
        String id,
        Instant begun,
        Instant moved,
        String next,
        int events,
        Map<String, Long> sums,
        List<String> mended,
        boolean done,
        Recount tenantSums,
        long version)
        implements Kept {

    public static final int MOST_NAMED = 100;

    /** @param before the version of the count whose place it takes, 0 when there is none */
    public static CountJob of(String tenant, String id, Instant now, long before) {
        return new CountJob(tenant, id, now, now, "", 0, Map.of(), List.of(), false, new Recount(Map.of()), before + 1);
    }

    /** The newest of a tenant; another takes its place. */
    public static Place at(String tenant) {
        return new Place("counting#" + tenant, "newest");
    }

    /** One page further: all events are counted when there is no next one. */
    public CountJob counted(
            int more, Map<String, Long> all, List<String> wrong, String then, Recount sum, Instant now) {
        return new CountJob(tenant, id, begun, now, then, events + more, all, wrong, then.isEmpty(), sum, version + 1);
    }

    /** Whether nothing is counted yet. */
    public boolean waits() {
        return moved.equals(begun);
    }

    /** Whether this is as far as that message of the same count asks for, or one page further. */
    public boolean follows(CountJob asked) {
        return id.equals(asked.id) && (version == asked.version || version == asked.version + 1);
    }

    @Override
    public Place place() {
        return at(tenant);
    }
}
