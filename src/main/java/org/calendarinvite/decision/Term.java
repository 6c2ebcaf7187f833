package org.calendarinvite.decision;

import java.time.Instant;

/** What is kept for a while only; how long each is, is a setting ({@code cis.keep}). */
public enum Term {
    /** What became of a mail. */
    STORY,
    /** A mail that was not applied, what was asked about it and what was said. */
    HELD,
    /** A list of people to invite: its job and the rows that it rejected. */
    LIST,
    /** A decision by its key, for as long as its message can come again. */
    DECISION,
    /** What a request with an Idempotency-Key was answered. */
    ANSWER,
    /** Messages to the outside, and what became of them. */
    FEED,
    /** Who asked for what. */
    AUDIT;

    public Until from(Instant moment) {
        return new Until(this, moment);
    }
}
