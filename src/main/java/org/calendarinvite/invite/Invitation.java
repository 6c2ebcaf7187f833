package org.calendarinvite.invite;

import org.calendarinvite.event.Event;

/** One attendee's view of one event: what a personal mail and an answer are about. */
public record Invitation(Event event, Attendee attendee) {}
