package org.calendarinvite.decision;

import java.time.Instant;
import java.util.Map;

/** One part of a decision's write. All parts of a decision land together or not at all. */
public sealed interface Change {

    /** Keep this record if the stored one still has the version before it ({@code version() - 1}; 0 = there is none yet). */
    record Keep(Kept kept) implements Change {}

    /** Remove this record, and all that leads to it, if the stored one still has this version. */
    record Forget(Kept kept) implements Change {}

    /**
     * Move an event's statistics.
     *
     * @param spread anything that differs between writers (an attendee's token): picks the shard, so that no single item is hot
     * @param deltas counter name → signed change, e.g. {@code rsvp.accepted → 1}
     */
    record Count(String uid, String spread, Map<String, Integer> deltas) implements Change {}

    /** Take one place of a quota, only while fewer than {@code limit} are taken. */
    record Take(String quota, int limit) implements Change {}

    /**
     * Count so many of something that is limited in time, only while they fit into {@code limit}. Nothing gives them back.
     *
     * @param name of the count, with its hour or day
     * @param until when the count may be forgotten
     */
    record Spend(String name, int limit, int times, Instant until) implements Change {}

    /** Give one place of a quota back. */
    record Release(String quota) implements Change {}
}
