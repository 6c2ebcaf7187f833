package org.calendarinvite.invite;

import java.util.List;
import java.util.Optional;
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

    /**
     * Of an address that is not to be mailed only that remains, since he wished it; of one that was, nothing. Empty when there is no
     * more to forget.
     */
    public static Optional<Decision> forget(Suppression known) {
        var bare = known.bare();
        if (bare.equals(known)) return Optional.empty();
        var change = bare.grounds().isEmpty() ? new Change.Forget(known) : new Change.Keep(bare.next());
        return Optional.of(Decision.apply("", List.of(change), List.of()));
    }

    /** Takes a person's address out of the invitation of whom he sent instead of himself. */
    public static Decision forgetDelegator(Attendee delegate) {
        return Decision.apply(
                "", List.of(new Change.Keep(delegate.withoutDelegator().next())), List.of());
    }
}
