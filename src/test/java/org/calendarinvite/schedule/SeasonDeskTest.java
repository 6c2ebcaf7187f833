package org.calendarinvite.schedule;

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
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.calendarinvite.decision.Decision;

class SeasonDeskTest {

    @Property(tries = 200)
    void theSameGamesInAnyOrderAreNothingNew(@ForAll @IntRange(min = 0, max = 60) int count, @ForAll long seed) {
        var rows = new ArrayList<>(rows(count));
        Collections.shuffle(rows, new Random(seed));
        var again = SeasonDesk.compare(games(rows(count)), rows, NOW);
        assertTrue(again.nothing());
        assertEquals(count, again.same());
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
        var compared = SeasonDesk.compare(games(rows(count)), rows, NOW);
        assertEquals(1, compared.added().size());
        assertEquals(changed, compared.changed().size());
        assertEquals(gone, compared.gone().size());
        assertEquals(count - gone - changed, compared.same());
    }

    @Example
    void aGameThatIsOverIsNotCancelledWhenTheFileDropsIt() {
        var old = row(0, LocalDateTime.of(2026, 11, 1, 19, 0));
        var compared = SeasonDesk.compare(games(List.of(old, row(1))), List.of(row(1)), NOW);
        assertTrue(compared.nothing());
    }

    @Example
    void aCancelledGameThatIsInTheFileAgainTakesPlace() {
        var game = games(rows(1)).get(0).over("earlier");
        assertEquals(
                1, SeasonDesk.compare(List.of(game), rows(1), NOW).changed().size());
        assertTrue(
                SeasonDesk.compare(List.of(game), List.of(row(1)), NOW).gone().isEmpty());
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
    void asManyGamesAndSeasonsAsMayBe() {
        assertTrue(judged(LIMITS.games(), 0).stands());
        assertTrue(judged(LIMITS.games() + 1, 0).reason().contains("more than 5000 games"));
        assertTrue(judged(1, LIMITS.seasons() - 1).stands());
        assertTrue(judged(1, LIMITS.seasons()).reason().contains("20 schedules"));
        assertEquals(SeasonReasons.EMPTY, judged(0, 0).reason());
    }

    private static Decision judged(int games, int seasons) {
        return new SeasonDesk()
                .begin(new SeasonCase(
                        order("x"), Optional.empty(), found(rows(games)), List.of(), seasons, LIMITS, NOW))
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
