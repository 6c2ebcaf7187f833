package org.calendarinvite.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkPage;
import org.calendarinvite.bulk.BulkRow;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Place;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteCase;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.organizer.Language;
import org.calendarinvite.organizer.Standing;

/** What the rows of one page meet, read once, and what earlier rows of the page made of it. */
final class PageState {

    private final Store store;
    private final Cases cases;
    private final BulkJob job;
    private final Map<Place, Seat> guests;
    private Standing organizer;

    /** Places taken before the page, by event; all who go ahead share them. */
    private final Map<String, Integer> before;

    /** Those that its rows took since. */
    private final Map<String, Integer> taken;

    PageState(Store store, Accounts accounts, Cases cases, BulkPage page) {
        this.store = store;
        this.cases = cases;
        this.job = page.job();
        guests = new HashMap<>();
        add(page.rows());
        organizer = accounts.standing(job.tenant(), job.organizer());
        before = new HashMap<>();
        taken = new HashMap<>();
    }

    /** More rows follow, at most a page of them; who is known already is as those before left him. */
    void add(List<BulkRow> rows) {
        store.guests()
                .seats(job.tenant(), rows.stream().flatMap(this::place).toList())
                .forEach(guests::putIfAbsent);
    }

    private PageState(PageState now) {
        store = now.store;
        cases = now.cases;
        job = now.job;
        guests = new HashMap<>(now.guests);
        organizer = now.organizer;
        before = now.before;
        taken = new HashMap<>(now.taken);
    }

    /** The same as it is now, to go ahead with. */
    PageState copy() {
        return new PageState(this);
    }

    InviteCase of(BulkRow row) {
        var guest = place(row).findFirst().map(guests::get).orElse(Seat.NOBODY);
        int places = guest.event().isEmpty() ? 0 : places(row.event(job));
        return cases.met(request(row), guest, guest.event().map(unused -> organizer), places);
    }

    private int places(String uid) {
        return before.computeIfAbsent(uid, event -> store.taken(InviteDesk.quota(event))) + taken.getOrDefault(uid, 0);
    }

    /** The decision was kept, or is taken to be. */
    void kept(BulkRow row, Decision decision) {
        organizer = organizer.after(decision.changes());
        for (var change : decision.changes()) {
            if (change instanceof Change.Keep keep && keep.kept() instanceof Attendee attendee)
                guests.computeIfPresent(attendee.place(), (place, guest) -> guest.now(attendee));
            if (change instanceof Change.Take) taken.merge(row.event(job), 1, Integer::sum);
        }
    }

    private InviteRequest request(BulkRow row) {
        return new InviteRequest(
                job.id() + "/" + row.number(),
                row.event(job),
                row.address().orElse(""),
                row.name(),
                "bulk",
                row.dateKeys(),
                List.of(),
                false,
                Language.tag(row.language()).orElse(""),
                job.started(),
                job.trace(),
                job.tenant());
    }

    private Stream<Place> place(BulkRow row) {
        var uid = row.event(job);
        return uid.isEmpty() ? Stream.empty() : row.address().map(email -> Attendee.at(uid, email)).stream();
    }
}
