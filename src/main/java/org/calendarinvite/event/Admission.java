package org.calendarinvite.event;

import java.time.Instant;

/** What is to become of answers from people who were not invited to this event. */
public record Admission(Event event, Strangers policy, Instant now) {}
