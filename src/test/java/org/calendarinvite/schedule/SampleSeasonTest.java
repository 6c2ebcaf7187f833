package org.calendarinvite.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The season that comes with this server: {@code -Dupdate=true} writes it again. */
class SampleSeasonTest {

    private static final Path SAMPLE = Path.of("src/main/resources/samples/season.csv");

    private final List<String[]> games =
            SampleSeason.csv().lines().skip(1).map(line -> line.split(",")).toList();

    @Test
    void theSampleIsWhatIsMade() throws IOException {
        if (Boolean.getBoolean("update")) Files.writeString(SAMPLE, SampleSeason.csv());
        assertEquals(SampleSeason.csv(), Files.readString(SAMPLE));
    }

    @Test
    void thirtyTwoTeamsPlaySeventeenGamesInEighteenWeeks() {
        assertEquals(272, games.size());
        Map<String, Set<String>> weeks = new HashMap<>();
        for (var game : games)
            for (var team : List.of(game[4], game[5]))
                assertTrue(
                        weeks.computeIfAbsent(team, any -> new HashSet<>()).add(game[1]),
                        () -> team + " plays twice: " + Arrays.toString(game));
        assertEquals(32, weeks.size());
        weeks.forEach((team, played) -> assertEquals(17, played.size(), team));
        assertEquals(18, games.stream().map(game -> game[1]).distinct().count());
    }
}
