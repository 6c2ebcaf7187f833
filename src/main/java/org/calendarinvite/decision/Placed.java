package org.calendarinvite.decision;

import java.util.Optional;

/** A record that has a place in the store, for good or for a while. */
public interface Placed {

    /** Where it stands, the same in every version. */
    Place place();

    /** Until when it is kept; empty as long as nobody takes it away. */
    default Optional<Until> keptUntil() {
        return Optional.empty();
    }
}
