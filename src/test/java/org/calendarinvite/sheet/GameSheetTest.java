package org.calendarinvite.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.schedule.GameRow;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Imported;
import org.calendarinvite.schedule.Seasons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GameSheetTest {

    private final GameSheet sheets = sheets(5000);

    private static GameSheet sheets(int most) {
        return new GameSheet(Worlds.in(Path.of("unused")).bulk(), Duration.ofHours(3), most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void everyEncodingThatSpreadsheetsWrite(String charset) {
        var text = (charset.startsWith("UTF") ? "\uFEFF" : "")
                + "Spieltag;Datum;Uhrzeit;Heim;Gast;Stadion\r\n1;5.12.2026;15:30;FC Köln;Füchse;Müngersdorf\r\n";
        var found = sheets.read(text.getBytes(Charset.forName(charset)), "Europe/Berlin");
        assertEquals(List.of(), found.rejected());
        var game = found.rows().get(0);
        assertEquals("FC Köln", game.home());
        assertEquals("FC Köln – Füchse", game.details().summary());
        assertEquals("Müngersdorf", game.details().location());
        assertEquals(1, game.week());
    }

    @Test
    void rowsThatAreNoGameAreRejectedWithTheirNumberAndTheOthersAreRead() {
        var found = read(
                """
                id,date,time,home,away

                a,2026-12-01,19:00,Otters,Comets
                a,2026-12-02,19:00,Otters,Foxes
                b,soon,19:00,Otters,Foxes
                c,2026-12-03,19:00,Otters,
                """);
        assertEquals(1, found.rows().size());
        assertEquals(
                List.of(4, 5, 6),
                found.rejected().stream().map(Import.Rejected::row).toList());
        assertTrue(found.rejected().get(0).reason().contains("same game"));
        assertEquals(
                List.of("a", "b", "c"),
                found.rejected().stream().map(Import.Rejected::key).toList());
    }

    @Test
    void aRejectedRowKeepsTheGameThatItMeansWhereThatCanBeRead() {
        var right = read("date,week,home,away,title\n2026-12-01,1,Otters,Comets,\n2026-12-02,,,,Gala\n");
        var wrong = read(
                """
                date,time,week,home,away,title
                soon,,1,Otters,Comets,
                2026-12-01,,first,Otters,Comets,
                2026-12-02,late,,,,Gala
                soon,,,,,Gala
                2026-12-02,,,Otters,,
                """);
        var keys = right.rows().stream().map(GameRow::key).toList();
        assertEquals(
                List.of(keys.get(0), "", keys.get(1), "", ""),
                wrong.rejected().stream().map(Import.Rejected::key).toList());
        assertEquals(3, wrong.unknown());
    }

    @Test
    void theFirstRowMustNameTheColumns() {
        var flaw = assertThrows(Refused.class, () -> read("a,b\n1,2\n"));
        assertTrue(flaw.getMessage().contains("id,week,date,time,home,away,location. Its fields are a, b"));
        assertThrows(Refused.class, () -> sheets.read(new byte[] {'P', 'K', 3, 4, 0, 0}, "UTC"));
    }

    @Test
    void noMoreIsReadThanTellsThatThereIsTooMuch() {
        var text = "date,title\n" + "2026-12-01,A game\n".repeat(50);
        assertEquals(
                11,
                sheets(10)
                                .read(text.getBytes(StandardCharsets.UTF_8), "UTC")
                                .rows()
                                .size()
                        + sheets(10)
                                .read(text.getBytes(StandardCharsets.UTF_8), "UTC")
                                .rejected()
                                .size());
    }

    @Test
    void aSeasonOfThisServerIsReadWhole() throws Exception {
        var found =
                sheets.read(Files.readAllBytes(Path.of("src/main/resources/samples/season.csv")), "America/New_York");
        assertEquals(272, found.rows().size());
        assertEquals(List.of(), found.rejected());
    }

    @Test
    void aZoneThatIsNoneIsSaidAndTheFileSaysItsOwn() {
        var reader = new ScheduleReader(Worlds.in(Path.of("unused"), Map.of("cis.schedules.bytes", "2000")));
        var order = Seasons.order("x");
        assertEquals(
                "",
                reader.read(order.of(bytes("date,title\n2026-12-01,Cup\n"), Import.Type.CSV))
                        .flaw());
        assertTrue(reader.read(order.of(new byte[2001], Import.Type.CSV)).flaw().contains("more than 2000 bytes"));
        assertEquals(Import.Type.ICS, ScheduleReader.type(bytes("\uFEFF\r\nBegin:VCALENDAR\r\n")));
        assertEquals(Import.Type.CSV, ScheduleReader.type(bytes("date,title")));
    }

    private Imported read(String text) {
        return sheets.read(bytes(text), "UTC");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
