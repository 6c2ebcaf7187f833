package org.calendarinvite.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;

/** What is kept, and under which conditions. Reads see every write that was acknowledged before them. */
public interface Store {

    Optional<Event> event(String uid);

    /** The event that this organizer's calendar knows under its own UID. */
    Optional<Event> event(String organizer, String clientUid);

    Optional<Invitation> invitation(String uid, String email);

    Optional<Invitation> invitation(String token);

    /**
     * An event's attendees in the order of their addresses.
     *
     * @param after the {@code next} of the page before, empty for the first page
     */
    Page<Attendee> attendees(String uid, String after, int limit);

    /** Counter name → value, summed over all shards; names that never moved are absent. */
    Map<String, Long> statistics(String uid);

    /** How many places of a quota are taken. */
    int taken(String quota);

    boolean suspended(String organizer);

    void suspend(String organizer, boolean suspended);

    /**
     * Writes all changes of a decision, or none. At most 100 changes, and no record and no quota twice.
     *
     * @return the decision that now stands: this one, or the one that was made earlier under the same key (its notices again, its
     *     changes no more)
     * @throws Conflict when a version or a quota moved since the decision's state was read: read and decide again
     */
    Decision commit(Decision decision);

    /**
     * Takes the right to send one mail.
     *
     * @param mailId deterministic: the same mail always has the same id
     * @return false when it was sent already
     * @throws InFlight when another sender holds the lease
     */
    boolean claim(String mailId, Duration lease, Instant now);

    /** Marks a claimed mail as sent, under the id that the mail service gave it. */
    void sent(String mailId, String serviceId, Instant now);

    /** Keeps a refused message's reason; the same id and time again replace it. */
    void quarantine(Refusal refusal);

    /** @param place {@link Rows#place} */
    Optional<Refusal> quarantined(String place);

    /**
     * Keeps what somebody said of a held message, once.
     *
     * @return what stands: this, or what was said before
     */
    Consent consent(String place, Consent said);

    /** What was said of a held message so far. */
    Consent said(String place);

    /**
     * Counts one of something that is limited in time.
     *
     * @param what names the limit and its period, e.g. {@code notices#ann@example.com#2026-11-22T10}
     * @param until when the count may be forgotten
     * @return false when {@code limit} were counted before
     */
    boolean allow(String what, int limit, Instant until);

    /** Newest first. */
    Page<Refusal> quarantined(String after, int limit);

    /** The state read is no longer the state stored. */
    class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Conflict(String what) {
            super(what);
        }
    }

    /** Somebody else is sending this mail right now, or died doing so; the lease tells them apart. */
    class InFlight extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public InFlight(String mailId) {
            super("The mail " + mailId + " is being sent by another worker; it is tried again when the lease ends");
        }
    }
}
