package org.calendarinvite.bulk;

import org.calendarinvite.decision.Traced;

/**
 * The next page of a job is due.
 *
 * @param row where the page begins, as {@link BulkJob#next}
 */
public record BulkTurn(String id, int row, String trace) implements Traced {

    /** Under which the page is claimed, so that its successor is queued once. */
    public String claim() {
        return "bulk/" + id + "/" + row;
    }
}
