package org.calendarinvite.store;

import java.util.Map;
import java.util.Optional;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Entry;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.Tally;
import org.calendarinvite.organizer.Brand;

/** What one caller may see: nothing of another tenant, and an organizer nothing of another organizer. The web room reads by it alone. */
public final class View {

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

    public Optional<Invitation> invitation(String uid, String email) {
        return store.invitation(uid, email).filter(found -> reach.covers(found.event()));
    }

    /** What one person is invited to, in the order of UIDs; at most 50, and fewer where others of the page are another tenant's. */
    public Page<Invitation> invitations(String email, String after, int limit) {
        everything();
        var page = store.invitations(email, after, limit);
        return new Page<>(
                page.items().stream().filter(one -> reach.covers(one.event())).toList(), page.next());
    }

    public Page<Attendee> attendees(Event event, String after, int limit) {
        return store.attendees(covered(event).uid(), after, limit);
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

    /** Sums over all events of the tenant. */
    public Map<String, Long> statistics() {
        return store.statistics(Event.shelf(everything()));
    }

    /** Newest first. */
    public Page<Refusal> quarantined(String after, int limit) {
        return store.quarantined(everything(), after, limit);
    }

    /** How an organizer's mails look; with version 0 while he has said nothing. */
    public Brand brand(String organizer) {
        return store.brand(tenant(organizer), organizer);
    }

    /** The keys of the tenant, in the order of their ids. */
    public Page<ApiKey> keys(String after, int limit) {
        return store.apiKeys(everything(), after, limit);
    }

    public Optional<ApiKey> key(String id) {
        return store.apiKey(everything(), id);
    }

    /** The tenant's audit log, newest first. */
    public Page<Entry> audit(String after, int limit) {
        return store.audit(everything(), after, limit);
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
