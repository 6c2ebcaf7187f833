package org.calendarinvite.decision;

import java.util.Objects;
import java.util.Optional;

/**
 * What somebody must say about a held message before it counts.
 *
 * @param decider the address of whoever may say it
 * @param uid the event, empty when there is none yet
 * @param wish what is wanted of the organizer; empty for CONFIRM and ENROL, so that it passes on nothing that a forger wrote
 */
public record Question(Kind kind, String decider, String uid, Optional<Wish> wish) {

    public enum Kind {
        /** Did you send this? */
        CONFIRM,
        /** May he have events here? Asked of the operator. */
        ENROL,
        /** He is not on the guest list: may he come? */
        STRANGER,
        /** An attendee proposes other times (COUNTER, RFC 5546 3.2.7). */
        COUNTER
    }

    public Question {
        // Rows that were kept before there were wishes have none.
        wish = Objects.requireNonNullElse(wish, Optional.empty());
    }

    public static Question enrol(String operator) {
        return new Question(Kind.ENROL, operator, "", Optional.empty());
    }

    public static Question confirm(String decider, String uid) {
        return new Question(Kind.CONFIRM, decider, uid, Optional.empty());
    }
}
