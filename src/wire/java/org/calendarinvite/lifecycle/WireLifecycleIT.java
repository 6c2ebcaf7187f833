package org.calendarinvite.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.calendarinvite.wire.DynamoDbLocal;
import org.calendarinvite.wire.FauxServices;
import org.calendarinvite.wire.SesRecorder;
import org.calendarinvite.wire.WireWorld;
import org.calendarinvite.world.HttpApi;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterAll;
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
                .without("CIS_DEV_API_KEY")
                .start();
        world = new WireWorld(services, outgoing, new HttpApi(SERVER.url(), RunningServer.KEY));
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
