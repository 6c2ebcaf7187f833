package org.calendarinvite.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.schedule.Imported;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonCase;
import org.calendarinvite.schedule.SeasonDesk;
import org.calendarinvite.schedule.SeasonOrder;
import org.calendarinvite.schedule.Seasons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a folder, whenever they are written and whatever becomes of them. */
class SeasonFolderTest {

    @TempDir
    Path data;

    private SeasonFolder folder;
    private Path cup;

    @BeforeEach
    void open() throws IOException {
        folder = new SeasonFolder(Worlds.in(data, Map.of("cis.schedules.organizer", Seasons.LEAGUE)));
        cup = Files.createDirectories(data.resolve("schedules")).resolve("cup.csv");
    }

    @Test
    void aFileIsTakenWhenNobodyIsWritingItAnyMore() throws IOException {
        Files.writeString(cup, "date,ti");
        assertEquals(List.of(), folder.changed());
        Files.writeString(cup, "date,title\n2098-05-01,Cup\n");
        assertEquals(List.of(), folder.changed());
        assertEquals(List.of(cup), folder.changed());
    }

    @Test
    void itIsTakenAgainUntilItsImportHasBegunAndThenWhenItOrWhatIsBesideItChanges() throws IOException {
        Files.writeString(cup, "date,title\n2098-05-01,Cup\n");
        folder.changed();
        folder.order(folder.changed().get(0));
        assertEquals(List.of(cup), folder.changed(), "something failed");
        ends(folder.order(cup), Optional.of(Seasons.season()));
        assertEquals(List.of(cup), folder.changed(), "another import runs");
        ends(folder.order(cup), Optional.empty());
        assertEquals(List.of(), folder.changed());
        Files.writeString(data.resolve("schedules/cup.properties"), "title=Cup\n");
        folder.changed();
        assertEquals(List.of(cup), folder.changed());
    }

    @Test
    void oneThatCannotBeReadKeepsNoOtherFromBeingTaken() throws IOException {
        Files.writeString(cup, "date,title\n2098-05-01,Cup\n");
        var other = Files.writeString(cup.resolveSibling("a.csv"), "date,title\n2098-05-01,Cup\n");
        Files.writeString(cup.resolveSibling("a.properties"), "title=\\uZZZZ\n");
        folder.changed();
        assertEquals(List.of(other, cup), folder.changed());
        assertNull(folder.order(other));
        assertEquals("cup", folder.order(cup).id());
        assertEquals(List.of(other, cup), folder.changed(), "it may be readable later");
    }

    private void ends(SeasonOrder order, Optional<Season> stored) {
        var found = new Imported("", "Europe/Berlin", Seasons.rows(3), List.of(), "");
        folder.noted(new SeasonDesk()
                .begin(new SeasonCase(order, stored, found, List.of(), Seasons.HOST, 0, Seasons.LIMITS, Seasons.NOW)));
    }
}
