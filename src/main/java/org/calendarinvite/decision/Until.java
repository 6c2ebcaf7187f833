package org.calendarinvite.decision;

import java.time.Instant;

/** Until when a record is kept: its term, counted from a moment. */
public record Until(Term term, Instant from) {}
