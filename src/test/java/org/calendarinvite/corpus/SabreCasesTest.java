package org.calendarinvite.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The cases of sabre/vobject's iTIP broker, each with what it means here; the table is written by hand. */
class SabreCasesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/corpus-sabre.tsv");

    @TempDir
    Path data;

    @TestFactory
    Stream<DynamicTest> everyCaseEndsAsTheTableSays() throws IOException {
        var table = Files.readAllLines(EXPECTED);
        return Corpus.files(".*\\.case\\.txt").stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> assertAsExpected(table, file)));
    }

    private void assertAsExpected(List<String> table, Path file) throws IOException {
        var played = SabreCase.read(file);
        var expected = table.stream()
                .filter(line -> line.startsWith(played.name() + "\t"))
                .map(line -> line.substring(0, line.lastIndexOf('\t')))
                .toList();
        var place = Files.createTempDirectory(data, "case");
        var seen = assertTimeoutPreemptively(Corpus.HANG, () -> Sabre.play(played, place));
        var lines = seen.stream().map(SabreCasesTest::line).toList();
        assertEquals(String.join("\n", expected), String.join("\n", lines));
    }

    /** Case, seat, outcome, told, answer; why it is so follows in the table. */
    private static String line(Sabre.Seen seen) {
        var result = seen.result();
        return String.join("\t", seen.played().name(), seen.label(), result.outcome(), Row.told(result), seen.answer());
    }
}
