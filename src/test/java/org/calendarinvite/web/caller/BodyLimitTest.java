package org.calendarinvite.web.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.calendarinvite.Worlds;
import org.calendarinvite.web.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each limit at its edge, before a byte of the body is kept. */
class BodyLimitTest {

    private static final int LIST = 100_000;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;

    @BeforeEach
    void open() throws Exception {
        open(BodyLimit.AT_ONCE, BodyLimit.FROM_ONE, Duration.ofMinutes(1));
    }

    private void open(long atOnce, long fromOne, Duration patience) throws Exception {
        var settings = Worlds.in(folder, Map.of("cis.bulk.bytes", String.valueOf(LIST)));
        var limit = new BodyLimit(new Problems(Worlds.json()), settings, atOnce, fromOne, patience);
        var router = Router.router(vertx);
        router.route().handler(limit::pass).handler(call -> call.request()
                .body()
                .onSuccess(body -> call.response().end("read " + body.length())));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        port = server.actualPort();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void eachPathTakesItsLimitAndNotOneByteMore() throws Exception {
        var limits = Map.of(
                "/unsubscribe/x", BodyLimit.PAGE,
                "/ask/x", BodyLimit.PAGE,
                "/links/x", BodyLimit.PAGE,
                "/api/order", BodyLimit.ORDER,
                "/api/feedback/sns", BodyLimit.SNS,
                "/api/event/x/invite", BodyLimit.JSON,
                "/nothing", BodyLimit.JSON,
                "/api/event/x/invites", LIST,
                "/api/event/x/invites/preview", LIST);
        for (var limit : limits.entrySet()) {
            int most = limit.getValue();
            var read = post(limit.getKey(), BodyPublishers.ofByteArray(new byte[most]));
            assertEquals("read " + most, read.body(), limit.getKey());
            var refused = post(limit.getKey(), BodyPublishers.ofByteArray(new byte[most + 1]));
            assertEquals(413, refused.statusCode(), limit.getKey());
            assertTrue(refused.body().contains("larger than " + most + " bytes"), refused.body());
        }
    }

    @Test
    void whereNoKeyIsAskedForABodySaysItsLength() throws Exception {
        var open = List.of(
                "/unsubscribe/x",
                "/ask/x",
                "/links/x",
                "/api/order",
                "/api/order/",
                "/api/feedback/sns",
                "/api/openapi.yaml",
                "/nothing");
        for (var path : open) assertEquals(411, post(path, chunked()).statusCode(), path);
        assertEquals(200, post("/api/event/x/invites", chunked()).statusCode());
    }

    @Test
    void onlySoMuchIsReadAtATime() throws Exception {
        open(3L * BodyLimit.ORDER, BodyLimit.AT_ONCE, Duration.ofMinutes(1));
        refusedWhile(3);
    }

    @Test
    void oneAddressTakesOnlyItsShare() throws Exception {
        refusedWhile((int) (BodyLimit.FROM_ONE / BodyLimit.ORDER));
    }

    /** While so many bodies of one MiB are under way from here, and no longer. */
    private void refusedWhile(int bodies) throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < bodies; i++) slow.add(begun());
        try {
            HttpResponse<String> refused = null;
            for (int i = 0; i < 600 && (refused == null || refused.statusCode() != 503); i++)
                refused = post("/ask/x", BodyPublishers.ofString("choice=yes"));
            assertEquals(503, refused.statusCode());
            assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
        } finally {
            for (var socket : slow) socket.close();
        }
        int status = 503;
        for (int i = 0; i < 600 && status == 503; i++)
            status = post("/ask/x", BodyPublishers.ofString("choice=yes")).statusCode();
        assertEquals(200, status, "who went away takes no place");
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedFor() throws Exception {
        open(BodyLimit.AT_ONCE, BodyLimit.FROM_ONE, Duration.ofMillis(200));
        try (var socket = begun()) {
            socket.setSoTimeout(60_000);
            assertEquals(-1, socket.getInputStream().read(), "the connection is closed");
        }
        assertEquals(200, post("/ask/x", BodyPublishers.ofString("choice=yes")).statusCode());
    }

    private Socket begun() throws Exception {
        var socket = new Socket("127.0.0.1", port);
        var head = "POST /api/order HTTP/1.1\r\nHost: x\r\nContent-Length: " + BodyLimit.ORDER + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BodyPublisher chunked() {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10]));
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(body)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
