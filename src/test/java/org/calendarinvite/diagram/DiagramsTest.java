package org.calendarinvite.diagram;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiagramsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void docsShowTheRoutesAsTheyAre() throws IOException {
        Placeholders defaults = Placeholders.of(RESOURCES.resolve("application.properties"));
        new Snapshots(Path.of("docs/diagrams"), "mvn test -Dtest=DiagramsTest -Dupdate=true")
                .hold(Diagrams.of(RESOURCES.resolve("routes"), defaults, Keepers.find()));
    }
}
