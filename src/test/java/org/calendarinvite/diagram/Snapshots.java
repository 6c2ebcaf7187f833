package org.calendarinvite.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder whose pictures are exactly those given; {@code -Dupdate=true} makes it so. */
record Snapshots(Path folder, String command) {

    void hold(Map<String, String> pictures) throws IOException {
        if (Boolean.getBoolean("update")) write(pictures);
        Set<String> names = new TreeSet<>(present());
        names.addAll(pictures.keySet());
        for (String name : names) compare(name, pictures.get(name));
    }

    private void compare(String name, String expected) throws IOException {
        Path file = folder.resolve(name);
        assertTrue(expected != null, file + " belongs to no route any more. Run: " + command);
        assertTrue(Files.exists(file), file + " is missing. Run: " + command);
        assertEquals(expected, Files.readString(file), file + " is stale. Run: " + command);
    }

    private void write(Map<String, String> pictures) throws IOException {
        Files.createDirectories(folder);
        for (String name : present()) if (!pictures.containsKey(name)) Files.delete(folder.resolve(name));
        for (Map.Entry<String, String> picture : pictures.entrySet())
            Files.writeString(folder.resolve(picture.getKey()), picture.getValue());
    }

    private Set<String> present() throws IOException {
        if (!Files.isDirectory(folder)) return Set.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".svg") || name.endsWith(".mmd"))
                    .collect(Collectors.toSet());
        }
    }
}
