package org.calendarinvite.settings;

/** Mails that an operator may do without. */
public interface Notices {

    /** Tell organizers by mail that a limit of theirs is reached; otherwise it stands in the quarantine only. */
    boolean limitReached();
}
