package org.calendarinvite.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Entry;
import org.calendarinvite.access.Reach;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Story;
import org.calendarinvite.event.Event;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.Sending;
import org.calendarinvite.hook.Told;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.invite.Tally;
import org.calendarinvite.invite.Timeline;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.report.CountJob;
import org.calendarinvite.schedule.Season;

/** What one caller may see: nothing of another tenant, and an organizer nothing of another organizer. The web room reads by it alone. */
public final class View {

    private static final int MOST_LOOKED_AT = 2000;

    private final Store store;
    private final Reach reach;

    View(Store store, Reach reach) {
        this.store = store;
        this.reach = reach;
    }

    /** Absent as well when it is somebody else's. */
    public Optional<Event> event(String uid) {
        return store.event(uid).filter(reach::covers);
    }

    /** Absent as well when it is somebody else's. */
    public Optional<Season> season(String id) {
        return store.seasons().season(id).filter(one -> reach.covers(one.tenant(), one.organizer()));
    }

    /** The seasons that the caller may see, newest first. */
    public Page<Season> seasons(String after, int limit) {
        if (reach instanceof Reach.Own own) return store.seasons().of(own.tenant(), own.organizer(), after, limit);
        return store.seasons().of(everything(), after, limit);
    }

    public Optional<Invitation> invitation(String uid, String email) {
        return store.guests().invitation(uid, email).filter(found -> reach.covers(found.event()));
    }

    /** What one person is invited to, in the order of UIDs; at most 50, and fewer where others of the page are another tenant's. */
    public Page<Invitation> invitations(String email, String after, int limit) {
        everything();
        var page = store.guests().invitations(email, after, limit);
        return new Page<>(
                page.items().stream().filter(one -> reach.covers(one.event())).toList(), page.next());
    }

    public Page<Attendee> attendees(Event event, String after, int limit) {
        return store.guests().attendees(covered(event).uid(), after, limit);
    }

    /** Those of them that are sought; as {@link #find}, there may be fewer than asked for though others follow. */
    public Page<Attendee> attendees(Event event, Predicate<Attendee> sought, String after, int limit) {
        return sought(sought, (from, most) -> attendees(event, from, most), after, limit);
    }

    public Map<String, Long> statistics(Event event) {
        return store.statistics(covered(event).uid());
    }

    /** What came on which day. */
    public Map<String, Long> history(Event event) {
        return store.statistics(Tally.history(covered(event).uid()));
    }

    /** An organizer's events, newest first. */
    public Page<Event> events(String organizer, String after, int limit) {
        return store.events(tenant(organizer), organizer, after, limit);
    }

    /** Sums over an organizer's events. */
    public Map<String, Long> statistics(String organizer) {
        return store.statistics(Event.shelf(tenant(organizer), organizer));
    }

    /** All events of the tenant, newest first. */
    public Page<Event> events(String after, int limit) {
        return store.events(everything(), after, limit);
    }

    /**
     * Those of the caller's events that are sought, newest first.
     *
     * @return at most {@code limit}, and fewer, or none, though others follow: no more than {@value #MOST_LOOKED_AT} are looked at
     */
    public Page<Event> find(Predicate<Event> sought, String after, int limit) {
        return sought(sought, this::listed, after, limit);
    }

    private static <T> Page<T> sought(
            Predicate<T> sought, BiFunction<String, Integer, Page<T>> list, String after, int limit) {
        List<T> found = new ArrayList<>();
        var page = list.apply(after, limit);
        for (int seen = limit; ; seen += limit) {
            page.items().stream().filter(sought).forEach(found::add);
            if (page.next().isEmpty() || found.size() > limit / 2 || seen >= MOST_LOOKED_AT)
                return new Page<>(found, page.next());
            page = list.apply(page.next(), limit - found.size());
        }
    }

    private Page<Event> listed(String after, int limit) {
        return reach instanceof Reach.Own own ? events(own.organizer(), after, limit) : events(after, limit);
    }

    /** Sums over all events of the tenant. */
    public Map<String, Long> statistics() {
        return store.statistics(Event.shelf(everything()));
    }

    /** A list of people; absent as well when it is somebody else's. */
    public Optional<BulkJob> job(String id) {
        return store.lists().job(id).filter(job -> reach.covers(job.tenant(), job.organizer()));
    }

    /** All lists of the tenant, newest first. */
    public Page<BulkJob> jobs(String after, int limit) {
        return store.lists().jobs(everything(), after, limit);
    }

    /** The rows that a list rejected. */
    public Page<Rejection> rejections(BulkJob job, String after, int limit) {
        return store.lists().rejections(covered(job).id(), after, limit);
    }

    /** Newest first. */
    public Page<Refusal> quarantined(String after, int limit) {
        return store.trail().quarantined(everything(), after, limit);
    }

    /** @param name what follows the tenant in {@link Refusal#name} */
    public Optional<Refusal> quarantined(String name) {
        return store.trail().quarantined(everything() + "/" + name);
    }

    /** Forgets a held message, and what was said of it. */
    public void forget(Refusal refusal) {
        if (!refusal.tenant().equals(everything())) throw new Hidden("This message is somebody else's.");
        store.remove(List.of(refusal));
    }

    /** What was said of a held message so far. */
    public Consent said(Refusal refusal) {
        everything();
        return store.trail().said(refusal.name());
    }

    /** How an organizer's mails look; with version 0 while he has said nothing. */
    public Brand brand(String organizer) {
        return store.register().brand(tenant(organizer), organizer);
    }

    /** The tenant's organizers, in the order of their addresses. */
    public Page<Account> accounts(String after, int limit) {
        return store.register().accounts(everything(), after, limit);
    }

    /** The tenant of an organizer in whose name the caller may speak: he himself, or who holds a link to an event of his. */
    public String speaksFor(String organizer) {
        if (!(reach instanceof Reach.OneEvent one)) return tenant(organizer);
        return store.event(one.uid())
                .filter(event -> event.organizer().equals(organizer))
                .map(Event::tenant)
                .orElseThrow(() -> new Hidden("This link is another organizer's."));
    }

    /** What changed an attendee, by his {@code id}, oldest first. */
    public Page<Timeline> timeline(Event event, String attendee, String after, int limit) {
        return store.trail().timeline(covered(event).uid(), attendee, after, limit);
    }

    /** What was mailed to him. */
    public Page<SentMail> mails(Event event, String attendee, String after, int limit) {
        return store.trail().mails(covered(event).uid(), attendee, after, limit);
    }

    /** What is said against mailing to one address. */
    public Optional<Suppression> suppression(String email) {
        return store.guests().suppression(everything(), email);
    }

    public Page<Suppression> suppressions(String after, int limit) {
        return store.guests().suppressions(everything(), after, limit);
    }

    /** What became of mails, newest first. */
    public Page<Story> stories(String after, int limit) {
        return store.trail().stories(everything(), after, limit);
    }

    public List<Story> stories(String trace) {
        return store.trail().stories(everything(), trace);
    }

    public Optional<Story> story(String name) {
        return store.trail().story(everything(), name);
    }

    /** The keys of the tenant, in the order of their ids. */
    public Page<ApiKey> keys(String after, int limit) {
        return store.register().apiKeys(everything(), after, limit);
    }

    /** An organizer's keys among a page of the tenant's: fewer than were asked for, or none, and others may follow. */
    public Page<ApiKey> keys(String organizer, String after, int limit) {
        var page = store.register().apiKeys(tenant(organizer), after, limit);
        var his = page.items().stream().filter(key -> key.organizer().equals(organizer));
        return new Page<>(his.toList(), page.next());
    }

    /** Whether a key opens anything now. */
    public boolean opens(ApiKey key, Instant now) {
        return reach.covers(key.tenant(), key.organizer()) && store.register().opens(key, now);
    }

    public Optional<ApiKey> key(String id) {
        return store.register().apiKey(everything(), id);
    }

    /** The tenant's audit log, newest first. */
    public Page<Entry> audit(String after, int limit) {
        return store.register().audit(everything(), after, limit);
    }

    /** The newest count of all attendees. */
    public Optional<CountJob> counting() {
        return store.counting(everything());
    }

    /** Who outside is told what happens in the tenant, in the order of their ids. */
    public Page<Hook> hooks(String after, int limit) {
        return store.feed().hooks(everything(), after, limit);
    }

    public Optional<Hook> hook(String id) {
        return store.feed().hook(everything(), id);
    }

    /** How many hooks the tenant has. */
    public int hooked() {
        return store.taken(Hook.quota(everything()));
    }

    /** What became of messages to a hook, the newest first. */
    public Page<Sending> sendings(Hook hook, String after, int limit) {
        return store.feed().sendings(covered(hook).id(), after, limit);
    }

    /** The same, the oldest first. */
    public Page<Sending> sendingsFrom(Hook hook, String after, int limit) {
        return store.feed().sendingsFrom(covered(hook).id(), after, limit);
    }

    /** What became of a message that went, or was to go, to this hook. */
    public Optional<Sending> sent(Hook hook, String id) {
        return store.feed()
                .told(id)
                .filter(told -> told.tenant().equals(covered(hook).tenant()))
                .flatMap(told -> store.feed().sending(hook.id(), told.name()));
    }

    /** The message that this was about; absent when it is forgotten. */
    public Optional<Told> message(Sending sending) {
        return store.feed().told(everything(), sending.name());
    }

    /** The tenant whose administrator asks. */
    public String everything() {
        if (reach instanceof Reach.Everything all) return all.tenant();
        throw new Hidden("Only an administrator sees this.");
    }

    private String tenant(String organizer) {
        if (reach.covers(reach.tenant(), organizer)) return reach.tenant();
        throw new Hidden("Your key is another organizer's.");
    }

    private Hook covered(Hook hook) {
        if (hook.tenant().equals(everything())) return hook;
        throw new Hidden("This hook is somebody else's.");
    }

    private BulkJob covered(BulkJob job) {
        if (reach.covers(job.tenant(), job.organizer())) return job;
        throw new Hidden("This list is somebody else's.");
    }

    private Event covered(Event event) {
        if (reach.covers(event)) return event;
        throw new Hidden("This event is somebody else's.");
    }

    /** Asked for what the caller may not see. */
    public static final class Hidden extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Hidden(String why) {
            super(why);
        }
    }
}
