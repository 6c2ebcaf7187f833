package org.calendarinvite.event;

import org.calendarinvite.decision.Traced;

/** An event that its organizer is told of. */
public record Told(Event event, String trace) implements Traced {}
