package org.calendarinvite.settings;

/** What a plan allows. */
public interface PlanLimits {

    /** Living events of one organizer. */
    int events();

    /** Invites of one event. */
    int invites();
}
