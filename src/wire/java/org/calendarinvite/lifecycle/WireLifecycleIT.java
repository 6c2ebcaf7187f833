package org.calendarinvite.lifecycle;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
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
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same routes with every AWS service at the other end of HTTP. */
class WireLifecycleIT extends Lifecycle {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("wire");

    private static FauxServices services;
    private static SesRecorder outgoing;
    private static DynamoDbLocal dynamo;
    private static WireWorld world;

    @BeforeAll
    static void start() throws NoSuchAlgorithmException {
        services = FauxServices.start();
        outgoing = SesRecorder.before(services.ses());
        dynamo = DynamoDbLocal.start();
        SERVER.with("CIS_AWS_ENDPOINT", services.aws().toString())
                .with("CIS_AWS_SES_ENDPOINT", outgoing.endpoint().toString())
                .with("CIS_AWS_DYNAMODB_ENDPOINT", dynamo.endpoint().toString())
                .with("CIS_AWS_REGION", "us-east-1")
                .with("CIS_AWS_PROVISION", "true")
                .with("AWS_ACCESS_KEY_ID", "test")
                .with("AWS_SECRET_ACCESS_KEY", "test")
                .with("CIS_API_KEY_SHA256", sha256(RunningServer.KEY))
                .with("CIS_SECRET", "a secret of the tests, 32 characters and more")
                .without("CIS_DEV_API_KEY")
                .start();
        world = new WireWorld(services, outgoing, new HttpApi(SERVER.url(), RunningServer.KEY));
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
