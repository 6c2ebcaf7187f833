package org.calendarinvite.schedule;

import org.calendarinvite.decision.Traced;

/**
 * The next page of an import is due.
 *
 * @param read the import's id
 * @param next where the page begins, as {@link Import#next}
 */
public record SeasonTurn(String season, String read, int next, String trace) implements Traced {

    /** Under which the page is claimed, so that its successor is queued once. */
    public String claim() {
        return "schedule/" + season + "/" + read + "/" + next;
    }
}
