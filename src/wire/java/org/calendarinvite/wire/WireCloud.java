package org.calendarinvite.wire;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import org.calendarinvite.deploy.TemplateWorld;
import org.calendarinvite.world.Api;
import org.calendarinvite.world.RunningServer;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Servers that stand in for AWS, with what the templates of {@code deploy/aws} make in them. */
public final class WireCloud implements AutoCloseable {

    private final FauxServices services = FauxServices.start();
    private final SesRecorder outgoing = SesRecorder.before(services.ses());
    private final DynamoDbLocal dynamo = DynamoDbLocal.start();
    private final TemplateWorld made = new TemplateWorld(sha256(RunningServer.KEY));

    public WireCloud() {
        try (var s3 = WireClients.s3(services.aws());
                var sqs = sqs();
                var sns = WireClients.sns(services.aws());
                var dynamoDb = dynamo.client()) {
            made.make(s3, sqs, sns, dynamoDb);
        }
    }

    /** Will start as the task of the templates is started, but for where AWS is and that it listens on loopback alone. */
    public RunningServer hosts(RunningServer server) {
        made.environment().forEach(server::with);
        return server.with("CIS_AWS_ENDPOINT", services.aws().toString())
                .with("CIS_AWS_SES_ENDPOINT", outgoing.endpoint().toString())
                .with("CIS_AWS_DYNAMODB_ENDPOINT", dynamo.endpoint().toString())
                .with("AWS_ACCESS_KEY_ID", "test")
                .with("AWS_SECRET_ACCESS_KEY", "test")
                .with("QUARKUS_HTTP_HOST", "127.0.0.1")
                .with("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
                .with("CIS_SECRET", "a secret of the tests, 32 characters and more")
                .with("CIS_MAIL_LEASE", "4s")
                .with(CallLines.SWITCH, "DEBUG")
                .without("CIS_DEV_API_KEY");
    }

    public WireWorld world(Api api) {
        return new WireWorld(services, outgoing, api, made.bucket(), made.queue("mail"));
    }

    public TemplateWorld made() {
        return made;
    }

    public SesRecorder outgoing() {
        return outgoing;
    }

    /** To be closed by whoever asks for it. */
    public SqsClient sqs() {
        return WireClients.sqs(services.aws());
    }

    /** Nothing is left over, in no queue and in no dead-letter queue. */
    public void everyQueueIsEmpty() {
        try (var sqs = sqs()) {
            await("every queue is empty")
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertEquals(Map.of(), WireQueues.left(sqs)));
        }
    }

    /** For what takes longer than one mail: a list, a day's quota. */
    public static void patiently(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(condition);
    }

    @Override
    public void close() {
        dynamo.close();
        outgoing.close();
        services.close();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
