package org.calendarinvite.invite;

import java.util.List;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;

/**
 * Forgets one person: his invitation becomes nobody's, which counts in all statistics as his did; no mail goes to it and no
 * answer finds it.
 */
public final class Erasure {

    private Erasure() {}

    /** @param nobody unguessable; the mailbox and the token of what remains */
    public static Decision forget(Attendee attendee, String nobody) {
        return Decision.apply(
                "", List.of(new Change.Forget(attendee), new Change.Keep(attendee.forgotten(nobody))), List.of());
    }

    /** Takes a person's address out of the invitation of whom he sent instead of himself. */
    public static Decision forgetDelegator(Attendee delegate) {
        return Decision.apply(
                "", List.of(new Change.Keep(delegate.withoutDelegator().next())), List.of());
    }
}
