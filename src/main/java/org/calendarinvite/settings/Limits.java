package org.calendarinvite.settings;

/** What one person may cause, {@code cis.limits}; the numbers of events and invites are those of the plan {@code free}. */
public interface Limits {

    /** Mails of one kind that one address gets, or causes, in an hour, besides invitations and their changes. */
    int noticesPerHour();

    /** Mails of a tenant in an hour that ask people who have no events here whether a mail is theirs. */
    int questionsPerHour();

    /** Changes of one event in an hour that its attendees are told of; cancellations are not counted. */
    int changesPerHour();

    /** Lists of attendees that one event's organizer is mailed in an hour. */
    int reportsPerHour();

    /** Living events of one organizer. */
    int eventsPerOrganizer();

    int invitesPerEvent();

    /** Characters of SUMMARY and LOCATION. */
    int summary();

    /** Characters of DESCRIPTION. */
    int description();

    /** ATTENDEEs of one calendar that is read, over all its events. */
    int guests();
}
