package org.calendarinvite.ical;

/**
 * One ATTENDEE.
 *
 * @param email normalised
 * @param partstat in upper case as written, empty when absent
 * @param delegate DELEGATED-TO (RFC 5545 3.2.5), normalised, or empty
 */
public record Guest(String email, String name, String partstat, String delegate) {}
