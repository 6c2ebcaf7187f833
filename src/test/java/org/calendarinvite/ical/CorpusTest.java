package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.decision.Refused;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Calendars of other projects in the folder that {@code -Dcis.corpus} names: each is read or refused, in good time. */
class CorpusTest {

    private static final String FOLDER = System.getProperty("cis.corpus", "");

    @TestFactory
    Stream<DynamicTest> everyCalendarIsReadOrRefused() throws IOException {
        assumeTrue(!FOLDER.isEmpty() && Files.isDirectory(Path.of(FOLDER)), "no corpus");
        List<Path> calendars;
        try (Stream<Path> files = Files.walk(Path.of(FOLDER))) {
            calendars = files.filter(file -> file.toString().matches(".*\\.(ics|vcs)"))
                    .sorted()
                    .toList();
        }
        return calendars.stream().map(file -> dynamicTest(file.toString(), () -> readOrRefused(file)));
    }

    private static void readOrRefused(Path file) throws IOException {
        byte[] text = Files.readAllBytes(file);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            try {
                Samples.READER.read(text);
            } catch (Refused refused) {
                System.out.println("refused " + file.getFileName() + ": " + refused.getMessage());
            }
        });
    }
}
