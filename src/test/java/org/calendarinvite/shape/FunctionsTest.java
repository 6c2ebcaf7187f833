package org.calendarinvite.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/functions.md names every function, and only routes and tests that there are. */
class FunctionsTest {

    private static final List<String> IDS = List.of(
            "E1", "E2", "E3", "E4", "E5", "E6", "E7", "I1", "I2", "I3", "I4", "I5", "U1", "U2", "C1", "C2", "R1", "R2",
            "P1", "P2", "O1", "O2", "O3", "S1", "S2", "A1", "A2", "D1", "D2", "D3", "D4", "T1", "Q1", "V1", "V2", "V3");

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final String NONE = "–";

    @Test
    void everyFunctionHasItsRow() throws IOException {
        assertEquals(IDS, rows().stream().map(row -> row.get(0)).toList());
    }

    @Test
    void everyRouteAndEveryTestThatIsNamedIsThere() throws IOException {
        var routes = files(Path.of("src/main/resources/routes"), ".camel.yaml");
        var tests = files(Path.of("src/test/java"), ".java");
        tests.addAll(files(Path.of("src/wire/java"), ".java"));
        List<String> missing = new ArrayList<>();
        for (var row : rows()) {
            names(row.get(2)).filter(name -> !routes.contains(name)).forEach(missing::add);
            names(row.get(3)).filter(name -> !tests.contains(name)).forEach(missing::add);
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void whatIsBuiltHasATestAndAWayToSeeIt() throws IOException {
        for (var row : rows()) {
            boolean built = !row.get(4).startsWith("not built yet");
            assertEquals(built, !row.get(3).equals(NONE), row::toString);
            assertFalse(row.get(4).isBlank(), row::toString);
        }
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/functions.md")).stream()
                .filter(line -> line.matches("\\| [A-Z]\\d \\|.*"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Stream<String> names(String cell) {
        return NAME.matcher(cell).results().map((MatchResult found) -> found.group(1));
    }

    private static Set<String> files(Path folder, String ending) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toSet());
        }
    }
}
