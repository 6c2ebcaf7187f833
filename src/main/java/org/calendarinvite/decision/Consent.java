package org.calendarinvite.decision;

/** What the person who was asked said of a held message. */
public enum Consent {
    /** Nobody has said anything. */
    NONE,
    GRANTED,
    DENIED
}
