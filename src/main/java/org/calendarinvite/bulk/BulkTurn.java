package org.calendarinvite.bulk;

import org.calendarinvite.decision.Traced;

/**
 * The next page of a job is due.
 *
 * @param row where the page begins, as {@link BulkJob#next}
 */
public record BulkTurn(String id, int row, String trace) implements Traced {

    /** The key of the file in the bucket. */
    public String file() {
        return "bulk/" + id + ".csv";
    }

    /** Under which the page is claimed, so that its successor is queued once. */
    public String claim() {
        return "bulk/" + id + "/" + row;
    }
}
