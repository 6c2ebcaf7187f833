package org.calendarinvite.ical;

/**
 * One ATTENDEE.
 *
 * @param email normalised
 * @param partstat in upper case as written, empty when absent
 */
public record Guest(String email, String name, String partstat) {}
