package org.calendarinvite.decision;

import java.util.List;
import java.util.Optional;

/** A record that the store keeps under a version, so that two writers never overwrite each other unseen. */
public interface Kept extends Placed {

    /** 1 for the first write, one more for each later one. */
    long version();

    /** Other places that lead to it; taken with its first version, all or none, and never changed. */
    default List<Place> pointers() {
        return List.of();
    }

    /** Until when those are kept: as they are written once, from a moment that is the same in every version. */
    default Optional<Until> pointersUntil() {
        return keptUntil();
    }
}
