package org.calendarinvite.settings;

import org.calendarinvite.event.Strangers;

/** What answers mean, {@code cis.answers}. */
public interface Answers {

    /** Whether answers lapse, and everybody is asked anew, when the times change (RFC 6638 3.2.8). */
    boolean askAgain();

    /** What becomes of answers from people who were not invited, unless an event says otherwise. */
    Strangers strangers();
}
