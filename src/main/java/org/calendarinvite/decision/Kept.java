package org.calendarinvite.decision;

import java.util.List;

/** A record that the store keeps under a version, so that two writers never overwrite each other unseen. */
public interface Kept extends Placed {

    /** 1 for the first write, one more for each later one. */
    long version();

    /** Other places that lead to it; taken with its first version, all or none, and never changed. */
    default List<Place> pointers() {
        return List.of();
    }
}
