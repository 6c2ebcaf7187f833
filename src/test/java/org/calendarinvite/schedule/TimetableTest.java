package org.calendarinvite.schedule;

import static org.calendarinvite.schedule.Seasons.NOW;
import static org.calendarinvite.schedule.Seasons.games;
import static org.calendarinvite.schedule.Seasons.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.calendarinvite.Given;
import org.calendarinvite.event.Event;
import org.junit.jupiter.api.Test;

class TimetableTest {

    @Test
    void gamesAreFoundByWeekMonthTeamAndWords() {
        var table = table(rows(40));
        assertEquals(List.of(1, 2, 3, 4, 5, 6), List.copyOf(table.weeks().keySet()));
        assertEquals(7, table.weeks().get(1).size());
        assertEquals(2, table.months().size());
        assertEquals(10, table.team("team-1").size());
        assertEquals(44, table.teams().size());
        assertEquals(1, table.search(" gUESTS 17").size());
        assertEquals(14, table.search("hall 0").size());
        assertEquals(0, table.search("nothing").size());
    }

    @Test
    void thisWeekIsThatOfTheFirstGameThatIsNotOver() {
        var table = table(rows(40));
        assertEquals(1, table.now(NOW));
        var third = table.weeks().get(3).get(0);
        assertEquals(3, table.now(third.ends().minusSeconds(1)));
        assertEquals(6, table.now(NOW.plus(Duration.ofDays(900))));
        assertEquals(0, table(List.of()).now(NOW));
    }

    @Test
    void whereTheFileSaysNoWeekTheyAreCounted() {
        var bare = rows(15).stream()
                .map(row -> new GameRow(row.number(), row.key(), row.details(), 0, row.home(), row.away()))
                .toList();
        assertEquals(List.of(1, 2, 3), List.copyOf(table(bare).weeks().keySet()));
    }

    @Test
    void teamsWhoseNamesAreAlikeHaveAddressesOfTheirOwn() {
        var names = List.of("A B", "A-B", "a b");
        var alike = rows(3).stream()
                .map(row -> new GameRow(
                        row.number(), row.key(), row.details(), row.week(), names.get(row.number() % 3), "Guests"))
                .toList();
        var table = table(alike);
        assertEquals(
                List.of("a-b", "guests"),
                table.teams().keySet().stream()
                        .filter(slug -> slug.length() < 8)
                        .toList());
        assertEquals(2, table.team("a-b").size());
        assertEquals(3, table.teams().size());
    }

    @Test
    void aGameWithoutItsEventIsLeftOut() {
        var table = new Timetable(Seasons.season(), games(rows(3)), Map.of());
        assertTrue(table.games().isEmpty() && table.weeks().isEmpty());
    }

    private static Timetable table(List<GameRow> rows) {
        var games = games(rows);
        Map<String, Event> events =
                games.stream().collect(Collectors.toMap(Game::uid, game -> Given.event(game.details())));
        return new Timetable(Seasons.season(), games, events);
    }
}
