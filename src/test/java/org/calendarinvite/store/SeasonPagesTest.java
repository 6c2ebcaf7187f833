package org.calendarinvite.store;

import static org.calendarinvite.schedule.Seasons.LEAGUE;
import static org.calendarinvite.schedule.Seasons.NOW;
import static org.calendarinvite.schedule.Seasons.found;
import static org.calendarinvite.schedule.Seasons.order;
import static org.calendarinvite.schedule.Seasons.row;
import static org.calendarinvite.schedule.Seasons.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.schedule.Game;
import org.calendarinvite.schedule.GameRow;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Imported;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonDesk;
import org.calendarinvite.schedule.SeasonOrder;
import org.calendarinvite.schedule.SeasonTurn;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.sql.SqlRecords;

/** Imports over a store that fails after any write: the same in the end, and everything told at least once. */
class SeasonPagesTest {

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private int writes = Integer.MAX_VALUE;
    private Path folder;
    private Store store;
    private Settings settings;

    @Property(tries = 6)
    void wheneverItCrashesTheSameGamesAreMadeAndAllAreTold(
            @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 70) Integer> crashes) throws IOException {
        open(Map.of());
        var imports = new Importing(store, settings);
        rough(imports, order("first"), rows(120), new ArrayDeque<>(crashes));
        assertEquals(120, uids(imports, Notice.Type.EVENT_CREATED).size());
        assertEquals(120, store.taken(EventDesk.games("default", LEAGUE)));
        List<GameRow> changed = new ArrayList<>(rows(121).subList(10, 121));
        changed.set(0, row(10, LocalDateTime.of(2027, 5, 1, 12, 0)));
        imports.told.clear();
        rough(later(imports), order("second"), changed, new ArrayDeque<>(crashes));
        var games = store.seasons().games("cup");
        assertEquals(121, games.stream().map(Game::number).distinct().count());
        assertEquals(10, games.stream().filter(Game::cancelled).count());
        assertEquals(111, store.taken(EventDesk.games("default", LEAGUE)));
    }

    @Example
    void onlyWhatChangesIsTold() throws IOException {
        open(Map.of());
        var first = new Importing(store, settings);
        var season = first.all(order("first"), rows(60));
        assertEquals(new Import.Counts(60, 0, 0, 0), season.read().counts());
        var second = later(first);
        List<GameRow> changed = new ArrayList<>(rows(59));
        changed.set(3, row(3, LocalDateTime.of(2027, 5, 1, 12, 0)));
        var again = second.all(order("second"), changed);
        assertEquals(new Import.Counts(0, 1, 1, 58), again.read().counts());
        assertEquals(
                List.of(Notice.Type.EVENT_UPDATED, Notice.Type.EVENT_CANCELLED),
                second.told.stream().map(notice -> notice.type()).toList());
        var event = store.event(second.told.get(0).uid()).orElseThrow();
        assertEquals(1, event.sequence());
        assertEquals("2027-05-01T12:00", event.details().start().local().toString());
        assertEquals(Import.State.DONE, again.read().state());
    }

    @Example
    void aPageThatComesAgainChangesNothingAndTellsTheSame() throws IOException {
        open(Map.of());
        var imports = new Importing(store, settings);
        var start = imports.begin(order("first"), found(rows(60)));
        var turn = start.season().turn();
        var page = imports.pages.decide(imports.pages.load(turn).reading(found(rows(60))));
        var again = imports.pages.decide(imports.pages.load(turn).reading(found(rows(60))));
        assertEquals(50, page.notices().size());
        assertEquals(page.notices(), again.notices());
        imports.pages.conclude(again);
        assertFalse(imports.pages.load(turn).due());
        assertTrue(imports.pages.load(turn).goesOn());
        assertTrue(imports.pages.claim(turn));
        imports.pages.done(turn);
        assertFalse(imports.pages.claim(turn));
    }

    @Example
    void anImportEndsWithItsLastRowWhenNoGameWasKnown() throws IOException {
        open(Map.of());
        var imports = new Importing(store, settings);
        var turn = imports.begin(order("first"), found(rows(60))).season().turn();
        var half = imports.page(found(rows(60)), turn).season().orElseThrow();
        assertEquals(83, half.read().percent());
        var whole = imports.page(found(rows(60)), half.turn()).season().orElseThrow();
        assertEquals(Import.State.DONE, whole.read().state());
    }

    @Example
    void aRemovalThatFailedIsToldAndMayBeBegunAgain() throws IOException {
        open(Map.of("cis.bulk.revivals", "0"));
        var imports = new Importing(store, settings);
        var season = imports.all(order("first"), rows(3));
        var turn = imports.begin(SeasonOrder.closing(season, "end"), Imported.nothing())
                .season()
                .turn();
        assertFalse(imports.pages.load(turn).told());
        clock(NOW.plus(settings.bulk().stalled()).plusSeconds(1)).stalled();
        var failed = imports.pages.load(turn);
        assertTrue(failed.ends() && failed.told());
        assertTrue(imports.begin(SeasonOrder.closing(failed.season().orElseThrow(), "again"), Imported.nothing())
                .runs());
    }

    @Example
    void theEndOfASeasonTakesThePlaceOfAnImportThatRuns() throws IOException {
        open(Map.of());
        var imports = new Importing(store, settings);
        var start = imports.begin(order("first"), found(rows(60)));
        var old = start.season().turn();
        imports.page(found(rows(60)), old);
        var late = new SeasonTurn(old.season(), old.read(), 50, old.trace());
        later(imports).all(SeasonOrder.closing(start.season(), "end"), List.of());
        var dropped = imports.pages.load(late);
        assertFalse(dropped.due() || dropped.goesOn() || dropped.ends());
        assertTrue(store.seasons().games("cup").stream().allMatch(Game::cancelled));
    }

    @Example
    void gamesDoNotUseUpTheLimitsOfAnOrdinaryOrganizer() throws IOException {
        open(Map.of("cis.limits.events-per-organizer", "1", "cis.rates.events.organizer-per-hour", "1"));
        new Importing(store, settings).all(order("first"), rows(60));
        assertEquals(0, store.taken(EventDesk.quota("default", LEAGUE)));
        assertTrue(new Accounts(store, settings)
                .standing("default", LEAGUE)
                .newEvents()
                .full(1)
                .isEmpty());
    }

    @Example
    void beyondTheGamesThatAnOrganizerMayHaveAnImportStopsAndSaysWhy() throws IOException {
        open(Map.of("cis.schedules.games", "60"));
        new Importing(store, settings).all(order("first"), rows(60));
        var other = new SeasonOrder(
                "other",
                "default",
                LEAGUE,
                "",
                "",
                "",
                false,
                false,
                Import.Type.CSV,
                new byte[] {1},
                Optional.empty(),
                "t");
        var stopped = new Importing(store, settings).all(other, List.of(row(99)));
        assertEquals(Import.State.FAILED, stopped.read().state());
        assertTrue(
                stopped.read().reason().contains("limit of 60 events"),
                stopped.read().reason());
    }

    @Example
    void whoseAccountIsSuspendedHasNoNewGames() throws IOException {
        open(Map.of());
        var imports = new Importing(store, settings);
        var turn = imports.begin(order("first"), found(rows(3))).season().turn();
        store.commit(Samples.changes(new Change.Keep(Given.suspended(LEAGUE))));
        var season = imports.page(found(rows(3)), turn).season().orElseThrow();
        assertEquals(Import.State.FAILED, season.read().state());
        assertTrue(season.read().reason().contains("suspended"), season.read().reason());
    }

    @Example
    void whoseAccountIsSuspendedOrWaitsHasNoNewSeason() throws IOException {
        open(Map.of("cis.enrolment", "approval", "cis.operator", "op@example.org"));
        var waits = new Importing(store, settings).begin(order("first"), found(rows(3)));
        assertTrue(
                waits.decision().reason().contains("yet to approve"),
                waits.decision().reason());
        store.commit(Samples.changes(new Change.Keep(Given.suspended(LEAGUE))));
        var barred = new Importing(store, settings).begin(order("first"), found(rows(3)));
        assertTrue(
                barred.decision().reason().contains("suspended"),
                barred.decision().reason());
        assertTrue(store.seasons().season("cup").isEmpty());
        assertEquals(0, store.taken(Season.quota("default", LEAGUE)));
    }

    @Example
    void aSeasonThatIsClosedLeavesCancelledEventsOnly() throws IOException {
        open(Map.of());
        var imports = new Importing(store, settings);
        var season = imports.all(order("first"), rows(60));
        var closing = later(imports);
        closing.all(SeasonOrder.closing(season, "end"), List.of());
        closing.pages.end(closing.pages.load(new SeasonTurn("cup", "end", 0, "end")));
        closing.pages.end(closing.pages.load(new SeasonTurn("cup", "end", 0, "end")));
        assertTrue(store.seasons().season("cup").isEmpty()
                && store.seasons().games("cup").isEmpty());
        assertTrue(store.events("default", LEAGUE, "", 100).items().stream().allMatch(one -> one.cancelled()));
        assertEquals(0, store.taken(Season.quota("default", LEAGUE)));
        assertEquals(0, store.taken(EventDesk.games("default", LEAGUE)));
    }

    @Example
    void anImportWhoseMessageIsLostIsFoundAndGivenUpInTheEnd() throws IOException {
        open(Map.of("cis.bulk.revivals", "1"));
        new Importing(store, settings).begin(order("first"), found(rows(3)));
        var stalled = settings.bulk().stalled();
        assertEquals(0, clock(NOW.plus(stalled).minusMillis(1)).stalled().size());
        assertEquals(1, clock(NOW.plus(stalled)).stalled().size());
        assertEquals(0, clock(NOW.plus(stalled)).stalled().size());
        assertEquals(1, clock(NOW.plus(stalled).plus(stalled)).stalled().size(), "its organizer hears of it");
        assertEquals(
                Import.State.FAILED,
                store.seasons().season("cup").orElseThrow().read().state());
    }

    @Example
    void ofManyServersThatFindAnImportStandingStillOneQueuesIt() throws Exception {
        open(Map.of());
        new Importing(store, settings).begin(order("first"), found(rows(3)));
        var now = NOW.plus(settings.bulk().stalled());
        var found = Race.of(8, i -> clock(now).stalled());
        assertEquals(1, found.stream().mapToInt(List::size).sum());
    }

    private SeasonClock clock(Instant now) {
        return new SeasonClock(store, new SeasonDesk(), settings.bulk(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Importing later(Importing before) {
        var now = new Importing(store, settings, Clock.fixed(NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC));
        before.told.clear();
        return now;
    }

    private void rough(Importing imports, SeasonOrder order, List<GameRow> rows, Deque<Integer> crashes) {
        imports.begin(order, found(rows));
        while (store.seasons().season("cup").orElseThrow().read().running()) {
            writes = crashes.isEmpty() ? Integer.MAX_VALUE : crashes.remove();
            try {
                imports.page(
                        found(rows), store.seasons().season("cup").orElseThrow().turn());
            } catch (Crash crash) {
                // Delivered again
            }
        }
        writes = Integer.MAX_VALUE;
    }

    private static Set<String> uids(Importing imports, Notice.Type type) {
        var uids = new TreeSet<String>();
        imports.told.stream().filter(one -> one.type() == type).forEach(one -> uids.add(one.uid()));
        return uids;
    }

    private void open(Map<String, String> more) throws IOException {
        folder = Files.createTempDirectory("seasons");
        settings = Worlds.in(folder, more);
        store = new Store(failing(SqlRecords.open(folder.resolve("store.db"))));
    }

    @AfterTry
    void close() {
        writes = Integer.MAX_VALUE;
        store.close();
    }

    private Records failing(Records records) {
        return (Records) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Records.class}, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("commit") && writes-- == 0) throw new Crash();
                        return method.invoke(records, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
