package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.calendarinvite.deploy.HealthCheck;
import org.calendarinvite.deploy.TemplateWorld;
import org.calendarinvite.wire.CallLines;
import org.calendarinvite.wire.ContainerImage;
import org.calendarinvite.wire.WireCloud;
import org.calendarinvite.wire.WireWorld;
import org.calendarinvite.world.ChildProcess;
import org.calendarinvite.world.HttpApi;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The image of the container, and with it the same routes, with every AWS service at the other end of HTTP, in what the templates of
 * {@code deploy/aws} make, started as they start it; and then what was called is held against what the task may do there.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WireLifecycleIT extends Lifecycle {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("wire");

    private static final Path LOG = Path.of("target/it-logs/wire.log");

    private static WireCloud cloud;
    private static WireWorld world;
    private static ContainerImage image;
    private static List<Path> files;
    private static Path working;

    @BeforeAll
    static void start() throws IOException {
        cloud = new WireCloud();
        image = ContainerImage.get();
        files = files(image.root());
        working = Files.createDirectory(SERVER.data().resolve("working"));
        cloud.hosts(SERVER)
                .packaging(image.jar(), working)
                .with("CIS_ROUTES", mountedRoute())
                .with("CIS_TEMPLATES", mountedPage())
                .start();
        world = cloud.world(new HttpApi(SERVER.url(), RunningServer.KEY));
    }

    @Test
    void whatIsRareWorksToo() {
        var rare = new RarePaths(world, cloud.made(), WireLifecycleIT::calls);
        rare.heldMail();
        rare.watching(SERVER.management());
        rare.listOfPeople();
        rare.slowList(cloud.outgoing());
        rare.schedule();
        try (var sqs = cloud.sqs()) {
            rare.deadLetters(sqs);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void theTaskMayDoWhatItDoesAndNoMore() {
        assertEquals(
                List.of(),
                TemplateWorld.flaws(cloud.made().granted(), cloud.made().needed(calls())));
    }

    private static Set<String> calls() {
        return CallLines.in(LOG);
    }

    @AfterEach
    void everyQueueIsEmpty() {
        cloud.everyQueueIsEmpty();
    }

    @Test
    void whatIsMountedTakesThePlaceOfWhatIsBuiltIn() {
        assertTrue(world.api().get("/api/system/routes").text().contains("As mounted"));
        assertTrue(world.api().get("/e/none").text().contains("As mounted"));
    }

    @Test
    void itSaysWhichVersionOfWhichCommitRuns() {
        var about = world.api().get("/api/system/about").json();
        assertEquals(ContainerImage.VERSION, about.path("version").asText());
        assertEquals("c0ffee", about.path("commit").asText());
        assertEquals("dynamodb", about.path("store").asText());
        assertFalse(about.path("embedded").asBoolean());
    }

    @Test
    void theHealthCheckOfTheTaskPasses() throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(HealthCheck.arguments(image.root()));
        var port = String.valueOf(SERVER.management().getPort());
        var log = SERVER.data().resolve("health.log");
        try (var check = new ChildProcess(command, Map.of("QUARKUS_MANAGEMENT_PORT", port), SERVER.data(), log)) {
            assertEquals(OptionalInt.of(0), check.exit(60_000));
        }
    }

    /** As a container's is read-only: nothing was written where the image lies, nor into the folder that it was started in. */
    @Test
    void itWritesNothingButTemporaryFiles() throws IOException {
        assertEquals(files, files(image.root()));
        assertEquals(List.of(), files(working));
    }

    /** On SIGTERM it ends what it has begun, and well within the time that ECS gives it. */
    @AfterAll
    static void stop() {
        var ended = SERVER.terminate(40_000);
        SERVER.close();
        if (world != null) world.close();
        if (cloud != null) cloud.close();
        assertEquals(OptionalInt.of(128 + 15), ended);
    }

    /** A route with another description, which the pipeline shows. */
    private static String mountedRoute() throws IOException {
        var name = "tell-about.camel.yaml";
        var route = Files.readString(Path.of("src/main/resources/routes/api", name));
        var folder = Files.createDirectory(SERVER.data().resolve("routes"));
        Files.writeString(
                folder.resolve(name), route.replace("Which version runs, of which commit, and on what", "As mounted"));
        return folder.toString();
    }

    private static String mountedPage() throws IOException {
        var folder = SERVER.data().resolve("templates");
        var page = Files.readString(Path.of("src/main/resources/templates/page/problem.html"));
        Files.createDirectories(folder.resolve("page"));
        Files.writeString(folder.resolve("page/problem.html"), page.replace("<h1>", "<p>As mounted</p><h1>"));
        return folder.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override
    World world() {
        return world;
    }
}
