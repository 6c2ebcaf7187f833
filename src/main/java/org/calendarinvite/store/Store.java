package org.calendarinvite.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Entry;
import org.calendarinvite.access.Once;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.store.Records.Order;

/** What is kept, and under which conditions. Reads see every write that was acknowledged before them. */
public final class Store implements AutoCloseable {

    private final Records records;

    public Store(Records records) {
        this.records = records;
    }

    /** What somebody who reaches so far may see. */
    public View seenBy(Reach reach) {
        return new View(this, reach);
    }

    public Optional<Event> event(String uid) {
        return one(Event.at(uid), Event.class);
    }

    /** The event that this organizer's calendar knows under its own UID. */
    public Optional<Event> event(String tenant, String organizer, String clientUid) {
        return pointed(Event.at(tenant, organizer, clientUid)).flatMap(place -> one(place, Event.class));
    }

    /** An organizer's events, newest first. */
    public Page<Event> events(String tenant, String organizer, String after, int limit) {
        return pointed(Event.shelf(tenant, organizer), Event.LISTED, after, limit, Order.BACKWARD, Event.class);
    }

    /** All events of a tenant, newest first. */
    public Page<Event> events(String tenant, String after, int limit) {
        return pointed(Event.shelf(tenant), Event.LISTED, after, limit, Order.BACKWARD, Event.class);
    }

    public Optional<Invitation> invitation(String uid, String email) {
        return invitation(Event.at(uid), Attendee.at(uid, email));
    }

    public Optional<Invitation> invitation(String token) {
        return pointed(Attendee.byToken(token)).flatMap(place -> invitation(Attendee.event(place), place));
    }

    private Optional<Invitation> invitation(Place event, Place attendee) {
        var found = records.read(List.of(event, attendee));
        if (found.size() < 2) return Optional.empty();
        return Optional.of(new Invitation(
                Rows.read(found.get(event), Event.class), Rows.read(found.get(attendee), Attendee.class)));
    }

    /** The invitations of one person to whatever events, in the order of their UIDs; at most 50. */
    public Page<Invitation> invitations(String email, String after, int limit) {
        var places = page(Attendee.shelf(email), "", after, limit, Order.FORWARD, Place.class);
        var found = records.read(places.items().stream()
                .flatMap(place -> Stream.of(place, Attendee.event(place)))
                .toList());
        return new Page<>(
                places.items().stream()
                        .filter(place -> found.containsKey(place) && found.containsKey(Attendee.event(place)))
                        .map(place -> new Invitation(
                                Rows.read(found.get(Attendee.event(place)), Event.class),
                                Rows.read(found.get(place), Attendee.class)))
                        .toList(),
                places.next());
    }

    /**
     * An event's attendees in the order of their addresses.
     *
     * @param after the {@code next} of the page before, empty for the first page
     */
    public Page<Attendee> attendees(String uid, String after, int limit) {
        return page(Event.at(uid).shelf(), Attendee.PREFIX, after, limit, Order.FORWARD, Attendee.class);
    }

    /** Counter name → value, summed over all writers; names that never moved are absent. */
    public Map<String, Long> statistics(String uid) {
        return records.counters(uid);
    }

    /** How many places of a quota are taken. */
    public int taken(String quota) {
        return records.taken(quota);
    }

    /** A key to the API, by the SHA-256 of it in hex. */
    public Optional<ApiKey> apiKey(String sha256) {
        return one(ApiKey.at(sha256), ApiKey.class);
    }

    Page<ApiKey> apiKeys(String tenant, String after, int limit) {
        return pointed(ApiKey.shelf(tenant), "", after, limit, Order.FORWARD, ApiKey.class);
    }

    Optional<ApiKey> apiKey(String tenant, String id) {
        return pointed(new Place(ApiKey.shelf(tenant), id)).flatMap(place -> one(place, ApiKey.class));
    }

    /** What became of a caller's request with this Idempotency-Key. */
    public Optional<Once> once(String whose, String key) {
        return one(Once.at(whose, key), Once.class);
    }

    /** Adds a line to the audit log. */
    public void audit(Entry entry) {
        records.putIfAbsent(entry.place(), Rows.write(entry));
    }

    /** Newest first. */
    Page<Entry> audit(String tenant, String after, int limit) {
        return page(Entry.shelf(tenant), "", after, limit, Order.BACKWARD, Entry.class);
    }

    public boolean suspended(String organizer) {
        return records.read(suspension(organizer)).map(Boolean::valueOf).orElse(false);
    }

    public void suspend(String organizer, boolean suspended) {
        records.put(suspension(organizer), Boolean.toString(suspended));
    }

    /** {@link Brand#none} for an organizer who has none. */
    public Brand brand(String tenant, String organizer) {
        return one(Brand.at(tenant, organizer), Brand.class).orElseGet(() -> Brand.none(tenant, organizer));
    }

    /**
     * Writes all changes of a decision, or none. At most 100 changes, and no record and no quota twice.
     *
     * @return the decision that now stands: this one, or the one that was made earlier under the same key (its notices again, its
     *     changes no more)
     * @throws Conflict when a version or a quota moved since the decision's state was read: read and decide again
     */
    public Decision commit(Decision decision) {
        return records.commit(decision);
    }

    /**
     * Takes the right to send one mail.
     *
     * @param mailId deterministic: the same mail always has the same id
     * @return false when it was sent already
     * @throws InFlight when another sender holds the lease
     */
    public boolean claim(String mailId, Duration lease, Instant now) {
        return records.claim(mailId, lease, now);
    }

    /** Marks a claimed mail as sent, under the id that the mail service gave it. */
    public void sent(String mailId, String serviceId, Instant now) {
        records.sent(mailId, serviceId, now);
    }

    /** Keeps a refused message's reason; the same id and time again replace it. */
    public void quarantine(Refusal refusal) {
        records.put(refusal.place(), Rows.write(refusal));
    }

    /** @param name as {@link Refusal#name} gives it */
    public Optional<Refusal> quarantined(String name) {
        return one(Refusal.at(name), Refusal.class);
    }

    /** Newest first. */
    public Page<Refusal> quarantined(String tenant, String after, int limit) {
        return page(Refusal.shelf(tenant), "", after, limit, Order.BACKWARD, Refusal.class);
    }

    /**
     * Keeps what somebody said of a held message, once.
     *
     * @return what stands: this, or what was said before
     */
    public Consent consent(String refusal, Consent said) {
        return Consent.valueOf(records.putIfAbsent(answer(refusal), said.name()));
    }

    /** What was said of a held message so far. */
    public Consent said(String refusal) {
        return records.read(answer(refusal)).map(Consent::valueOf).orElse(Consent.NONE);
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

    @Override
    public void close() {
        records.close();
    }

    private <T> Optional<T> one(Place place, Class<T> type) {
        return records.read(place).map(body -> Rows.read(body, type));
    }

    private Optional<Place> pointed(Place pointer) {
        return one(pointer, Place.class);
    }

    /** One more than a page holds is asked for: the surplus tells that another page follows. */
    private <T> Page<T> page(String shelf, String prefix, String after, int limit, Order order, Class<T> type) {
        var found = records.list(shelf, prefix, after, limit + 1, order);
        return Page.of(found, limit, Records.Row::name).map(row -> Rows.read(row.body(), type));
    }

    /** A page of what the pointers of a shelf lead to, in one more call. */
    private <T> Page<T> pointed(String shelf, String prefix, String after, int limit, Order order, Class<T> type) {
        var places = page(shelf, prefix, after, limit, order, Place.class);
        var found = records.read(places.items());
        return new Page<>(
                places.items().stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .map(body -> Rows.read(body, type))
                        .toList(),
                places.next());
    }

    private static Place suspension(String organizer) {
        return new Place("account#" + organizer, "suspended");
    }

    private static Place answer(String refusal) {
        return new Place("consent#" + refusal, "consent");
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
