package org.calendarinvite.organizer;

import java.time.Instant;

/**
 * Days of a plan that an order gave.
 *
 * @param line of the order
 * @param from when it was given, which is not when it begins: it may wait for another to end
 */
public record Grant(String order, String line, String plan, int days, Instant from) {}
