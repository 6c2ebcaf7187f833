package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.calendarinvite.access.Reach;
import org.calendarinvite.bulk.Beginning;
import org.calendarinvite.bulk.BulkDesk;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkOrder;
import org.calendarinvite.bulk.BulkPage;
import org.calendarinvite.bulk.BulkRow;
import org.calendarinvite.bulk.BulkTurn;
import org.calendarinvite.bulk.Lister;
import org.calendarinvite.bulk.UnderWay;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Term;
import org.calendarinvite.mail.BulkMailReader;
import org.calendarinvite.mail.CalendarMail;
import org.calendarinvite.settings.Bulk;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** Jobs and their pages: what they meet is read for a whole page, and kept in as few writes as its rows fit into. */
@ApplicationScoped
@Named("bulkPages")
public class BulkPages {

    private final Store store;
    private final Accounts accounts;
    private final Cases cases;
    private final BulkDesk desk;
    private final Settings settings;
    private final Bulk limits;
    private final Duration lease;

    @Inject
    public BulkPages(Store store, Accounts accounts, Cases cases, BulkDesk desk, Settings settings) {
        this.store = store;
        this.accounts = accounts;
        this.cases = cases;
        this.desk = desk;
        this.settings = settings;
        this.limits = settings.bulk();
        this.lease = settings.mail().lease();
    }

    public Lister lister(@Body CalendarMail mail) {
        var sender = mail.sender();
        var tenants = Tenancy.of(settings);
        var tenant = tenants.at(mail.recipient());
        var barred = accounts.barred(tenant, sender);
        boolean hosts = !store.seenBy(new Reach.Own(tenant, sender))
                .events(sender, "", 1)
                .items()
                .isEmpty();
        var first = BulkMailReader.id(mail, 0);
        return new Lister(sender, mail.proven(), barred, hosts, tenants.ours(sender), first, mail.trace());
    }

    /** The lists of one organizer that one message brings. */
    public Beginning beginning(@Body List<BulkOrder> orders) {
        var first = orders.get(0).job();
        return new Beginning(
                orders,
                store.lists().job(first.id()).isPresent(),
                new Beginning.Running(store.taken(BulkDesk.quota(first.tenant(), first.organizer())), limits.atOnce()),
                new Beginning.Running(store.taken(BulkDesk.quota(first.tenant())), limits.tenantAtOnce()));
    }

    /** False when the page is done and its successor is queued. */
    public boolean claim(@Body BulkTurn turn) {
        return store.claim(turn.claim(), lease, Clock.systemUTC().instant(), Term.LIST);
    }

    public void done(@Variable("turn") BulkTurn turn) {
        store.done(turn.claim(), Clock.systemUTC().instant());
    }

    /** Its sender knows that the list is over. */
    public void told(@Variable("turn") BulkTurn turn) {
        store.remove(List.of(new UnderWay(turn.id())));
    }

    public BulkPage load(@Body BulkTurn turn) {
        var job = store.lists().job(turn.id()).orElseThrow(() -> new IllegalStateException("No job " + turn.id()));
        return BulkPage.of(job, turn);
    }

    /** Each row is all or nothing by itself: whatever ends this, what was kept stays and is found again. */
    public BulkPage decide(@Body BulkPage page) {
        var met = new PageState(store, accounts, cases, page);
        List<Decision> rulings = new ArrayList<>();
        while (rulings.size() < page.rows().size()) {
            var rows = page.rows().subList(rulings.size(), page.rows().size());
            var decided = decide(page.job(), rows, met.copy());
            var standing = store.commitInOrder(decided);
            for (int i = 0; i < standing.size(); i++) {
                if (standing.get(i).equals(decided.get(i))) met.kept(rows.get(i), decided.get(i));
                rulings.add(finished(page.job(), rows.get(i), standing.get(i)));
            }
        }
        return page.ruled(rulings);
    }

    /** Each as if those before it were kept. */
    private List<Decision> decide(BulkJob job, List<BulkRow> rows, PageState ahead) {
        List<Decision> decided = new ArrayList<>();
        for (var row : rows) {
            var one = desk.decide(job, row, ahead.of(row));
            ahead.kept(row, one);
            decided.add(one);
        }
        return decided;
    }

    private Decision finished(BulkJob job, BulkRow row, Decision standing) {
        return desk.twice(job, row, standing, Clock.systemUTC().instant())
                .map(store::commit)
                .orElse(standing);
    }

    /** The job as it is after the page. */
    public BulkJob conclude(@Variable("page") BulkPage page) {
        store.commit(desk.conclude(page, Clock.systemUTC().instant()));
        return load(page.turn()).job();
    }
}
