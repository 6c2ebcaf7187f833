package org.calendarinvite.corpus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Mails and calendars of other projects, in the folder that {@code -Dcis.corpus} names; tests are skipped without it. */
final class Corpus {

    /** Far more than any mail may take. */
    static final Duration HANG = Duration.ofSeconds(10);

    private static final String FOLDER = System.getProperty("cis.corpus", "");

    private Corpus() {}

    static Path folder() {
        assumeTrue(!FOLDER.isEmpty() && Files.isDirectory(Path.of(FOLDER)), "no corpus");
        return Path.of(FOLDER);
    }

    /** Those whose name, with its folder, is like this. */
    static List<Path> files(String pattern) throws IOException {
        var folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> folder.relativize(file).toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }
}
