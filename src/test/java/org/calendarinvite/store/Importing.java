package org.calendarinvite.store;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.schedule.GameRow;
import org.calendarinvite.schedule.Imported;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonDesk;
import org.calendarinvite.schedule.SeasonOrder;
import org.calendarinvite.schedule.SeasonPage;
import org.calendarinvite.schedule.SeasonStart;
import org.calendarinvite.schedule.SeasonTurn;
import org.calendarinvite.schedule.Seasons;
import org.calendarinvite.settings.Settings;

/** Imports seasons as the routes do, page by page, and remembers what was told. */
public final class Importing {

    public final List<Notice> told = new ArrayList<>();
    private final Store store;
    final SeasonPages pages;

    public Importing(Store store, Settings settings) {
        this(store, settings, Clock.fixed(Seasons.NOW, ZoneOffset.UTC));
    }

    Importing(Store store, Settings settings, Clock clock) {
        this.store = store;
        var occurrences = new Recurrences();
        var cases = new Cases(store, new Accounts(store, settings, clock), settings, occurrences, clock);
        var cached = new CachedSeasons(store, settings);
        this.pages =
                new SeasonPages(store, cases, cached, new EventDesk(occurrences), new SeasonDesk(), settings, clock);
    }

    public Season all(SeasonOrder order, List<GameRow> rows) {
        begin(order, Seasons.found(rows));
        return rest(order.id(), rows);
    }

    /** From where it stands to its end. */
    public Season rest(String id, List<GameRow> rows) {
        while (season(id).read().running()) page(Seasons.found(rows), season(id).turn());
        return season(id);
    }

    public SeasonStart begin(SeasonOrder order, Imported found) {
        var start = pages.begin(order, found);
        pages.keep(start);
        return start;
    }

    /** Nothing when it was done before. */
    public SeasonPage page(Imported found, SeasonTurn turn) {
        var due = pages.load(turn);
        if (!due.due()) return due;
        var page = pages.decide(due.reading(found));
        told.addAll(page.notices());
        return pages.conclude(page);
    }

    private Season season(String id) {
        return store.seasons().season(id).orElseThrow();
    }
}
