package org.calendarinvite.web.tell;

import static org.awaitility.Awaitility.await;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Place;
import org.calendarinvite.hook.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One open stream: what it is told, and what becomes of one that takes nothing. */
class ListenerTest {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LASTS = Duration.ofHours(1);
    private static final int MOST = 100_000;

    private final AtomicReference<Buffer> got = new AtomicReference<>(Buffer.buffer());
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private Vertx vertx;
    private NetSocket socket;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aListenerHearsWhatHeMayAndGoesOnFromThere() {
        var listener = listening(new Reach.Own("default", "ann@example.com"), "");
        listener.hear(List.of(told(1, "ann@example.com", 10), told(2, "bob@example.com", 10)), NOW, HEARTBEAT);
        await().until(() ->
                got.get().toString().contains("id: " + told(1, "", 0).name() + "\nevent: event.created\ndata: x"));
        assertFalse(got.get().toString().contains(told(2, "", 0).name()), "another organizer's");
        assertEquals(Told.at("default", told(2, "", 0).name()), listener.at());
    }

    @Test
    void aQuietStreamShowsThatItIsAlive() {
        var listener = listening(new Reach.Everything("default"), "another-uid");
        listener.hear(List.of(told(1, "", 10)), NOW.plus(HEARTBEAT).minusMillis(1), HEARTBEAT);
        assertTrue(listener.ready());
        listener.hear(List.of(), NOW.plus(HEARTBEAT), HEARTBEAT);
        await().until(() -> got.get().toString().endsWith("3\r\n:\n\n\r\n"));
    }

    @Test
    void whoTakesNothingGetsNoMoreAndIsClosed() {
        var listener = listening(new Reach.Everything("default"), "");
        socket.pause();
        var now = NOW;
        int second = 0;
        while (listener.ready()) {
            listener.hear(
                    List.of(told(++second, "", 90_000), told(++second, "", 90_000), told(++second, "", 9)),
                    now,
                    HEARTBEAT);
            assertEquals(told(second - 1, "", 0).name(), listener.at().name(), "no more than fits");
            second--;
            // What the sockets between hold is taken at once; then one piece waits.
            if (second > 1000) throw new AssertionError("nobody reads, and yet it is all taken");
            awaitBriefly(listener);
        }
        assertFalse(listener.over(now.plus(PATIENCE), PATIENCE, LASTS));
        assertTrue(listener.over(now.plus(PATIENCE).plusMillis(1), PATIENCE, LASTS));
        listener.close();
        await().until(closed::isDone);
    }

    @Test
    void whoComesBackTooLateIsToldThatSomethingMayBeMissing() {
        var listener = listening(new Reach.Everything("default"), "");
        var since = NOW.plusSeconds(5);
        listener.missing(since, since.minusNanos(1));
        assertTrue(listener.ready(), "it has not come yet");
        listener.missing(since, since);
        await().until(() -> got.get().toString().contains("event: feed.gap\ndata: {\"until\":\"" + since + "\"}\n\n"));
        await().until(listener::ready);
        listener.missing(since, since);
        assertTrue(listener.ready(), "said once");
    }

    @Test
    void whoComesBackInTimeIsToldNothing() {
        var listener = listening(new Reach.Everything("default"), "");
        listener.missing(NOW, NOW);
        assertTrue(listener.ready());
    }

    @Test
    void aStreamEndsAfterAnHour() {
        var listener = listening(new Reach.Everything("default"), "");
        assertFalse(listener.over(NOW.plus(LASTS), PATIENCE, LASTS));
        assertTrue(listener.over(NOW.plus(LASTS).plusMillis(1), PATIENCE, LASTS));
    }

    /** Whether the piece is gone within a moment. */
    private static void awaitBriefly(Listener listener) {
        var until = Instant.now().plusMillis(300);
        while (!listener.ready() && Instant.now().isBefore(until)) Thread.onSpinWait();
    }

    private Listener listening(Reach reach, String uid) {
        var made = new CompletableFuture<Listener>();
        var server = vertx.createHttpServer()
                .requestHandler(request -> {
                    request.response().setChunked(true).closeHandler(any -> closed.complete(null));
                    made.complete(new Listener(
                            vertx.getOrCreateContext(), request, reach, uid, Place.moment(NOW), MOST, NOW));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        socket = vertx.createNetClient()
                .connect(server.actualPort(), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        socket.handler(part -> got.set(got.get().copy().appendBuffer(part)));
        socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return made.join();
    }

    private static Told told(int second, String organizer, int length) {
        return new Told(
                "default",
                "msg_" + second,
                "event.created",
                NOW.plusSeconds(second),
                "uid",
                organizer,
                Told.Person.NOBODY,
                "x".repeat(length),
                "tr");
    }
}
