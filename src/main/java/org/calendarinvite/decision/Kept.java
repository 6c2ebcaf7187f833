package org.calendarinvite.decision;

/** A record that the store keeps under a version, so that two writers never overwrite each other unseen. */
public interface Kept {

    /** 1 for the first write, one more for each later one. */
    long version();
}
