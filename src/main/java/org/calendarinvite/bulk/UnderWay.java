package org.calendarinvite.bulk;

import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/** Leads to a list whose sender has not been told yet that it is over, so that one whose message is lost is found. */
public record UnderWay(String id) implements Kept {

    /** All of them. */
    public static final String SHELF = "lists-under-way";

    /** It is written once. */
    @Override
    public long version() {
        return 1;
    }

    @Override
    public Place place() {
        return new Place(SHELF, id);
    }
}
