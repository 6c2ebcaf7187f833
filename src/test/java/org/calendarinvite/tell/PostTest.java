package org.calendarinvite.tell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.calendarinvite.hook.Heard;
import org.calendarinvite.hook.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One POST, whatever the other side does. */
class PostTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(20);

    private Vertx vertx;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theNameIsOnlyToldAndTheAddressThatWasCheckedIsConnectedTo() {
        List<String> got = new CopyOnWriteArrayList<>();
        var server = serve(request -> request.bodyHandler(body -> {
            got.add(request.authority().host() + " " + request.uri() + " " + body + " "
                    + request.getHeader("webhook-id"));
            request.response().setStatusCode(201).end("fine");
        }));
        var heard = send(
                new Target(false, "no-such-name.example", server.actualPort(), "/in?a=b"),
                new HttpClientOptions(),
                LONG);
        assertEquals(201, heard.status());
        assertEquals("", heard.why(), "what is taken needs no words");
        assertEquals(List.of("no-such-name.example /in?a=b {} msg_1"), got);
    }

    @Test
    void aRedirectIsAnAnswerLikeAnyOther() {
        List<String> got = new CopyOnWriteArrayList<>();
        var server = serve(request -> {
            got.add(request.path());
            request.response()
                    .setStatusCode(308)
                    .putHeader("Location", "/elsewhere")
                    .end();
        });
        assertEquals(308, send(plain(server), new HttpClientOptions(), LONG).status());
        assertEquals(List.of("/in"), got);
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForLonger() {
        var server = serve(request -> {});
        var heard = send(plain(server), new HttpClientOptions(), SOON);
        assertEquals(Heard.Kind.SILENT, heard.kind());
        assertEquals("No answer within 2 seconds", heard.why());
    }

    @Test
    void anAnswerThatNeverEndsIsReadAsFarAsItCame() {
        var server = serve(request ->
                request.response().setStatusCode(500).setChunked(true).write("wait"));
        var heard = send(plain(server), new HttpClientOptions(), SOON);
        assertEquals(500, heard.status());
        assertEquals("wait", heard.why());
    }

    @Test
    void ofALargeAnswerOnlySoMuchIsRead() {
        var server = serve(request -> request.response().setStatusCode(500).end("x".repeat(50_000_000)));
        var heard = send(plain(server), new HttpClientOptions(), LONG);
        assertEquals(500, heard.status());
        assertTrue(heard.why().matches("x{1,200}"), heard.why());
    }

    @Test
    void howLongToWaitIsReadInSeconds() {
        for (var written : Map.of("120", 120, "0", 0, "Wed, 21 Oct 2026 07:28:00 GMT", 0, "-1", 0, "9".repeat(30), 0)
                .entrySet()) {
            var server = serve(request -> request.response()
                    .setStatusCode(429)
                    .putHeader("Retry-After", written.getKey())
                    .end());
            assertEquals(
                    Duration.ofSeconds(written.getValue()),
                    send(plain(server), new HttpClientOptions(), LONG).after());
        }
    }

    @Test
    void nobodyThereIsNoAnswer() {
        var server = serve(request -> {});
        var target = plain(server);
        server.close().toCompletionStage().toCompletableFuture().join();
        assertEquals(
                Heard.Kind.SILENT, send(target, new HttpClientOptions(), LONG).kind());
    }

    @Test
    void theCertificateMustBeTrustedAndOfTheName(@TempDir Path folder) throws Exception {
        var store = certificate(folder, "hooks.example.com");
        var server = serve(new HttpServerOptions().setSsl(true).setKeyCertOptions(store), request -> request.response()
                .end());
        var trusting = new HttpClientOptions().setTrustOptions(store).setVerifyHost(true);
        var right = new Target(true, "hooks.example.com", server.actualPort(), "/");
        var wrong = new Target(true, "other.example.com", server.actualPort(), "/");
        assertEquals(200, send(right, trusting, LONG).status());
        assertEquals(Heard.Kind.SILENT, send(wrong, trusting, LONG).kind());
        assertEquals(
                Heard.Kind.SILENT,
                send(right, new HttpClientOptions().setVerifyHost(true), LONG).kind());
        assertNotEquals("", send(wrong, trusting, LONG).why());
    }

    private static JksOptions certificate(Path folder, String name) throws IOException, InterruptedException {
        var file = folder.resolve("keys.jks");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        "RSA",
                        "-storetype",
                        "JKS",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "secret",
                        "-keypass",
                        "secret",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-validity",
                        "2")
                .inheritIO()
                .start();
        assertEquals(0, made.waitFor());
        return new JksOptions().setPath(file.toString()).setPassword("secret");
    }

    private Target plain(HttpServer server) {
        return new Target(false, "localhost", server.actualPort(), "/in");
    }

    private HttpServer serve(Handler<HttpServerRequest> handler) {
        return serve(new HttpServerOptions(), handler);
    }

    private HttpServer serve(HttpServerOptions options, Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer(options)
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private Heard send(Target target, HttpClientOptions options, Duration limit) {
        var client = vertx.createHttpClient(options.setKeepAlive(false));
        var headers = Map.of("webhook-id", "msg_1");
        return Post.send(client, target, InetAddress.getLoopbackAddress(), headers, "{}".getBytes(UTF_8), limit, 8192);
    }
}
