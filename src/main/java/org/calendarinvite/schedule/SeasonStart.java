package org.calendarinvite.schedule;

import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Traced;

/**
 * How the import of an order begins.
 *
 * @param season as it is then; as it was where nothing begins
 * @param runs whether there is anything to do
 */
public record SeasonStart(SeasonOrder order, Season season, Decision decision, boolean runs) implements Traced {

    public boolean held() {
        return decision.stands() && season.read().state() == Import.State.HELD;
    }

    /** Another import runs; the same order may begin after it. */
    public boolean waits() {
        return decision.reason().equals(SeasonReasons.RUNNING);
    }

    @Override
    public String trace() {
        return order.trace();
    }
}
