package org.calendarinvite.settings;

import java.util.OptionalInt;

/** What a plan allows. */
public interface PlanLimits {

    /** Living events of one organizer. */
    int events();

    /** Invites of one event. */
    int invites();

    /** Each of these goes before {@link Rates}. */
    OptionalInt eventsPerHour();

    OptionalInt eventsPerDay();

    OptionalInt invitesPerHour();

    OptionalInt invitesPerDay();
}
