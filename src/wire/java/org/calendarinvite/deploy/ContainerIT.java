package org.calendarinvite.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.ZipFile;
import org.calendarinvite.wire.ContainerImage;
import org.calendarinvite.world.ChildProcess;
import org.calendarinvite.world.Ports;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/image} pushes; WireLifecycleIT runs it. */
class ContainerIT {

    /** Of the embedded world, as packages in jars and as names in the list of parts. */
    private static final List<String> LEFT_OUT = List.of(
            "com/icegreen/",
            "org/elasticmq/",
            "org/gaul/",
            "org/apache/pekko/",
            "org/sqlite/",
            "org/h2/",
            "scala/",
            "org/flywaydb/",
            "io/agroal/pool/",
            "org/calendarinvite/local/",
            "org/calendarinvite/store/sql/");

    private static ContainerImage image;

    @BeforeAll
    static void build() {
        image = ContainerImage.get();
    }

    @Test
    void itRunsAsNobodyInParticularAndSaysWhatItIs() {
        var config = image.config();
        assertEquals("1000:1000", config.path("User").asText());
        assertEquals("/app", config.path("WorkingDir").asText());
        assertEquals(List.of("8080/tcp", "9876/tcp"), names(config.path("ExposedPorts")));
        var entry = texts(config.path("Entrypoint"));
        assertEquals("java", entry.get(0));
        assertEquals(List.of("-jar", "quarkus-run.jar"), entry.subList(entry.size() - 2, entry.size()));
        var environment = texts(config.path("Env"));
        assertTrue(environment.contains("QUARKUS_HTTP_HOST=0.0.0.0"), environment.toString());
        assertTrue(environment.contains("QUARKUS_MANAGEMENT_HOST=0.0.0.0"), environment.toString());
        var labels = config.path("Labels");
        assertEquals(
                ContainerImage.VERSION,
                labels.path("org.opencontainers.image.version").asText());
        assertEquals("c0ffee", labels.path("org.opencontainers.image.revision").asText());
    }

    @Test
    void theScriptTellsItsDigest() {
        assertTrue(image.name().matches("127\\.0\\.0\\.1:\\d+/cis@sha256:[0-9a-f]{64}"), image.name());
    }

    @Test
    void nothingOfTheEmbeddedWorldIsInIt() throws IOException {
        List<String> found = new ArrayList<>();
        int jars = 0;
        for (var file : files(image.root())) {
            if (!file.toString().endsWith(".jar")) continue;
            jars++;
            try (var jar = new ZipFile(file.toFile())) {
                jar.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> LEFT_OUT.stream().anyMatch(name::startsWith))
                        .findFirst()
                        .ifPresent(name -> found.add(file.getFileName() + ": " + name));
            }
        }
        assertTrue(jars > 200, jars + " jars");
        assertEquals(List.of(), found);
        var index = Files.readString(
                image.root().resolve("app/quarkus/quarkus-application.dat"), StandardCharsets.ISO_8859_1);
        for (var left : LEFT_OUT) assertFalse(index.contains(left), left);
    }

    @Test
    void theListOfPartsNamesWhatIsInItAndNothingOfTheEmbeddedWorld() throws IOException {
        var bom = new ObjectMapper().readTree(image.bom().toFile());
        assertEquals("CycloneDX", bom.path("bomFormat").asText());
        assertEquals(
                ContainerImage.VERSION, bom.at("/metadata/component/version").asText());
        List<String> parts = new ArrayList<>();
        bom.path("components").forEach(part -> parts.add(part.path("name").asText()));
        assertTrue(parts.containsAll(List.of("quarkus-core", "camel-core-engine", "ical4j", "dynamodb")));
        for (var left : List.of("greenmail", "elasticmq", "s3proxy", "sqlite", "flyway", "agroal-pool", "junit"))
            assertEquals(
                    List.of(),
                    parts.stream().filter(part -> part.contains(left)).toList());
    }

    @Test
    void withoutAwsItEndsAtOnceAndSaysWhatIsMissing(@TempDir Path folder) throws IOException {
        var log = folder.resolve("log");
        var ports = Ports.free(2);
        var environment = Map.of(
                "QUARKUS_HTTP_PORT",
                ports.get(0).toString(),
                "QUARKUS_MANAGEMENT_PORT",
                ports.get(1).toString());
        try (var server = java(List.of("-jar", image.jar().toString()), environment, folder, log)) {
            assertEquals(OptionalInt.of(1), server.exit(120_000));
        }
        var said = Files.readString(log);
        assertTrue(said.contains("This packaging has no embedded world: set cis.aws.region (CIS_AWS_REGION)"), said);
    }

    @Test
    void theHealthCheckOfTheTaskFindsNobody(@TempDir Path folder) throws IOException {
        var environment = Map.of("QUARKUS_MANAGEMENT_PORT", Ports.free(1).get(0).toString());
        var log = folder.resolve("log");
        try (var check = java(HealthCheck.arguments(image.root()), environment, folder, log)) {
            assertEquals(OptionalInt.of(1), check.exit(60_000));
        }
        assertEquals("", Files.readString(log));
    }

    private static ChildProcess java(List<String> arguments, Map<String, String> environment, Path folder, Path log) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        return new ChildProcess(command, environment, folder, log);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream().sorted().toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
