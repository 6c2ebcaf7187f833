package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.Tally;
import org.calendarinvite.report.CountJob;
import org.calendarinvite.report.Recount;
import org.jboss.logging.Logger;

/** Counts attendees anew, and proves that the statistics are the sum of them; what is not is mended, and logged. */
@ApplicationScoped
@Named("counts")
public class Counts {

    private static final Logger LOG = Logger.getLogger(Counts.class);

    /** A count that has not ended by then never will. */
    private static final Duration GIVEN_UP = Duration.ofHours(6);

    /** One that has not moved for so long has no message any more: longer than a page takes, with all its tries. */
    private static final Duration ASLEEP = Duration.ofMinutes(15);

    private static final int EVENTS = 20;
    private static final int ATTENDEES = 500;

    /** An answer may come while its event is counted; a difference that is real is there again. */
    private static final int TRIES = 4;

    private final Store store;

    @Inject
    public Counts(Store store) {
        this.store = store;
    }

    /**
     * Begins a count. One whose first page waits is asked for once more, as is one whose message seems lost: each page is counted
     * once however often it is asked for.
     *
     * @return absent while another is under way
     */
    public Optional<CountJob> begin(String tenant, Instant now) {
        var before = store.counting(tenant);
        var running =
                before.filter(job -> !job.done() && now.isBefore(job.begun().plus(GIVEN_UP)));
        if (running.isPresent())
            return running.filter(
                    job -> job.waits() || !now.isBefore(job.moved().plus(ASLEEP)));
        var job = CountJob.of(
                tenant,
                UUID.randomUUID().toString(),
                now,
                before.map(CountJob::version).orElse(0L));
        try {
            keep(job);
        } catch (Store.Conflict another) {
            return store.counting(tenant).filter(CountJob::waits);
        }
        return Optional.of(job);
    }

    /**
     * Counts one page of a tenant's events, once however often its message comes.
     *
     * @return what asks for the next page, null when there is none or another message asks for it
     */
    public CountJob page(@Body CountJob job) {
        var stored = store.counting(job.tenant()).filter(is -> is.follows(job));
        if (stored.isEmpty()) return null;
        var after = stored.get().version() == job.version() ? count(job) : stored.get();
        return after.done() ? null : after;
    }

    private CountJob count(CountJob job) {
        var page = store.events(job.tenant(), job.next(), EVENTS);
        var mended = new ArrayList<>(job.mended());
        Map<String, Long> sums = new HashMap<>(job.sums());
        for (var event : page.items()) {
            if (!mend(event, job.id()).agrees() && mended.size() < CountJob.MOST_NAMED) mended.add(event.uid());
            sums = Recount.sum(List.of(sums, walk(event, Tally::sum)));
        }
        var over = page.next().isEmpty()
                ? Recount.of(store.statistics(Event.shelf(job.tenant())), sums)
                : job.tenantSums();
        var after = job.counted(
                page.items().size(),
                sums,
                mended,
                page.next(),
                over,
                Clock.systemUTC().instant());
        keep(after);
        return after;
    }

    private void keep(CountJob job) {
        store.commit(Decision.record("", "", List.of(new Change.Keep(job))));
    }

    /**
     * Compares an event's statistics with its attendees, and mends them, once in a count.
     *
     * @return what was wrong
     */
    Recount mend(Event event, String count) {
        var before = compare(event);
        for (int i = 0; i < TRIES && !before.agrees(); i++) {
            var now = compare(event);
            if (now.equals(before)) {
                LOG.warnf("statistics of %s were not the sum of its attendees: %s", event.uid(), now.differences());
                var change = new Change.Count(event.uid(), "recount", now.mending());
                store.commit(Decision.apply("recount/" + count + "/" + event.uid(), List.of(change), List.of()));
                return now;
            }
            before = now;
        }
        return new Recount(Map.of());
    }

    private Recount compare(Event event) {
        var kept = store.statistics(event.uid());
        return Recount.of(kept, walk(event, Tally::of));
    }

    private Map<String, Long> walk(Event event, Count count) {
        Map<String, Long> sum = Map.of();
        String next = "";
        do {
            var page = store.guests().attendees(event.uid(), next, ATTENDEES);
            var counted = page.items().stream()
                    .map(one -> count.of(new Invitation(event, one)))
                    .toList();
            sum = Recount.sum(List.of(sum, Recount.sum(counted)));
            next = page.next();
        } while (!next.isEmpty());
        return sum;
    }

    /** What one invitation adds. */
    private interface Count {
        Map<String, Integer> of(Invitation invitation);
    }
}
