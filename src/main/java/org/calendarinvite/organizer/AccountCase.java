package org.calendarinvite.organizer;

/** An account as it is, beside what is asked for it. */
public record AccountCase(Account account, AccountChange change) {}
