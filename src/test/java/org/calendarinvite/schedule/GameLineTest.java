package org.calendarinvite.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.calendarinvite.decision.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GameLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            2026-12-01|20:15|2026-12-01T20:15+01:00[Europe/Berlin]
            2026-12-01|8:15 PM|2026-12-01T20:15+01:00[Europe/Berlin]
            1.12.2026|20.15|2026-12-01T20:15+01:00[Europe/Berlin]
            20261201|8pm|2026-12-01T20:00+01:00[Europe/Berlin]
            Dec 1, 2026|20:15|2026-12-01T20:15+01:00[Europe/Berlin]
            2026-12-01T20:15||2026-12-01T20:15+01:00[Europe/Berlin]
            2026-12-01 20:15:00||2026-12-01T20:15+01:00[Europe/Berlin]
            2026-12-01T19:15:00Z||2026-12-01T20:15+01:00[Europe/Berlin]
            ''|2026-12-01T19:15Z|2026-12-01T20:15+01:00[Europe/Berlin]
            2026-12-01||2026-12-01
            2026-12-01|TBA|2026-12-01
            """)
    void datesAndTimesAsPeopleWriteThem(String date, String time, String start) {
        var read = line("", date, time == null ? "" : time, "", "").read("Europe/Berlin", Duration.ofHours(2));
        assertEquals(
                start.replace("+01:00", ":00+01:00"), read.details().start().iso());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ''|20:15|no date
            9/10/2026|20:15|The date "9/10/2026" cannot be read
            2026-13-01|20:15|cannot be read
            +999999999-12-31|20:15|cannot be read
            -999999999-01-01|''|cannot be read
            9999-12-31|''|cannot be read
            0000-01-01|20:15|cannot be read
            2026-12-01|quarter past|The time "quarter past" cannot be read
            """)
    void whatCannotBeKnownIsNotGuessed(String date, String time, String why) {
        var flaw =
                assertThrows(Refused.class, () -> line("", date, time, "", "").read("UTC", Duration.ofHours(2)));
        assertTrue(flaw.getMessage().contains(why), flaw::getMessage);
    }

    @ParameterizedTest
    @CsvSource({
        "Otters at Comets,Comets,Otters",
        "Otters @ Comets,Comets,Otters",
        "Otters vs. Comets,Otters,Comets",
        "Cup final: Otters – Comets,Cup final: Otters,Comets",
        "Training,'',''"
    })
    void aTitleNamesTheTeams(String title, String home, String away) {
        var read = new GameLine(2, "", "", "2026-12-01", "", "", "", "", "", title, "", "")
                .read("UTC", Duration.ofHours(1));
        assertEquals(home + "|" + away, read.home() + "|" + read.away());
    }

    /** It took minutes for a file of these. */
    @Test
    void manyBlanksInATitleAreOne() {
        var title = "a".repeat(400) + " ".repeat(500) + "b";
        for (int i = 0; i < 5000; i++) {
            var read = new GameLine(2, "", "", "2026-12-01", "", "", "", "", "", title, "", "")
                    .read("UTC", Duration.ofHours(1));
            assertEquals("", read.home());
        }
    }

    @Test
    void aGameEndsWhenItsRowSaysOrAsLongAfterAsGamesLast() {
        assertEquals("2026-12-01T22:15", end("", ""));
        assertEquals("2026-12-01T21:45", end("21:45", ""));
        assertEquals("2026-12-02T00:30", end("0:30", ""));
        assertEquals("2026-12-01T21:05", end("", "50"));
        assertThrows(Refused.class, () -> end("", "0"));
        assertThrows(Refused.class, () -> end("2026-12-01T20:15", ""));
    }

    private static String end(String end, String minutes) {
        var read = line("", "2026-12-01", "20:15", end, minutes).read("Europe/Berlin", Duration.ofHours(2));
        return read.details().end().local().toString();
    }

    @Test
    void aGameWithoutAnIdIsKnownByWhoPlaysWhenItIsMoved() {
        var first = line("", "2026-12-01", "20:15", "", "").read("UTC", Duration.ofHours(1));
        var moved = line("", "2026-12-08", "19:00", "", "").read("UTC", Duration.ofHours(1));
        assertEquals(first.key(), moved.key());
        assertEquals(
                "g-1",
                line("g-1", "2026-12-01", "", "", "")
                        .read("UTC", Duration.ofHours(1))
                        .key());
        assertNotEquals(GameRow.key("https://league.example/1"), GameRow.key("https://league.example/2"));
        assertEquals(20, GameRow.key("https://league.example/1").length());
    }

    @Test
    void teamsHaveAddressesInEveryScript() {
        assertEquals("fc-koln", GameRow.slug("FC Köln"));
        assertEquals("team-1", GameRow.slug(" Team  1! "));
        assertTrue(GameRow.slug("浦和レッズ").matches("t[0-9a-f]{10}"));
        assertNotEquals(GameRow.slug("浦和レッズ"), GameRow.slug("鹿島"));
        assertTrue(GameRow.slug("!!").matches("t[0-9a-f]{10}"));
    }

    @Test
    void aTitleNamesTheTeamsWhereNothingElseDoes() {
        var titled = new GameLine(2, "", "", "2026-12-01", "", "", "", "", "", "Otters at Comets", "", "");
        var read = titled.read("UTC", Duration.ofHours(1));
        assertEquals("Comets", read.home());
        assertEquals("Otters", read.away());
        var none = new GameLine(2, "", "", "2026-12-01", "", "", "", "Otters", "", "", "", "");
        assertThrows(Refused.class, () -> none.read("UTC", Duration.ofHours(1)));
    }

    private static GameLine line(String id, String date, String start, String end, String minutes) {
        return new GameLine(2, id, "Week 3", date, start, end, minutes, "Otters", "Comets", "", "Hall", "");
    }
}
