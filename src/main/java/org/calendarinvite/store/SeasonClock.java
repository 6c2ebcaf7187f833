package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonDesk;
import org.calendarinvite.schedule.SeasonTurn;
import org.calendarinvite.settings.Bulk;
import org.calendarinvite.settings.Settings;
import org.jboss.logging.Logger;

/** What of seasons is due by time: imports that stand still, and those that are to be fetched. */
@ApplicationScoped
@Named("seasonClock")
public class SeasonClock {

    private static final Logger LOG = Logger.getLogger(SeasonClock.class);

    private static final int PAGE = 50;

    private final Store store;
    private final SeasonDesk desk;
    private final Bulk limits;
    private final Clock clock;

    @Inject
    public SeasonClock(Store store, SeasonDesk desk, Settings settings) {
        this(store, desk, settings.bulk(), Clock.systemUTC());
    }

    SeasonClock(Store store, SeasonDesk desk, Bulk limits, Clock clock) {
        this.store = store;
        this.desk = desk;
        this.limits = limits;
        this.clock = clock;
    }

    /** The pages to be queued once more: their message is lost, or lies among the dead letters. */
    public List<SeasonTurn> stalled() {
        var now = clock.instant();
        return all(season -> season.read().running()
                        && !season.read().updated().plus(limits.stalled()).isAfter(now))
                .stream()
                .flatMap(season -> revived(season, now).stream())
                .toList();
    }

    /** Those whose address is to be looked at now. */
    public List<Season> due() {
        var now = clock.instant();
        return all(season -> !season.closing()
                && !season.read().running()
                && season.feed().filter(feed -> !feed.due().isAfter(now)).isPresent());
    }

    private List<Season> all(Predicate<Season> wanted) {
        List<Season> found = new ArrayList<>();
        var after = "";
        do {
            var page = store.seasons().all(after, PAGE);
            page.items().stream().filter(wanted).forEach(found::add);
            after = page.next();
        } while (!after.isEmpty());
        return found;
    }

    private Optional<SeasonTurn> revived(Season season, Instant now) {
        try {
            store.commit(desk.revive(season, limits.revivals(), now));
        } catch (Store.Conflict moves) {
            return Optional.empty();
        }
        LOG.warnf(
                "The import of the schedule %s stands still since %s",
                season.id(), season.read().updated());
        return Optional.of(season.turn());
    }
}
