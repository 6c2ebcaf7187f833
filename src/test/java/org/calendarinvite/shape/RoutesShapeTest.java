package org.calendarinvite.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesShapeTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String PATTERN = "camel.main.routes-include-pattern";

    @Test
    void everyRouteKeepsTheShape() throws IOException {
        List<String> complaints = RouteRules.complaints(files(RESOURCES.resolve("routes")));
        assertTrue(complaints.isEmpty(), () -> String.join("\n", complaints));
    }

    @Test
    void theSamplesOfThePicturesKeepTheShapeToo() throws IOException {
        assertEquals(List.of(), RouteRules.complaints(files(Path.of("src/test/resources/diagram/routes"))));
    }

    @Test
    void everyFolderIsListedByName() throws IOException {
        Set<String> expected = files(RESOURCES.resolve("routes")).stream()
                .map(file -> "classpath:routes/" + file.room() + "/*.camel.yaml")
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                expected,
                new TreeSet<>(listed()),
                "Set " + PATTERN + " to " + String.join(",", expected)
                        + " (a wildcard for a folder is lost in the packaged jar)");
    }

    private static List<String> listed() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("application.properties"))) {
            properties.load(reader);
        }
        return Arrays.stream(properties.getProperty(PATTERN, "").split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static List<RouteFile> files(Path folder) throws IOException {
        List<RouteFile> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) return files;
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String room = folder.relativize(path.getParent()).toString().replace('\\', '/');
                files.add(new RouteFile(room, path.getFileName().toString(), Files.readString(path)));
            }
        }
        return files;
    }
}
