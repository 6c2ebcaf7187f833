package org.calendarinvite.decision;

/** What became of a message, in the words an organizer sees. */
public enum Outcome {
    /** It changed something. */
    APPLIED,
    /** It was understood and kept, and changes nothing (an older answer, the same details again). */
    RECORDED,
    /** It may be right, but somebody must say so first. */
    HELD,
    /** It cannot be done; the reason says why. */
    REFUSED,
    /** It cannot be done because it would be one too many. */
    LIMITED
}
