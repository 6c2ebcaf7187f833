package org.calendarinvite.decision;

/**
 * What somebody must say about a held message before it counts.
 *
 * @param decider the address of whoever may say it
 * @param uid the event, empty when there is none yet
 * @param person whom it is about, empty when about the decider himself
 * @param about what would happen, in a few words; empty when saying it would pass on a forger's words
 */
public record Question(Kind kind, String decider, String uid, String person, String about) {

    public enum Kind {
        /** Did you send this? */
        CONFIRM,
        /** He was not invited: may he come? */
        STRANGER,
        /** An attendee proposes other times (COUNTER, RFC 5546 3.2.7). */
        COUNTER
    }
}
