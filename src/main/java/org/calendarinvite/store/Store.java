package org.calendarinvite.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Entry;
import org.calendarinvite.access.Once;
import org.calendarinvite.access.Reach;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Filed;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Story;
import org.calendarinvite.event.Event;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.Sending;
import org.calendarinvite.hook.Told;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.Recipient;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.invite.Timeline;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.Order;
import org.calendarinvite.report.CountJob;
import org.calendarinvite.store.Records.Row;

/** What is kept, and under which conditions. Reads see every write that was acknowledged before them. */
public final class Store implements AutoCloseable {

    /** Mails that are looked at for one trace, and in one call. */
    private static final int MOST_SOUGHT = 10_000;

    private static final int SOUGHT = 500;

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
        return pointed(Event.shelf(tenant, organizer), Event.LISTED, after, limit, Records.Order.BACKWARD, Event.class);
    }

    /** All events of a tenant, newest first. */
    public Page<Event> events(String tenant, String after, int limit) {
        return pointed(Event.shelf(tenant), Event.LISTED, after, limit, Records.Order.BACKWARD, Event.class);
    }

    public Optional<Invitation> invitation(String uid, String email) {
        return invitation(Event.at(uid), Attendee.at(uid, email));
    }

    public Optional<Invitation> invitation(String token) {
        return pointed(Attendee.byToken(token)).flatMap(place -> invitation(Attendee.event(place), place));
    }

    /** Whoever has or could have an invitation, in one call. */
    public Guest guest(String tenant, String uid, String email) {
        return guest(tenant, Event.at(uid), Attendee.at(uid, email));
    }

    public Optional<Recipient> recipient(String tenant, String uid, String email) {
        return guest(tenant, uid, email).recipient();
    }

    public Optional<Recipient> recipient(String tenant, String token) {
        return pointed(Attendee.byToken(token))
                .flatMap(place -> guest(tenant, Attendee.event(place), place).recipient());
    }

    private Guest guest(String tenant, Place event, Place attendee) {
        var suppression = Suppression.at(tenant, Attendee.email(attendee));
        var found = records.read(List.of(event, attendee, suppression));
        var hosted = Optional.ofNullable(found.get(event)).map(body -> Rows.read(body, Event.class));
        var other = hosted.map(Event::tenant).filter(whose -> !whose.equals(tenant));
        return new Guest(
                hosted,
                Optional.ofNullable(found.get(attendee)).map(body -> Rows.read(body, Attendee.class)),
                other.isPresent()
                        ? suppression(other.get(), Attendee.email(attendee))
                        : Optional.ofNullable(found.get(suppression)).map(body -> Rows.read(body, Suppression.class)));
    }

    /** What is known of one person and one event, and what is said against mailing to him. */
    public record Guest(Optional<Event> event, Optional<Attendee> attendee, Optional<Suppression> suppression) {

        static final Guest NOBODY = new Guest(Optional.empty(), Optional.empty(), Optional.empty());

        Guest now(Attendee is) {
            return new Guest(event, Optional.of(is), suppression);
        }

        public Optional<Invitation> invitation() {
            return event.flatMap(hosted -> attendee.map(person -> new Invitation(hosted, person)));
        }

        Optional<Recipient> recipient() {
            return invitation().map(found -> new Recipient(found, suppression));
        }
    }

    public Optional<Suppression> suppression(String tenant, String email) {
        return one(Suppression.at(tenant, email), Suppression.class);
    }

    /** In the order of addresses; those that were lifted too. */
    public Page<Suppression> suppressions(String tenant, String after, int limit) {
        return page(Suppression.shelf(tenant), "", after, limit, Records.Order.FORWARD, Suppression.class);
    }

    private Optional<Invitation> invitation(Place event, Place attendee) {
        var found = records.read(List.of(event, attendee));
        if (found.size() < 2) return Optional.empty();
        return Optional.of(new Invitation(
                Rows.read(found.get(event), Event.class), Rows.read(found.get(attendee), Attendee.class)));
    }

    /** The invitations of one person to whatever events, in the order of their UIDs; at most 50. */
    public Page<Invitation> invitations(String email, String after, int limit) {
        var places = page(Attendee.shelf(email), "", after, limit, Records.Order.FORWARD, Place.class);
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
        return page(Event.at(uid).shelf(), Attendee.PREFIX, after, limit, Records.Order.FORWARD, Attendee.class);
    }

    /**
     * Whoever has or could have these invitations, in three calls.
     *
     * @param tenant whose events they are to
     * @param attendees at most 100 places
     */
    public Map<Place, Guest> guests(String tenant, Collection<Place> attendees) {
        var events = all(attendees.stream().map(Attendee::event), Event.class);
        var people = all(attendees.stream(), Attendee.class);
        var against = all(attendees.stream().map(one -> against(tenant, one)), Suppression.class);
        return attendees.stream()
                .distinct()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> new Guest(
                                Optional.ofNullable(events.get(Attendee.event(one))),
                                Optional.ofNullable(people.get(one)),
                                Optional.ofNullable(against.get(against(tenant, one))))));
    }

    private static Place against(String tenant, Place attendee) {
        return Suppression.at(tenant, Attendee.email(attendee));
    }

    public Optional<BulkJob> job(String id) {
        return one(BulkJob.at(id), BulkJob.class);
    }

    /** All jobs of a tenant, newest first. */
    public Page<BulkJob> jobs(String tenant, String after, int limit) {
        return pointed(Event.shelf(tenant), BulkJob.LISTED, after, limit, Records.Order.BACKWARD, BulkJob.class);
    }

    /** The rows that a job rejected, in their order. */
    public Page<Rejection> rejections(String job, String after, int limit) {
        return page(Rejection.shelf(job), Rejection.PREFIX, after, limit, Records.Order.FORWARD, Rejection.class);
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
        return pointed(ApiKey.shelf(tenant), "", after, limit, Records.Order.FORWARD, ApiKey.class);
    }

    Optional<ApiKey> apiKey(String tenant, String id) {
        return pointed(new Place(ApiKey.shelf(tenant), id)).flatMap(place -> one(place, ApiKey.class));
    }

    /** How far the count of a tenant's attendees is. */
    void keep(CountJob job) {
        records.put(CountJob.at(job.tenant()), Rows.write(job));
    }

    Optional<CountJob> counting(String tenant) {
        return one(CountJob.at(tenant), CountJob.class);
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
        return page(Entry.shelf(tenant), "", after, limit, Records.Order.BACKWARD, Entry.class);
    }

    public Optional<Account> account(String tenant, String email) {
        return one(Account.at(tenant, email), Account.class);
    }

    /** A tenant's organizers, in the order of their addresses. */
    public Page<Account> accounts(String tenant, String after, int limit) {
        return page(Account.shelf(tenant), "", after, limit, Records.Order.FORWARD, Account.class);
    }

    /** What a shop has told of one order. */
    public Optional<Order> order(String tenant, String id) {
        return one(Order.at(tenant, id), Order.class);
    }

    /** {@link Brand#none} for an organizer who has none. */
    public Brand brand(String tenant, String organizer) {
        return one(Brand.at(tenant, organizer), Brand.class).orElseGet(() -> Brand.none(tenant, organizer));
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
        return records.claim(mailId, lease, now);
    }

    /**
     * Marks a claimed mail as sent, under the id that the mail service gave it.
     *
     * @param sequence of the event in it, negative when it is about none
     */
    public void sent(String mailId, String serviceId, long sequence, Instant now) {
        records.sent(mailId, serviceId, sequence, now);
    }

    /**
     * A part of the mails to one attendee, those that are under way too.
     *
     * @param attendee his {@code id}
     */
    public Page<SentMail> mails(String uid, String attendee, String after, int limit) {
        return Page.of(records.mails(uid + "/" + attendee, after, limit + 1), limit, SentMail::name);
    }

    /** What changed an attendee, oldest first. */
    public Page<Timeline> timeline(String uid, String attendee, String after, int limit) {
        return page(Timeline.shelf(uid, attendee), "", after, limit, Records.Order.FORWARD, Timeline.class);
    }

    /** Keeps a refused message's reason; the same id and time again replace it. */
    public void quarantine(Refusal refusal) {
        file(refusal);
    }

    /** Puts a record where it belongs; the same place again replaces what is there. */
    public void file(Filed filed) {
        records.put(filed.place(), Rows.write(filed));
    }

    /** @param name as {@link Story#name} says it */
    public Optional<Story> story(String tenant, String name) {
        return Story.at(tenant, name).flatMap(place -> one(place, Story.class));
    }

    /** What became of mails, newest first. */
    public Page<Story> stories(String tenant, String after, int limit) {
        var found = Story.shelves(tenant).stream()
                .flatMap(shelf -> records.list(shelf, "", after, limit + 1, Records.Order.BACKWARD).stream())
                .sorted(Comparator.comparing(Row::name).reversed())
                .limit(limit + 1L)
                .toList();
        return Page.of(found, limit, Row::name).map(row -> Rows.read(row.body(), Story.class));
    }

    /** Those of one trace, of the newest {@value #MOST_SOUGHT} on its shelf. */
    public List<Story> stories(String tenant, String trace) {
        String after = "";
        for (int seen = 0; seen < MOST_SOUGHT; seen += SOUGHT) {
            var page = page(Story.shelf(tenant, trace), "", after, SOUGHT, Records.Order.BACKWARD, Story.class);
            var found = page.items().stream()
                    .filter(story -> story.trace().equals(trace))
                    .toList();
            // The mailboxes of one mail have one time.
            if (!found.isEmpty() || page.next().isEmpty()) return found;
            after = page.next();
        }
        return List.of();
    }

    /** @param name as {@link Refusal#name} gives it */
    public Optional<Refusal> quarantined(String name) {
        return one(Refusal.at(name), Refusal.class);
    }

    /** Newest first. */
    public Page<Refusal> quarantined(String tenant, String after, int limit) {
        return page(Refusal.shelf(tenant), "", after, limit, Records.Order.BACKWARD, Refusal.class);
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

    public Optional<Hook> hook(String tenant, String id) {
        return one(Hook.at(tenant, id), Hook.class);
    }

    /** A tenant's hooks, in the order of their ids. */
    public Page<Hook> hooks(String tenant, String after, int limit) {
        return page(Hook.shelf(tenant), "", after, limit, Records.Order.FORWARD, Hook.class);
    }

    public Optional<Told> told(String id) {
        return pointed(Told.byId(id)).flatMap(place -> one(place, Told.class));
    }

    /** @param name as {@link Told#name} */
    public Optional<Told> told(String tenant, String name) {
        return one(Told.at(tenant, name), Told.class);
    }

    /** What the listeners of a tenant are told after this place in its feed, the oldest first. */
    public Page<Told> feed(Place after, int limit) {
        return page(after.shelf(), "", after.name(), limit, Records.Order.FORWARD, Told.class);
    }

    public Optional<Sending> sending(String hook, String name) {
        return one(Sending.at(hook, name), Sending.class);
    }

    /** What became of messages to a hook, the newest first. */
    public Page<Sending> sendings(String hook, String after, int limit) {
        return page(Sending.shelf(hook), "", after, limit, Records.Order.BACKWARD, Sending.class);
    }

    /** The same, the oldest first. */
    public Page<Sending> sendingsFrom(String hook, String after, int limit) {
        return page(Sending.shelf(hook), "", after, limit, Records.Order.FORWARD, Sending.class);
    }

    @Override
    public void close() {
        records.close();
    }

    private <T> Optional<T> one(Place place, Class<T> type) {
        return records.read(place).map(body -> Rows.read(body, type));
    }

    private <T> Map<Place, T> all(Stream<Place> places, Class<T> type) {
        var asked = places.distinct().toList();
        if (asked.isEmpty()) return Map.of();
        return records.read(asked).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> Rows.read(found.getValue(), type)));
    }

    private Optional<Place> pointed(Place pointer) {
        return one(pointer, Place.class);
    }

    /** One more than a page holds is asked for: the surplus tells that another page follows. */
    private <T> Page<T> page(String shelf, String prefix, String after, int limit, Records.Order order, Class<T> type) {
        var found = records.list(shelf, prefix, after, limit + 1, order);
        return Page.of(found, limit, Records.Row::name).map(row -> Rows.read(row.body(), type));
    }

    /** A page of what the pointers of a shelf lead to, in one more call. */
    private <T> Page<T> pointed(
            String shelf, String prefix, String after, int limit, Records.Order order, Class<T> type) {
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
