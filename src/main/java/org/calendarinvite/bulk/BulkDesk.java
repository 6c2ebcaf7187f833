package org.calendarinvite.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.InviteCase;
import org.calendarinvite.invite.InviteDesk;

/**
 * Decides on lists of people to invite, row by row; touches nothing itself.
 *
 * <p>A row's decision is remembered under its job, event, address and dates, or, where one of them is wrong, under its number.
 * So the same row delivered again is the same decision, and a later row that says the same finds the decision of the first.
 */
@ApplicationScoped
@Named("bulkDesk")
public class BulkDesk {

    /** Rows that name events of others before a list is stopped: who guesses at uids has seen enough. */
    static final int MOST_FOREIGN = 500;

    private static final String INVITED = "invited";

    private final InviteDesk invites;

    @Inject
    public BulkDesk(InviteDesk invites) {
        this.invites = invites;
    }

    /** Who may send a list at all; whose events its rows may name is asked of each row. */
    public Decision admit(Lister lister) {
        if (lister.ours()) return Decision.refuse(BulkReasons.OURS);
        if (!lister.proven()) return Decision.ask(BulkReasons.UNPROVEN, Question.confirm(lister.sender(), ""));
        // Who was barred since they were begun: they go on, and each row is asked for itself.
        if (lister.barred().isPresent())
            return Decision.refuse(lister.barred().get()).under(key(lister.first()));
        if (!lister.hosts()) return Decision.refuse(BulkReasons.NO_EVENTS).under(key(lister.first()));
        return Decision.apply("", List.of(), List.of());
    }

    /** The same mail, or the same upload, begins its jobs once; each takes a place of those that may be under way. */
    public Decision begin(Beginning c) {
        var flaw = c.flaw();
        if (flaw.isPresent()) return Decision.refuse(flaw.get());
        List<Change> changes = new ArrayList<>();
        for (var order : c.orders()) {
            var job = order.job();
            changes.add(new Change.Keep(job));
            changes.add(new Change.Keep(new UnderWay(job.id())));
            changes.add(new Change.Take(
                    quota(job.tenant(), job.organizer()), c.organizer().most()));
            changes.add(new Change.Take(quota(job.tenant()), c.tenant().most()));
        }
        return Decision.apply(key(c.orders().get(0).job().id()), changes, List.of())
                .because(BulkReasons.begun(c.orders()));
    }

    /** The quota that counts an organizer's lists that are under way. */
    public static String quota(String tenant, String organizer) {
        return quota(tenant) + "#" + organizer;
    }

    /** The same of a tenant. */
    public static String quota(String tenant) {
        return "lists#" + tenant;
    }

    /** Applied: invited; recorded: he was before; refused: rejected, and kept as that; held: the job was cancelled before it. */
    public Decision decide(BulkJob job, BulkRow row, InviteCase c) {
        try {
            return judge(job, row, c);
        } catch (Refused e) {
            return rejected(key(job, row.number()), job, row, e.getMessage(), c.now());
        } catch (RuntimeException e) {
            // One row that nobody foresaw is no reason to keep the others waiting for ever.
            return rejected(key(job, row.number()), job, row, BulkReasons.UNFOLLOWED, c.now());
        }
    }

    private Decision judge(BulkJob job, BulkRow row, InviteCase c) {
        var flaw = RowRules.flaw(job, row);
        var key = flaw.isPresent() ? key(job, row.number()) : key(job, row);
        if (job.cancelled()) return ruled(key, Outcome.HELD, row, BulkReasons.STOPPED, List.of(), List.of());
        if (flaw.isPresent()) return rejected(key, job, row, flaw.get(), c.now());
        var event = c.event().filter(known -> owns(job, known));
        if (event.isEmpty()) return rejected(key, job, row, BulkReasons.NOT_YOURS, c.now());
        var made = invites.decide(c);
        if (!made.stands()) return rejected(key, job, row, made.reason(), c.now());
        if (made.changes().isEmpty()) return ruled(key, Outcome.RECORDED, row, "invited before", List.of(), List.of());
        return ruled(key, Outcome.APPLIED, row, INVITED, made.changes(), made.notices());
    }

    /** What can be said of a row by itself, before anybody looks at who is invited. */
    public Decision read(BulkJob job, BulkRow row, Instant now) {
        var flaw = RowRules.flaw(job, row);
        return flaw.isPresent()
                ? rejected(key(job, row.number()), job, row, flaw.get(), now)
                : ruled(key(job, row), Outcome.APPLIED, row, INVITED, List.of(), List.of());
    }

    /** When what stands was decided for an earlier row: this one says the same again. */
    public Optional<Decision> twice(BulkJob job, BulkRow row, Decision standing, Instant now) {
        int first = Ruling.of(standing).row();
        return first == row.number()
                ? Optional.empty()
                : Optional.of(rejected(key(job, row.number()), job, row, BulkReasons.twice(first), now));
    }

    public Decision conclude(BulkPage page, Instant now) {
        var after = page.job().moved(page.counts(), page.end(), page.last(), now);
        return after.running() && after.counts().foreign() >= MOST_FOREIGN
                ? strayed(page.job(), after, now)
                : moved(page.job(), after);
    }

    /** One rejection stands for all rows that are left. */
    private static Decision strayed(BulkJob before, BulkJob after, Instant now) {
        var row = new BulkRow(after.next(), "", "", "", "", "", "");
        var rest = Rejection.of(after, row, BulkReasons.foreign(after.left()), now);
        var ended = moved(before, after.ended(now));
        List<Change> changes = new ArrayList<>(ended.changes());
        changes.add(new Change.Keep(rest));
        return Decision.apply("", changes, List.of());
    }

    public Decision cancel(BulkJob job, Instant now) {
        return moved(job, job.stopped(now));
    }

    /** Of a list that stands still: its page is due once more, or, when that was so {@code most} times, no more. */
    public Decision revive(BulkJob job, int most, Instant now) {
        return moved(job, job.revived() < most || job.over() ? job.again(now) : job.failing(now));
    }

    /** Whichever end the run gives the job's places back, be there somebody to finish its page or not. */
    private static Decision moved(BulkJob before, BulkJob after) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Keep(after));
        if (before.running() && !after.running() && before.counted()) {
            changes.add(new Change.Release(quota(before.tenant(), before.organizer())));
            changes.add(new Change.Release(quota(before.tenant())));
        }
        return Decision.apply("", changes, List.of());
    }

    private static boolean owns(BulkJob job, Event event) {
        return event.organizer().equals(job.organizer()) && event.tenant().equals(job.tenant());
    }

    private static Decision rejected(String key, BulkJob job, BulkRow row, String why, Instant now) {
        var kept = Rejection.of(job, row, why, now);
        return ruled(key, Outcome.REFUSED, row, why, List.of(new Change.Keep(kept)), List.of());
    }

    private static Decision ruled(
            String key, Outcome outcome, BulkRow row, String said, List<Change> changes, List<Notice> notices) {
        return new Decision(key, outcome, new Ruling(row.number(), said).reason(), changes, notices, Optional.empty());
    }

    private static String key(String first) {
        return "bulk/" + first;
    }

    private static String key(BulkJob job, BulkRow row) {
        var says = String.join("\n", row.event(job), row.address().orElseThrow(), String.join(" ", row.dateKeys()));
        return "bulk/" + job.id() + "/" + UUID.nameUUIDFromBytes(says.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(BulkJob job, int row) {
        return "bulk/" + job.id() + "/" + row;
    }
}
