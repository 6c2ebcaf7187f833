package org.calendarinvite.tell;

import static org.calendarinvite.schedule.Seasons.LEAGUE;
import static org.calendarinvite.schedule.Seasons.NOW;
import static org.calendarinvite.schedule.Seasons.rows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.decision.Term;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonOrder;
import org.calendarinvite.schedule.Seasons;
import org.calendarinvite.schedule.Subscription;
import org.calendarinvite.store.Importing;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules from where they are published, whatever the other side does. */
class SeasonFetchTest {

    @TempDir
    Path data;

    private final List<String> got = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private Store store;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        store = new Store(SqlRecords.open(data.resolve("db")));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        store.close();
    }

    @Test
    void aFileIsFetchedWithWhatTellsTheNextTimeWhetherItIsTheSame() {
        int port =
                serve(request -> request.response().putHeader("ETag", "\"v1\"").end("date,title\n2098-05-01,Cup\n"));
        var order = fetch(Map.of()).first(subscribed(url(port)));
        assertArrayEquals("date,title\n2098-05-01,Cup\n".getBytes(StandardCharsets.UTF_8), order.file());
        assertEquals(Import.Type.CSV, order.type());
        assertEquals("\"v1\"", order.feed().orElseThrow().etag());
        assertEquals(NOW.plus(Duration.ofHours(1)), order.feed().orElseThrow().due());
    }

    @Test
    void whatIsTheSameIsLookedAtLaterAndNothingElse() {
        int port = serve(request -> {
            got.add(request.getHeader("If-None-Match") + " " + request.getHeader("If-Modified-Since"));
            request.response().setStatusCode(304).end();
        });
        var season = season(new Subscription(url(port), "\"v1\"", "a date", NOW, ""));
        assertNull(fetch(Map.of()).again(season));
        assertEquals(List.of("\"v1\" a date"), got);
        assertEquals(NOW.plus(Duration.ofHours(1)), feed().due());
    }

    @Test
    void ofTwoServersThatFindItDueOneFetchesIt() {
        int port = serve(request -> {
            got.add(request.path());
            request.response().setStatusCode(304).end();
        });
        var season = season(Subscription.to(url(port), NOW));
        assertNull(fetch(Map.of()).again(season));
        assertNull(fetch(Map.of()).again(season));
        assertEquals(1, got.size());
        assertNull(fetch(Map.of(), NOW.plus(Duration.ofHours(1))).again(season));
        assertEquals(1, got.size(), "it has moved since the other looked");
    }

    @Test
    void whereTheServerThatTookItDiesAnotherFetchesItAfterTheLease() {
        int port = serve(request -> {
            got.add(request.path());
            request.response().setStatusCode(304).end();
        });
        var season = season(Subscription.to(url(port), NOW));
        var taken = "schedule-fetch/cup/" + NOW;
        assertTrue(store.claim(taken, Duration.ofSeconds(100), NOW, Term.LIST));
        assertNull(fetch(Map.of(), NOW.plusSeconds(99)).again(season));
        assertEquals(List.of(), got);
        assertNull(fetch(Map.of(), NOW.plusSeconds(100)).again(season));
        assertEquals(1, got.size());
    }

    @Test
    void afterAnImportThatFailedAllOfItIsFetchedOnceMore() {
        int port = serve(request -> {
            got.add(String.valueOf(request.getHeader("If-None-Match")));
            request.response().end("date,title\n2098-05-01,Cup\n");
        });
        var importing = new Importing(store, Worlds.in(data));
        importing.begin(order(new Subscription(url(port), "\"v1\"", "a date", NOW, "")), Seasons.found(rows(1)));
        store.commit(Samples.changes(new Change.Keep(Given.suspended(LEAGUE))));
        var season = importing.rest("cup", rows(1));
        assertEquals(Import.State.FAILED, season.read().state());
        assertNotNull(fetch(Map.of()).again(season));
        assertEquals(List.of("null"), got);
    }

    @Test
    void redirectsAreFollowedThreeTimesAndEachIsLookedAt() {
        int port = serve(request -> {
            int at = Integer.parseInt(request.path().substring(1));
            if (at == 0) request.response().end("done");
            else
                request.response()
                        .setStatusCode(302)
                        .putHeader("Location", "/" + (at - 1))
                        .end();
        });
        var fetch = fetch(Map.of());
        assertEquals(
                4, fetch.first(subscribed("http://127.0.0.1:" + port + "/3")).file().length);
        refused("more than 3 times", () -> fetch.first(subscribed("http://127.0.0.1:" + port + "/4")));
        int inside = serve(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "ftp://127.0.0.1/secret")
                .end());
        refused("must begin with https://", () -> fetch.first(subscribed(url(inside))));
    }

    @Test
    void onlyPublicPlacesAreAsked() {
        var fetch = fetch(Map.of("cis.hooks.allow-private", "false"));
        refused("must begin with https://", () -> fetch.first(subscribed("http://league.example.com/")));
        refused("not by an address", () -> fetch.first(subscribed("https://127.0.0.1/")));
        refused("private network", () -> fetch.first(subscribed("https://intranet.lan/")));
        refused("no message is sent to", () -> fetch.first(subscribed("https://league.example.com/")));
    }

    @Test
    void whatIsTooLargeLateOrNotThereIsNotedAndTriedLater() {
        var small = fetch(Map.of("cis.schedules.bytes", "10", "cis.schedules.timeout", "1s"));
        int large = serve(request -> request.response().end("x".repeat(11)));
        assertNull(small.again(season(Subscription.to(url(large), NOW))));
        assertTrue(feed().flaw().contains("more than 10 bytes"), feed().flaw());
        int silent = serve(request -> {});
        refused("within 1 seconds", () -> small.first(subscribed(url(silent))));
        int absent = serve(request -> request.response().setStatusCode(404).end());
        refused("answers 404", () -> small.first(subscribed(url(absent))));
        int exact = serve(request -> request.response().end("x".repeat(10)));
        assertEquals(10, small.first(subscribed(url(exact))).file().length);
    }

    private static void refused(String why, Runnable asking) {
        var flaw = assertThrows(Refused.class, asking::run);
        assertTrue(flaw.getMessage().contains(why), flaw::getMessage);
    }

    private SeasonFetch fetch(Map<String, String> more) {
        return fetch(more, NOW);
    }

    private SeasonFetch fetch(Map<String, String> more, Instant now) {
        Map<String, String> own = new HashMap<>(Map.of("cis.hooks.allow-private", "true"));
        own.putAll(more);
        var settings = Worlds.in(data, own);
        boolean anywhere = settings.hooks().allowPrivate();
        var resolver = new Resolver(host -> List.of(InetAddress.getByName("127.0.0.1")), anywhere);
        return new SeasonFetch(
                vertx.createHttpClient(HookPost.options(settings.hooks())),
                resolver,
                store,
                settings,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private Season season(Subscription feed) {
        return new Importing(store, Worlds.in(data)).all(order(feed), rows(1));
    }

    private static SeasonOrder order(Subscription feed) {
        var first = Seasons.order("first");
        return first.of(first.file(), Import.Type.CSV, feed);
    }

    private Subscription feed() {
        return store.seasons().season("cup").orElseThrow().feed().orElseThrow();
    }

    private static SeasonOrder subscribed(String url) {
        var first = Seasons.order("first");
        return first.of(new byte[0], Import.Type.CSV, Subscription.to(url, NOW));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/season";
    }

    private int serve(Handler<HttpServerRequest> answer) {
        return vertx.createHttpServer()
                .requestHandler(answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }
}
