package org.calendarinvite.wire;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Amazon's own DynamoDB for one machine, empty and in memory, on a free port of loopback. Its own {@code ServerRunner} listens on
 * all interfaces and sends telemetry; this server does neither.
 */
public final class DynamoDbLocal implements AutoCloseable {

    static {
        System.setProperty(
                "sqlite4java.library.path",
                Path.of("target/sqlite4java").toAbsolutePath().toString());
    }

    private final Server http = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final LocalDynamoDBServerHandler handler;

    private DynamoDbLocal() throws Exception {
        boolean inMemory = true;
        boolean oneForAllKeysAndRegions = true;
        boolean slowTables = false;
        handler = new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, inMemory, null, oneForAllKeysAndRegions, slowTables), null);
        http.setHandler(new ContextHandler(handler, "/"));
        http.start();
    }

    public static DynamoDbLocal start() {
        try {
            return new DynamoDbLocal();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    public int port() {
        return ((ServerConnector) http.getConnectors()[0]).getLocalPort();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** A client of its own, to be closed by whoever asks for it. */
    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    @Override
    public void close() {
        try {
            http.stop();
            handler.close();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        }
    }
}
