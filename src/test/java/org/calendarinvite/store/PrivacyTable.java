package org.calendarinvite.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What docs/privacy.md says of each kind of what is kept. */
public record PrivacyTable(List<Kind> kinds) {

    /** What a database holds: the shelf, the name on it, and all else as text. */
    public record Raw(String shelf, String name, String text) {
        boolean says(String what) {
            return (shelf + "\n" + name + "\n" + text).contains(what);
        }
    }

    public record Kind(String name, List<String> where, String erasure, String forgotten) {

        boolean has(Raw raw) {
            return where.stream()
                    .map(one -> one.split(" "))
                    .anyMatch(one -> raw.shelf().startsWith(one[0])
                            && (one.length == 1 || raw.name().startsWith(one[1])));
        }

        public boolean object() {
            return where.stream().allMatch(one -> one.endsWith("/"));
        }

        boolean keeps() {
            return erasure.startsWith("kept");
        }
    }

    public static PrivacyTable read() {
        try {
            return new PrivacyTable(Files.readAllLines(Path.of("docs/privacy.md")).stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| kind "))
                    .map(line -> Arrays.stream(line.split("\\|"))
                            .map(cell -> cell.strip().replace("`", ""))
                            .toList())
                    .map(cells ->
                            new Kind(cells.get(1), Arrays.asList(cells.get(2).split(", ")), cells.get(5), cells.get(6)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Kind> of(Raw raw) {
        return kinds.stream().filter(kind -> !kind.object() && kind.has(raw)).findFirst();
    }
}
