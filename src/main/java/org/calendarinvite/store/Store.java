package org.calendarinvite.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Filed;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Placed;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Term;
import org.calendarinvite.event.Event;
import org.calendarinvite.report.CountJob;

/** What is kept, and under which conditions. Reads see every write that was acknowledged before them. */
public final class Store implements AutoCloseable {

    private final Records records;
    private final Shelves shelves;
    private final Guests guests;
    private final Lists lists;
    private final Register register;
    private final Trail trail;
    private final Feed feed;
    private final Seasons seasons;

    public Store(Records records) {
        this.records = records;
        this.shelves = new Shelves(records);
        this.guests = new Guests(records, shelves);
        this.lists = new Lists(shelves);
        this.register = new Register(records, shelves);
        this.trail = new Trail(records, shelves);
        this.feed = new Feed(records, shelves);
        this.seasons = new Seasons(shelves);
    }

    /** What somebody who reaches so far may see. */
    public View seenBy(Reach reach) {
        return new View(this, reach);
    }

    public Guests guests() {
        return guests;
    }

    public Lists lists() {
        return lists;
    }

    public Register register() {
        return register;
    }

    public Trail trail() {
        return trail;
    }

    public Feed feed() {
        return feed;
    }

    public Seasons seasons() {
        return seasons;
    }

    public Optional<Event> event(String uid) {
        return shelves.one(Event.at(uid), Event.class);
    }

    /** The event that this organizer's calendar knows under its own UID. */
    public Optional<Event> event(String tenant, String organizer, String clientUid) {
        return shelves.pointed(Event.at(tenant, organizer, clientUid))
                .flatMap(place -> shelves.one(place, Event.class));
    }

    /** An organizer's events, newest first. */
    public Page<Event> events(String tenant, String organizer, String after, int limit) {
        return shelves.pointed(
                Event.shelf(tenant, organizer), Event.LISTED, after, limit, Records.Order.BACKWARD, Event.class);
    }

    /** All events of a tenant, newest first. */
    public Page<Event> events(String tenant, String after, int limit) {
        return shelves.pointed(Event.shelf(tenant), Event.LISTED, after, limit, Records.Order.BACKWARD, Event.class);
    }

    /** Counter name → value, summed over all writers; names that never moved are absent. */
    public Map<String, Long> statistics(String uid) {
        return records.counters(uid);
    }

    /** How many places of a quota are taken. */
    public int taken(String quota) {
        return records.taken(quota);
    }

    /** How many were counted under these names of limits in time, in one call; names that never were are absent. */
    public Map<String, Integer> spent(List<String> names) {
        return records.spent(names);
    }

    /** How far the newest count of a tenant's attendees is. */
    Optional<CountJob> counting(String tenant) {
        return shelves.one(CountJob.at(tenant), CountJob.class);
    }

    /**
     * Writes all changes of a decision, or none. At most 100 changes, and no record twice.
     *
     * @return the decision that now stands: this one, or the one that was made earlier under the same key (its notices again, its
     *     changes no more)
     * @throws Conflict when a version or a quota moved since the decision's state was read: read and decide again
     */
    public Decision commit(Decision decision) {
        return records.commit(decision);
    }

    /**
     * A message that comes again may be refused on what has changed since it was counted. One that stands, or keeps something, is asked
     * for by {@link #commit}, at no further call.
     *
     * @return what was decided earlier under the same key, else this one
     */
    public Decision recall(Decision decision) {
        boolean commits = decision.stands() || decision.keepsAnyway();
        if (commits || decision.key().isEmpty()) return decision;
        return records.decided(decision.key()).orElse(decision);
    }

    /** Puts a record where it belongs; the same place again replaces what is there. */
    public void file(Filed filed) {
        records.put(filed.place(), Rows.write(filed), filed.keptUntil());
    }

    /**
     * Counts one of something that is limited in time.
     *
     * @param what names the limit and its period, e.g. {@code notices#ann@example.com#2026-11-22T10}
     * @param until when the count may be forgotten
     * @return false when {@code limit} were counted before
     */
    public boolean allow(String what, int limit, Instant until) {
        return records.allow(what, limit, until);
    }

    /**
     * Writes the first of these decisions, in their order and in as few writes as can be, each as {@link #commit} would. It stops
     * with one that was made earlier, and before one that meets a conflict: those that follow may have counted on it.
     *
     * @return what stands for the first ones, at least for one; the others are to be decided again
     * @throws Conflict when the first one meets it
     */
    public List<Decision> commitInOrder(List<Decision> decisions) {
        return decisions.isEmpty() ? List.of() : records.commitInOrder(decisions);
    }

    /**
     * Takes the right to send one mail.
     *
     * @param mailId deterministic: the same mail always has the same id
     * @return false when it was sent already
     * @throws InFlight when another sender holds the lease
     */
    public boolean claim(String mailId, Duration lease, Instant now) {
        return records.claim(mailId, lease, now, Optional.empty());
    }

    /**
     * The same of a step that is no mail, such as a page of a list: its claim and mark are forgotten in the end.
     *
     * @param term outlasts every message that asks for the step
     */
    public boolean claim(String step, Duration lease, Instant now, Term term) {
        return records.claim(step, lease, now, Optional.of(term.from(now)));
    }

    /** Marks a claimed step as done. */
    public void done(String step, Instant now) {
        records.sent(step, "", -1, now);
    }

    /**
     * Marks a claimed mail as sent, under the id that the mail service gave it.
     *
     * @param sequence of the event in it, negative when it is about none
     */
    public void sent(String mailId, String serviceId, long sequence, Instant now) {
        records.sent(mailId, serviceId, sequence, now);
    }

    /** Takes records away, at most 50, and all that leads to them. */
    public void remove(List<? extends Placed> old) {
        records.remove(old.stream().flatMap(Store::places).toList());
    }

    private static Stream<Place> places(Placed one) {
        if (one instanceof Refusal held) return Stream.of(held.place(), Trail.answer(held.name()));
        if (one instanceof Kept kept) return Stream.concat(Stream.of(kept.place()), kept.pointers().stream());
        return Stream.of(one.place());
    }

    /** As {@link Records#sweep}. */
    public int sweep(int most) {
        return records.sweep(most);
    }

    /** As {@link Move#refuseHalf}. */
    public void refuseHalf() {
        Move.refuseHalf(records);
    }

    @Override
    public void close() {
        records.close();
    }

    /** The state read is no longer the state stored. */
    public static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Conflict(String what) {
            super(what);
        }
    }

    /** Somebody else is sending this mail right now, or died doing so; the lease tells them apart. */
    public static final class InFlight extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public InFlight(String mailId) {
            super("The mail " + mailId + " is being sent by another worker; it is tried again when the lease ends");
        }
    }
}
