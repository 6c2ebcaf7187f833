package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.calendarinvite.bulk.BulkDesk;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkTurn;
import org.calendarinvite.bulk.UnderWay;
import org.calendarinvite.settings.Bulk;
import org.calendarinvite.settings.Settings;
import org.jboss.logging.Logger;

/** Lists that stand still: their message is lost, or lies among the dead letters. */
@ApplicationScoped
@Named("stalledLists")
public class StalledLists {

    private static final Logger LOG = Logger.getLogger(StalledLists.class);

    private static final int PAGE = 50;

    /** An end, whatever begins meanwhile; the next time looks again. */
    private static final int MOST_PAGES = 200;

    private final Store store;
    private final BulkDesk desk;
    private final Bulk limits;
    private final Clock clock;

    @Inject
    public StalledLists(Store store, BulkDesk desk, Settings settings) {
        this(store, desk, settings.bulk(), Clock.systemUTC());
    }

    StalledLists(Store store, BulkDesk desk, Bulk limits, Clock clock) {
        this.store = store;
        this.desk = desk;
        this.limits = limits;
        this.clock = clock;
    }

    /** The pages to be queued once more; that of a list which has failed for good tells its sender so. */
    public List<BulkTurn> turns() {
        List<BulkTurn> turns = new ArrayList<>();
        var after = "";
        for (int i = 0; i < MOST_PAGES; i++) {
            var page = store.lists().underWay(after, PAGE);
            turns.addAll(turns(page.items()));
            if (page.next().isEmpty()) break;
            after = page.next();
        }
        return turns;
    }

    private List<BulkTurn> turns(List<UnderWay> all) {
        var now = clock.instant();
        var jobs = store.lists().jobs(all).stream().collect(Collectors.toMap(BulkJob::id, job -> job));
        // Its end could not be told for as long as it was kept, or is tried in vain.
        store.remove(all.stream()
                .filter(one -> !jobs.containsKey(one.id()) || givenUp(jobs.get(one.id())))
                .toList());
        return jobs.values().stream()
                .filter(job ->
                        !givenUp(job) && !job.updated().plus(limits.stalled()).isAfter(now))
                .flatMap(job -> revived(job, now).stream())
                .toList();
    }

    private boolean givenUp(BulkJob job) {
        return job.over() && job.revived() >= limits.revivals();
    }

    private Optional<BulkTurn> revived(BulkJob job, Instant now) {
        try {
            store.commit(desk.revive(job, limits.revivals(), now));
        } catch (Store.Conflict moves) {
            return Optional.empty();
        }
        LOG.warnf(
                "The list %s stands at row %d since %s: %s",
                job.id(), job.next(), job.updated(), job.revived() < limits.revivals() ? "queued again" : "given up");
        return Optional.of(job.turn());
    }
}
