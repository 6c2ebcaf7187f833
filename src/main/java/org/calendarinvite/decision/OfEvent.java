package org.calendarinvite.decision;

/** Is about one event; log lines show which. */
public interface OfEvent {

    /** Its uid; empty when it is about none. */
    String about();
}
