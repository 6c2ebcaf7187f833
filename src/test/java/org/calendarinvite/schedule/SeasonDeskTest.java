package org.calendarinvite.schedule;

import static org.calendarinvite.schedule.Seasons.LEAGUE;
import static org.calendarinvite.schedule.Seasons.LIMITS;
import static org.calendarinvite.schedule.Seasons.NOW;
import static org.calendarinvite.schedule.Seasons.begin;
import static org.calendarinvite.schedule.Seasons.found;
import static org.calendarinvite.schedule.Seasons.games;
import static org.calendarinvite.schedule.Seasons.order;
import static org.calendarinvite.schedule.Seasons.row;
import static org.calendarinvite.schedule.Seasons.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Enrolment;
import org.calendarinvite.organizer.Standing;
import org.calendarinvite.organizer.Terms;

class SeasonDeskTest {

    @Property(tries = 200)
    void theSameGamesInAnyOrderAreNothingNew(@ForAll @IntRange(min = 0, max = 60) int count, @ForAll long seed) {
        var rows = new ArrayList<>(rows(count));
        Collections.shuffle(rows, new Random(seed));
        var again = SeasonDesk.compare(games(rows(count)), found(rows), false, NOW);
        assertEquals(count, again.same());
        assertEquals(
                0, again.added().size() + again.changed().size() + again.gone().size());
    }

    @Property(tries = 200)
    void whatIsNewChangedAndGoneIsEachFoundOnce(@ForAll @IntRange(min = 3, max = 40) int count, @ForAll Random random) {
        List<GameRow> rows = new ArrayList<>();
        int gone = 0;
        int changed = 0;
        for (var one : rows(count)) {
            switch (random.nextInt(3)) {
                case 0 -> gone++;
                case 1 -> {
                    changed++;
                    rows.add(row(one.number() - 1, LocalDateTime.of(2027, 2, 1, 18, 0)));
                }
                default -> rows.add(one);
            }
        }
        rows.add(row(count));
        Collections.shuffle(rows, random);
        var compared = SeasonDesk.compare(games(rows(count)), found(rows), false, NOW);
        assertEquals(1, compared.added().size());
        assertEquals(changed, compared.changed().size());
        assertEquals(gone, compared.gone().size());
        assertEquals(count - gone - changed, compared.same());
    }

    @Example
    void aGameThatIsOverIsNotCancelledWhenTheFileDropsIt() {
        var old = row(0, LocalDateTime.of(2026, 11, 1, 19, 0));
        var compared = SeasonDesk.compare(games(List.of(old, row(1))), found(List.of(row(1))), false, NOW);
        assertEquals(1, compared.same());
        assertEquals(
                0,
                compared.added().size()
                        + compared.changed().size()
                        + compared.gone().size());
    }

    @Example
    void moreThanHalfMovedIntoThePastIsHeldAsIfItWereCancelled() {
        var games = games(rows(4));
        var past = LocalDateTime.of(1999, 1, 1, 18, 0);
        var two = SeasonDesk.compare(games, found(List.of(row(0, past), row(1, past), row(2), row(3))), false, NOW);
        assertEquals(2, two.changed().size());
        assertFalse(two.cancels(50));
        var three =
                SeasonDesk.compare(games, found(List.of(row(0, past), row(1, past), row(2, past), row(3))), false, NOW);
        assertTrue(three.cancels(50));
        assertTrue(three.why(50).contains("3"), three.why(50));
    }

    @Example
    void aCancelledGameThatIsInTheFileAgainTakesPlace() {
        var game = games(rows(1)).get(0).over("earlier");
        assertEquals(
                1,
                SeasonDesk.compare(List.of(game), found(rows(1)), false, NOW)
                        .changed()
                        .size());
        assertTrue(SeasonDesk.compare(List.of(game), found(List.of(row(1))), false, NOW)
                .gone()
                .isEmpty());
    }

    @Example
    void halfOfTheGamesMayGoAndOneMoreIsHeldUntilItIsForced() {
        var season = done();
        var half = begin(order("half"), Optional.of(season), rows(5), games(rows(10)));
        assertTrue(half.runs() && half.decision().stands());
        var more = begin(order("more"), Optional.of(season), rows(4), games(rows(10)));
        assertFalse(more.runs());
        assertTrue(more.held() && more.decision().reason().contains("6 of 10 games to come"), more::toString);
        assertTrue(begin(Seasons.forced(order("more")), Optional.of(season), rows(4), games(rows(10)))
                .runs());
        var again = begin(order("more"), Optional.of(more.season()), rows(4), games(rows(10)));
        assertTrue(again.held() && again.decision().changes().isEmpty(), "once is enough");
    }

    @Example
    void theSameFileIsNotReadTwiceUnlessItFailed() {
        var season = done();
        assertFalse(begin(order("first"), Optional.of(season), rows(3), games(rows(3)))
                .runs());
        var failed = season.reading(season.read().failed(Import.Counts.NONE, "why", NOW));
        assertTrue(begin(order("first"), Optional.of(failed), rows(3), games(rows(3)))
                .runs());
    }

    @Example
    void anImportIsNewerThanTheOneBeforeItWhateverTheClocksSay() {
        var next = begin(order("next"), Optional.of(done()), rows(4), games(rows(3)))
                .season();
        assertTrue(next.read().started().isAfter(NOW));
    }

    @Example
    void aGameWhoseRowIsRejectedIsNotCancelled() {
        var broken = Seasons.found(rows(9), "k9");
        var start = begun(order("typo"), broken);
        assertTrue(start.runs());
        assertEquals(0, start.season().read().waiting());
        assertTrue(left(start, broken).isEmpty());
        assertEquals(
                1, left(begun(order("gone"), found(rows(9))), found(rows(9))).size());
    }

    @Example
    void whileARejectedRowMayBeAnyGameNoneIsCancelledUnlessThatIsMeant() {
        var broken = Seasons.found(rows(8), "k8", "");
        var start = begun(order("typo"), broken);
        assertTrue(left(start, broken).isEmpty());
        assertEquals(1, start.season().read().waiting());
        assertTrue(start.season().read().reason().contains("1 of its rows cannot be read"), start.season()::toString);
        var forced = begun(Seasons.forced(order("meant")), broken);
        assertEquals(List.of("k9"), left(forced, broken).stream().map(Game::key).toList());
        var over = start.season().reading(start.season().read().moved(18, Import.Counts.NONE, true, NOW));
        assertEquals(start.season().read().reason(), over.read().reason());
        assertFalse(handed(order("typo"), over, broken).runs());
        assertTrue(handed(Seasons.forced(order("typo")), over, broken).runs());
    }

    private static SeasonStart begun(SeasonOrder order, Imported found) {
        return handed(order, done(), found);
    }

    private static SeasonStart handed(SeasonOrder order, Season season, Imported found) {
        return new SeasonDesk()
                .begin(new SeasonCase(
                        order, Optional.of(season), found, games(rows(10)), Seasons.HOST, 0, LIMITS, NOW));
    }

    /** What the import would cancel when its rows are done. */
    private static List<Game> left(SeasonStart start, Imported found) {
        var season = start.season();
        var turn = new SeasonTurn(season.id(), season.read().id(), found.rows().size(), "t");
        return SeasonPage.of(Optional.of(season), turn).reading(found).left(games(rows(10)));
    }

    @Example
    void anImportThatMovesAllGamesToAnotherZoneIsHeldUntilItIsForced() {
        var moved = new Imported("", "Asia/Tokyo", rows(10), List.of(), "");
        var held = begun(order("tokyo"), moved);
        assertTrue(held.held() && held.decision().reason().contains("in the zone Asia/Tokyo, but"), held::toString);
        assertEquals("Europe/Berlin", held.season().zone());
        var forced = begun(Seasons.forced(order("tokyo")), moved);
        assertTrue(forced.runs());
        assertEquals("Asia/Tokyo", forced.season().zone());
        assertTrue(begun(SeasonOrder.closing(done(), "end"), Imported.nothing()).runs());
    }

    @Example
    void anImportThatIsHeldTakesNothingOver() {
        var feed = Subscription.to("https://league.example/season.ics", NOW);
        var order = order("more").of(new byte[] {2}, Import.Type.CSV, feed);
        var season = done();
        var titled = new Season(
                "cup", "default", "Old", season.zone(), "", LEAGUE, Optional.empty(), season.read(), false, NOW, 1);
        var held = handed(order, titled, found(rows(4)));
        assertTrue(held.held());
        assertEquals(titled.reading(held.season().read()), held.season());
        assertEquals(
                Optional.empty(),
                handed(order, held.season(), found(rows(4))).season().feed());
        assertEquals(
                "Winter Cup",
                handed(Seasons.forced(order), held.season(), found(rows(4)))
                        .season()
                        .title());
    }

    @Example
    void whileAnImportRunsOnlyTheEndOfTheSeasonTakesItsPlace() {
        var runs = Seasons.season();
        var second = handed(Seasons.forced(order("second")), runs, found(rows(3)));
        assertEquals(SeasonReasons.RUNNING, second.decision().reason());
        assertTrue(second.decision().changes().isEmpty());
        assertTrue(handed(SeasonOrder.closing(runs, "end"), runs, Imported.nothing())
                .runs());
    }

    @Example
    void aFeedWhoseFileIsRefusedKeepsWhyAndIsDueLater() {
        var feed = new Subscription("https://league.example/season.ics", "v1", "", NOW, "");
        var later = NOW.plusSeconds(3600);
        var season = done().fetched(feed);
        var order = SeasonOrder.fetched(season, new byte[] {3}, Import.Type.CSV, feed.read("v2", "", later), "t");
        var start = handed(order, season, Imported.flawed("It is a picture."));
        assertFalse(start.decision().stands());
        var kept = List.of(new Change.Keep(season.fetched(feed.failed("It is a picture.", later))));
        assertEquals(kept, start.decision().changes());
        var elsewhere = order.of(new byte[] {3}, Import.Type.CSV, Subscription.to("https://other.example/", later));
        assertTrue(handed(elsewhere, season, Imported.flawed("no"))
                .decision()
                .changes()
                .isEmpty());
    }

    @Example
    void aSeasonIsFetchedNoMoreWhenThatIsEnded() {
        var season = done().fetched(Subscription.to("https://league.example/season.ics", NOW));
        var ended = new SeasonDesk().unsubscribe(season).changes();
        assertEquals(List.of(new Change.Keep(season.unsubscribed())), ended);
        assertTrue(season.unsubscribed().feed().isEmpty());
        assertTrue(new SeasonDesk().unsubscribe(done()).changes().isEmpty());
    }

    @Example
    void asManyGamesAndSeasonsAsMayBe() {
        assertTrue(judged(LIMITS.games(), 0).stands());
        assertTrue(judged(LIMITS.games() + 1, 0).reason().contains("more than 5000 games"));
        assertTrue(judged(1, LIMITS.seasons() - 1).stands());
        assertTrue(judged(1, LIMITS.seasons()).reason().contains("20 schedules"));
        assertEquals(SeasonReasons.EMPTY, judged(0, 0).reason());
    }

    @Example
    void whoMayHaveNoNewEventBeginsNoSeasonAndAddsNoGame() {
        var account =
                new Account("default", LEAGUE, Account.State.WAITING, false, "", "", List.of(), 0, Seasons.NOW, 0);
        var asks = new Terms(Enrolment.APPROVAL, "op@example.com", "", Seasons.HOST.plan(), Map.of());
        var waits = new Standing(account, asks, 0, NOW);
        var barred = Given.standing(Given.suspended(LEAGUE), 0, 5);
        assertEquals(SeasonReasons.WAITING, hosted(waits, Optional.empty(), 2).reason());
        assertEquals(barred.barred().get(), hosted(barred, Optional.empty(), 2).reason());
        assertEquals(
                barred.barred().get(), hosted(barred, Optional.of(done()), 11).reason());
        assertEquals(List.of(), hosted(barred, Optional.of(done()), 11).changes());
        assertTrue(hosted(barred, Optional.of(done()), 9).stands(), "what he has may be changed and cancelled");
        assertTrue(hosted(Seasons.HOST, Optional.of(done()), 11).stands());
        assertTrue(new SeasonDesk()
                .begin(new SeasonCase(
                        SeasonOrder.closing(done(), "end"),
                        Optional.of(done()),
                        Imported.nothing(),
                        games(rows(10)),
                        barred,
                        0,
                        LIMITS,
                        NOW))
                .runs());
    }

    private static Decision hosted(Standing host, Optional<Season> stored, int rows) {
        var games = stored.isPresent() ? games(rows(10)) : List.<Game>of();
        return new SeasonDesk()
                .begin(new SeasonCase(order("next"), stored, found(rows(rows)), games, host, 0, LIMITS, NOW))
                .decision();
    }

    private static Decision judged(int games, int seasons) {
        return new SeasonDesk()
                .begin(new SeasonCase(
                        order("x"),
                        Optional.empty(),
                        found(rows(games)),
                        List.of(),
                        Seasons.HOST,
                        seasons,
                        LIMITS,
                        NOW))
                .decision();
    }

    @Example
    void nobodyTakesAnothersSeasonOrOneThatEnds() {
        var season = Seasons.season();
        var eve = new SeasonOrder(
                "cup",
                "default",
                "eve@example.com",
                "",
                "",
                "",
                true,
                false,
                Import.Type.CSV,
                new byte[0],
                Optional.empty(),
                "t");
        assertEquals(
                SeasonReasons.OTHERS,
                begin(eve, Optional.of(season), rows(1), List.of()).decision().reason());
        var closing = begin(SeasonOrder.closing(season, "end"), Optional.of(season), List.of(), games(rows(3)));
        assertTrue(closing.runs() && closing.season().closing());
        var late = begin(order("late"), Optional.of(closing.season()), rows(1), List.of());
        assertEquals(SeasonReasons.CLOSING, late.decision().reason());
    }

    @Example
    void whatAnOrderLeavesOutStaysAsItWas() {
        var season = done();
        var bare = new SeasonOrder(
                "cup",
                "default",
                Seasons.LEAGUE,
                "",
                "",
                "",
                false,
                false,
                Import.Type.CSV,
                new byte[] {1},
                Optional.empty(),
                "t");
        var now = begin(bare, Optional.of(season), rows(4), games(rows(3))).season();
        assertEquals(season.title(), now.title());
        assertEquals(season.language(), now.language());
        assertEquals(season.version() + 1, now.version());
    }

    private static Season done() {
        var season = Seasons.season();
        return season.reading(season.read().moved(3, Import.Counts.NONE, true, NOW));
    }
}
