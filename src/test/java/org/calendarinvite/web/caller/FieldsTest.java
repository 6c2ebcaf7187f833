package org.calendarinvite.web.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.calendarinvite.Worlds;
import org.calendarinvite.web.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void open() throws Exception {
        var router = Router.router(vertx);
        router.route().handler(new Fields(new Problems(Worlds.json()))::pass).handler(call -> call.response()
                .end(call.request().headers().names().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(" "))));
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
    void aFieldThatIsNamedLikeAParameterIsNone() throws Exception {
        var names = List.of(
                get("/api/event/x/statistics", "Date", "Limit", "uid", "next", "ORGANIZER", "trace", "tenant", "undo")
                        .body()
                        .split(" "));
        assertTrue(names.contains("host"), names::toString);
        for (var name : List.of("date", "limit", "uid", "next", "organizer", "trace", "tenant", "undo"))
            assertTrue(!names.contains(name), name);
    }

    @Test
    void whatIsReadByNameComesIn() throws Exception {
        var sent = List.of(
                "accept-language",
                "content-type",
                "if-none-match",
                "idempotency-key",
                "last-event-id",
                "x-api-key",
                "x-shopify-hmac-sha256",
                "x-shopify-topic",
                "x-amz-sns-message-type",
                "x-forwarded-for");
        var names =
                List.of(get("/api/order", sent.toArray(String[]::new)).body().split(" "));
        assertTrue(names.containsAll(sent), names::toString);
    }

    @Test
    void aParameterIsGivenOnceAndInOnePlace() throws Exception {
        assertEquals(200, get("/api/system/mails?limit=1&next=a&trace=b").statusCode());
        for (var query : List.of("limit=1&limit=1", "limit=1&Limit=2", "date=a&next=b&date=c")) {
            var refused = get("/api/system/mails?" + query);
            assertEquals(400, refused.statusCode(), query);
            assertTrue(refused.body().contains("each parameter once"), refused.body());
        }
        for (var name : List.of("uid", "id", "organizer", "email", "letter", "token", "UID"))
            assertEquals(400, get("/api/event/x?" + name + "=y").statusCode(), name);
        assertEquals(200, get("/api/live?uid=y").statusCode());
    }

    private HttpResponse<String> get(String path, String... fields) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        for (var field : fields) request.header(field, "b");
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
