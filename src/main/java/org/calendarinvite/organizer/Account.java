package org.calendarinvite.organizer;

/**
 * An organizer's standing.
 *
 * @param events how many of his events count against his limit now
 */
public record Account(String email, boolean suspended, int events) {}
