package org.calendarinvite.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every message of the corpus through the whole pipeline: {@code mvn test -Dtest=CorpusTest -Dcis.corpus=FOLDER -Dupdate=true}
 * writes the list of outcomes again.
 */
class CorpusTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/corpus.tsv");
    private static final Set<String> OUTCOMES = Set.of("applied", "recorded", "held", "refused", "quarantined");

    @TempDir
    Path data;

    private final List<Row> rows = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> everyMessageHasAnOutcomeAndItIsTheExpectedOne() throws IOException {
        var folder = Corpus.folder();
        var files = Corpus.files("(?!SOURCES).*").stream()
                .map(file -> dynamicTest(folder.relativize(file).toString(), () -> run(folder, file)));
        return Stream.concat(files, Stream.of(dynamicTest("the list of outcomes", this::listIsAsExpected)));
    }

    private void run(Path folder, Path file) throws IOException {
        var all = file.toString().endsWith(".case.txt") ? sabre(file) : fed(folder, file);
        assertFalse(all.isEmpty());
        for (var row : all) {
            assertTrue(OUTCOMES.contains(row.outcome()), row::line);
            assertFalse(row.reason().isEmpty() && !row.outcome().equals("applied"), row::line);
        }
        rows.addAll(all);
    }

    private List<Row> fed(Path folder, Path file) throws IOException {
        List<Feed> feeds;
        try (var pipeline = Pipeline.in(fresh())) {
            feeds = assertTimeoutPreemptively(Corpus.HANG, () -> Feed.of(folder, file, pipeline));
        }
        List<Row> found = new ArrayList<>();
        for (var feed : feeds) {
            var place = fresh();
            found.add(assertTimeoutPreemptively(Corpus.HANG, () -> Run.of(feed, place), feed.form()));
        }
        return found;
    }

    private List<Row> sabre(Path file) throws IOException {
        var place = fresh();
        return assertTimeoutPreemptively(Corpus.HANG, () -> Sabre.play(SabreCase.read(file), place)).stream()
                .map(Sabre.Seen::row)
                .toList();
    }

    private Path fresh() throws IOException {
        return Files.createTempDirectory(data, "run");
    }

    private void listIsAsExpected() throws IOException {
        var written = Stream.concat(Stream.of(Row.HEAD), rows.stream().sorted().map(Row::line))
                .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("update")) {
            Files.createDirectories(EXPECTED.getParent());
            Files.writeString(EXPECTED, written);
        }
        assertEquals(Files.readString(EXPECTED), written, EXPECTED + " differs; -Dupdate=true writes it again");
    }
}
