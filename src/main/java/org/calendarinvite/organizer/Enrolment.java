package org.calendarinvite.organizer;

/** How one becomes an organizer here. */
public enum Enrolment {
    /** By the first event. */
    OPEN,
    /** By the first event, once the operator has said yes. */
    APPROVAL,
    /** By a subscription. */
    SUBSCRIPTION
}
