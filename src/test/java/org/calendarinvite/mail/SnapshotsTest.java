package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.calendarinvite.words.Catalogues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That no mail and no language goes without its snapshots. */
class SnapshotsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path EXPECTED = Path.of("src/test/resources/expected/mails");

    /** What mails share. */
    private static final Set<String> SHARED = Set.of("frame", "event");

    static List<String> languages() {
        return Catalogues.BUILT_IN;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyMailHasASnapshotInEveryLanguage(String language) throws IOException {
        for (var kind : List.of(".html", ".txt")) {
            var kept = names(EXPECTED.resolve(language), kind);
            for (var mail : names(TEMPLATES.resolve("mail"), kind)) {
                if (SHARED.contains(mail)) continue;
                assertTrue(kept.stream().anyMatch(one -> one.startsWith(mail)), mail + kind + " in " + language);
            }
            assertEquals(names(EXPECTED.resolve("en"), kind), kept, language);
        }
    }

    @Test
    void everyCatalogueIsALanguageWithSnapshots() throws IOException {
        var languages = new TreeSet<>(Catalogues.BUILT_IN);
        assertEquals(languages, names(TEMPLATES.resolve("messages"), ".properties"));
        assertEquals(languages, names(EXPECTED, ""));
    }

    /** The mails that there are. */
    static Set<String> mails() throws IOException {
        var all = names(TEMPLATES.resolve("mail"), ".html");
        all.removeAll(SHARED);
        return all;
    }

    private static Set<String> names(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
