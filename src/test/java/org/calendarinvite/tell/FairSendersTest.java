package org.calendarinvite.tell;

import static org.awaitility.Awaitility.await;
import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.calendarinvite.Worlds;
import org.calendarinvite.hook.Heard;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.Secret;
import org.calendarinvite.hook.SendCase;
import org.calendarinvite.hook.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One tenant's receivers that never answer leave senders for the others. */
class FairSendersTest {

    private static final int SENDERS = 8;

    @TempDir
    Path folder;

    private final AtomicInteger hanging = new AtomicInteger();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private Vertx vertx;
    private HttpServer receiver;
    private HookPost post;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        receiver = vertx.createHttpServer()
                .requestHandler(request -> {
                    if (request.path().equals("/quick")) request.response().end();
                    else hanging.incrementAndGet();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var settings = Worlds.in(folder, Map.of("cis.hooks.allow-private", "true", "cis.hooks.timeout", "10m"))
                .hooks();
        assertEquals(SENDERS, settings.senders());
        post = new HookPost(
                vertx.createHttpClient(HookPost.options(settings)),
                Resolver.system(true),
                new HookBodies(Worlds.json(), Worlds.in(folder)),
                settings,
                true,
                send -> true);
    }

    @AfterEach
    void close() {
        senders.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anotherTenantsMessageArrivesWhileOneTenantsReceiversKeepAllTheirSendersWaiting() throws Exception {
        List<Future<Heard>> slow = new ArrayList<>();
        for (int i = 0; i < 3 * SENDERS; i++) slow.add(send("slow", "hook-" + i, "/slow"));
        await().until(() -> hanging.get() == SENDERS / 2);
        var quick = send("another", "hook", "/quick").get(1, TimeUnit.MINUTES);
        assertEquals(200, quick.status(), quick::toString);
        assertEquals(SENDERS / 2, slow.stream().filter(one -> !one.isDone()).count(), "they wait still");
        for (var one : slow)
            if (one.isDone()) assertEquals(Heard.Kind.BUSY, one.get().kind());
    }

    private Future<Heard> send(String tenant, String id, String path) {
        var wish = new Hook.Wish("http://127.0.0.1:" + receiver.actualPort() + path, List.of(), "", false, false);
        var hook = Hook.of(tenant, id, Secret.of(new byte[32]), wish, NOW.minus(Duration.ofDays(1)));
        var told = new Told(tenant, "msg_" + id, "event.created", NOW, "uid", ANN, Told.Person.NOBODY, "{}", "tr");
        var due = new SendCase(
                HookSend.first(told, hook),
                Optional.of(hook),
                Optional.of(told),
                Optional.empty(),
                Clock.systemUTC().instant());
        return senders.submit(() -> post.post(due).heard());
    }
}
