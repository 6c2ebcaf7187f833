package org.calendarinvite.event;

/** What becomes of answers from people who were not invited (party crashers, RFC 5546 3.2.3). */
public enum Strangers {
    /** They are invited. */
    ACCEPT,
    /** The organizer is asked. */
    HOLD,
    /** They are told that they are not. */
    REFUSE
}
