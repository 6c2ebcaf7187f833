package org.calendarinvite.lifecycle;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calendarinvite.deploy.TemplateWorld;
import org.calendarinvite.wire.CallLines;
import org.calendarinvite.wire.DynamoDbLocal;
import org.calendarinvite.wire.FauxServices;
import org.calendarinvite.wire.SesRecorder;
import org.calendarinvite.wire.WireClients;
import org.calendarinvite.wire.WireQueues;
import org.calendarinvite.wire.WireWorld;
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
 * The same routes with every AWS service at the other end of HTTP, in what the templates of {@code deploy/aws} make, started as they
 * start it; and then what was called is held against what the task may do there.
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

    @BeforeAll
    static void start() throws NoSuchAlgorithmException {
        services = FauxServices.start();
        outgoing = SesRecorder.before(services.ses());
        dynamo = DynamoDbLocal.start();
        made = new TemplateWorld(sha256(RunningServer.KEY));
        make();
        made.environment().forEach(SERVER::with);
        SERVER.with("CIS_AWS_ENDPOINT", services.aws().toString())
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

    @AfterAll
    static void stop() {
        SERVER.close();
        if (world != null) world.close();
        if (dynamo != null) dynamo.close();
        if (outgoing != null) outgoing.close();
        if (services != null) services.close();
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
