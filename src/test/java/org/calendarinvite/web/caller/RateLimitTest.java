package org.calendarinvite.web.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.calendarinvite.Worlds;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Reach;
import org.calendarinvite.web.Asking;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A limit of one a second: of many calls one after another some are one too many. */
class RateLimitTest {

    private static final int CALLS = 40;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void anAddressThatCallsTooFastIsToldWhenToGoOnWhateverItClaims() throws Exception {
        var answers = calls(limit(1000, 1), (request, i) -> request.header("x-api-key", "made-up-" + i)
                .header("X-Forwarded-For", "192.0.2." + i)
                .header("Forwarded", "for=192.0.2." + i));
        assertEquals(200, answers.get(0).statusCode());
        var refused =
                answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        assertTrue(!refused.isEmpty(), "none of " + CALLS);
        assertEquals("1", refused.get(0).headers().firstValue("Retry-After").orElse(""));
        assertEquals(
                Problems.TYPE,
                refused.get(0).headers().firstValue("Content-Type").orElse(""));
        assertTrue(
                refused.get(0).body().contains("\"status\":429"), refused.get(0).body());
    }

    @Test
    void aKeyThatCallsTooFastStopsNoOther() throws Exception {
        var answers = calls(limit(1, 1000), (request, i) -> request.header("x-api-key", i % 2 == 0 ? "busy" : "k" + i));
        for (int i = 1; i < CALLS; i += 2) assertEquals(200, answers.get(i).statusCode(), "call " + i);
        assertTrue(answers.stream().anyMatch(answer -> answer.statusCode() == 429));
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        var one = RateLimit.network("2001:db8:1:2:0:0:0:1");
        assertEquals("20010db800010002/64", one);
        assertEquals(one, RateLimit.network("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertEquals(one, RateLimit.network("2001:db8:1:2::9%eth0"));
        assertNotEquals(one, RateLimit.network("2001:db8:1:3::"));
        assertNotEquals(one, RateLimit.network("2001:db8:1:1:ffff:ffff:ffff:ffff"));
        assertNotEquals(RateLimit.network("::ffff:192.0.2.1"), RateLimit.network("::ffff:192.0.2.2"));
        for (var address : List.of("192.0.2.1", "unknown", "no:address"))
            assertEquals(address, RateLimit.network(address));
        assertEquals("null", RateLimit.network(null));
    }

    @Test
    void eachCallerHasInvitesOfHisOwn() {
        var limit = new RateLimit(
                new Problems(Worlds.json()), Worlds.in(folder, Map.of("cis.api.invites-per-second", "1")));
        limit.invites(link("one"));
        var refused = assertThrows(Problem.class, () -> {
            for (int i = 0; i < CALLS; i++) limit.invites(link("one"));
        });
        assertEquals(429, refused.status());
        assertEquals(1, refused.after());
        limit.invites(link("two"));
        limit.invites(Caller.operator("default"));
    }

    @Test
    void whoMustWaitIsToldForHowManySeconds() {
        var exchange = Asking.json("{}");
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new Problem(429, "Later.", 3600));
        new Problems(Worlds.json()).write(exchange);
        assertEquals(3600, exchange.getMessage().getHeader("Retry-After"));
    }

    private static Caller link(String uid) {
        return new Caller("link to " + uid, Caller.Role.LINK, new Reach.OneEvent(uid), Set.of(Caller.Scope.WRITE));
    }

    private RateLimit limit(int perKey, int perAddress) {
        return new RateLimit(
                new Problems(Worlds.json()),
                Worlds.in(
                        folder,
                        Map.of(
                                "cis.api.requests-per-second", String.valueOf(perKey),
                                "cis.api.requests-per-second-from-address", String.valueOf(perAddress))));
    }

    /** The header fields of one call. */
    private interface Fields {
        HttpRequest.Builder on(HttpRequest.Builder request, int call);
    }

    private List<HttpResponse<String>> calls(RateLimit limit, Fields fields) throws Exception {
        var router = Router.router(vertx);
        router.route().handler(limit::pass).handler(call -> call.response().end("here"));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        List<HttpResponse<String>> answers = new ArrayList<>();
        var url = URI.create("http://127.0.0.1:" + server.actualPort() + "/api/event/x");
        for (int i = 0; i < CALLS; i++)
            answers.add(http.send(fields.on(HttpRequest.newBuilder(url), i).build(), BodyHandlers.ofString()));
        return answers;
    }
}
