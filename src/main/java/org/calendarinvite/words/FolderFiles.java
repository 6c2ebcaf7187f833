package org.calendarinvite.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** A folder of the operator's; a file in it is read again when its time or its size changes. */
public final class FolderFiles implements OwnFiles {

    private static final Logger LOG = Logger.getLogger(FolderFiles.class);

    private final Path folder;
    private final Map<String, OwnFile> read = new ConcurrentHashMap<>();

    public FolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<OwnFile> find(String name) {
        var file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) return Optional.empty();
        var version = version(file);
        if (version.isEmpty()) {
            read.remove(name);
            return Optional.empty();
        }
        var known = read.get(name);
        if (known != null && known.version().equals(version)) return Optional.of(known);
        return read(file, version).map(now -> {
            read.put(name, now);
            return now;
        });
    }

    @Override
    public Set<String> names(String below) {
        var place = folder.resolve(below);
        if (!Files.isDirectory(place)) return Set.of();
        try (var files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("%s cannot be listed: %s", place, e.getMessage());
            return Set.of();
        }
    }

    /** Empty when there is no such file. */
    private static String version(Path file) {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.isRegularFile() ? now.lastModifiedTime().toMillis() + "." + now.size() : "";
        } catch (IOException absent) {
            return "";
        }
    }

    private static Optional<OwnFile> read(Path file, String version) {
        try {
            // A file that is replaced meanwhile is read once more the next time.
            var text = Files.readString(file);
            if (text.length() <= LONGEST) return Optional.of(new OwnFile(file.toString(), text, version));
            LOG.warnf("%s is longer than %d characters and is left aside", file, LONGEST);
        } catch (IOException e) {
            LOG.warnf("%s cannot be read as UTF-8 and is left aside: %s", file, e.getMessage());
        }
        return Optional.empty();
    }
}
