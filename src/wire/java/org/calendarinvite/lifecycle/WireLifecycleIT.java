package org.calendarinvite.lifecycle;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.calendarinvite.deploy.HealthCheck;
import org.calendarinvite.deploy.TemplateWorld;
import org.calendarinvite.wire.CallLines;
import org.calendarinvite.wire.ContainerImage;
import org.calendarinvite.wire.DynamoDbLocal;
import org.calendarinvite.wire.FauxServices;
import org.calendarinvite.wire.SesRecorder;
import org.calendarinvite.wire.WireClients;
import org.calendarinvite.wire.WireQueues;
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

    private static FauxServices services;
    private static SesRecorder outgoing;
    private static DynamoDbLocal dynamo;
    private static TemplateWorld made;
    private static WireWorld world;
    private static ContainerImage image;
    private static List<Path> files;
    private static Path working;

    @BeforeAll
    static void start() throws NoSuchAlgorithmException, IOException {
        services = FauxServices.start();
        outgoing = SesRecorder.before(services.ses());
        dynamo = DynamoDbLocal.start();
        image = ContainerImage.get();
        files = files(image.root());
        working = Files.createDirectory(SERVER.data().resolve("working"));
        made = new TemplateWorld(sha256(RunningServer.KEY));
        make();
        made.environment().forEach(SERVER::with);
        SERVER.packaging(image.jar(), working)
                .with("CIS_ROUTES", mountedRoute())
                .with("CIS_TEMPLATES", mountedPage())
                .with("CIS_AWS_ENDPOINT", services.aws().toString())
                .with("CIS_AWS_SES_ENDPOINT", outgoing.endpoint().toString())
                .with("CIS_AWS_DYNAMODB_ENDPOINT", dynamo.endpoint().toString())
                .with("AWS_ACCESS_KEY_ID", "test")
                .with("AWS_SECRET_ACCESS_KEY", "test")
                .with("QUARKUS_HTTP_HOST", "127.0.0.1")
                .with("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
                .with("CIS_SECRET", "a secret of the tests, 32 characters and more")
                .with("CIS_MAIL_LEASE", "4s")
                .with(CallLines.SWITCH, "DEBUG")
                .without("CIS_DEV_API_KEY")
                .start();
        world = new WireWorld(
                services, outgoing, new HttpApi(SERVER.url(), RunningServer.KEY), made.bucket(), made.queue("mail"));
    }

    private static void make() {
        try (var s3 = WireClients.s3(services.aws());
                var sqs = WireClients.sqs(services.aws());
                var sns = WireClients.sns(services.aws());
                var dynamoDb = dynamo.client()) {
            made.make(s3, sqs, sns, dynamoDb);
        }
    }

    @Test
    void whatIsRareWorksToo() {
        var rare = new RarePaths(world, made, WireLifecycleIT::calls);
        rare.heldMail();
        rare.listOfPeople();
        rare.slowList(outgoing);
        rare.schedule();
        try (var sqs = WireClients.sqs(services.aws())) {
            rare.deadLetters(sqs);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void theTaskMayDoWhatItDoesAndNoMore() {
        assertEquals(List.of(), TemplateWorld.flaws(made.granted(), made.needed(calls())));
    }

    private static Set<String> calls() {
        return CallLines.in(LOG);
    }

    /** Nothing is left over, in no queue and in no dead-letter queue. */
    @AfterEach
    void everyQueueIsEmpty() {
        try (var sqs = WireClients.sqs(services.aws())) {
            await("every queue is empty")
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertEquals(Map.of(), WireQueues.left(sqs)));
        }
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
        if (dynamo != null) dynamo.close();
        if (outgoing != null) outgoing.close();
        if (services != null) services.close();
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

    private static String sha256(String text) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
