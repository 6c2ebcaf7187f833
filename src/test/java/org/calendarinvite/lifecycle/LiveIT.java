package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens, as a stream of server-sent events. */
class LiveIT {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("live");

    private static World world;

    @BeforeAll
    static void start() {
        SERVER.with("CIS_LIVE_HEARTBEAT", "1s")
                .with("CIS_LIVE_LISTENERS", "5")
                .with("CIS_LIVE_LISTENERS_PER_TENANT", "4")
                .with("CIS_LIVE_LISTENERS_PER_CALLER", "3")
                .start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void aListenerHearsWhatHappensAndResumesWhereHeLeft() {
        String first;
        try (var listening = Listening.to(request("/api/live"))) {
            eventually("a sign of life", () -> listening.has(":") ? true : null);
            assertTrue(listening.has("retry: 3000"));
            var party = Party.of(world, "live@work.example");
            party.invite("gina@home.example");
            eventually("an invitation", () -> listening.has("event: attendee.invited") ? true : null);
            assertTrue(listening.has("event: event.created"));
            assertFalse(String.join("\n", listening.lines()).contains("gina"));
            first = listening.ids().get(0);
        }
        Party.of(world, "later@work.example");
        try (var resumed = Listening.to(request("/api/live").header("Last-Event-ID", first))) {
            eventually("what was missed", () -> resumed.has("later@work.example") ? true : null);
            assertFalse(resumed.ids().contains(first));
            assertTrue(resumed.has("event: attendee.invited"));
        }
        var after = URLEncoder.encode(first, StandardCharsets.UTF_8);
        try (var resumed = Listening.to(request("/api/live?after=" + after))) {
            eventually("the same", () -> resumed.has("later@work.example") ? true : null);
        }
    }

    @Test
    void aListenerMayHearOfOneEventOnly() {
        var party = Party.of(world, "one@work.example");
        try (var listening = Listening.to(request("/api/live?uid=" + party.uid()))) {
            eventually("a sign of life", () -> listening.has(":") ? true : null);
            var other = Party.of(world, "two@work.example");
            other.invite("gerd@home.example");
            party.invite("greta@home.example");
            eventually("an invitation", () -> listening.has("event: attendee.invited") ? true : null);
            assertFalse(listening.has(other.uid()));
        }
    }

    @Test
    void aBrowserOpensTheStreamWithATicketAndNothingElseWithIt() {
        var made = world.api().post("/api/live/ticket", "{}");
        assertEquals(201, made.status(), made::text);
        try (var listening = Listening.to(HttpRequest.newBuilder(
                SERVER.url().resolve(made.json().path("url").asText())))) {
            eventually("a sign of life", () -> listening.has(":") ? true : null);
        }
        var ticket = "?ticket=" + made.json().path("ticket").asText();
        for (var path : List.of("/api/system/events", "/api/live/ticket", "/api/system/hooks"))
            assertEquals(
                    403,
                    world.api().call(Question.get(path + ticket).withKey("")).status(),
                    path);
        assertEquals(
                401,
                world.api()
                        .call(Question.get("/api/live" + ticket + "x").withKey(""))
                        .status());
        assertEquals(
                401, world.api().call(Question.get("/api/live").withKey("")).status());
        assertEquals(
                401,
                world.api()
                        .call(Question.post("/api/live/ticket", "{}").withKey(""))
                        .status());
    }

    @Test
    void thereAreNoMoreThanSoManyListenersWithOneKey() {
        Stream.generate(() -> Listening.to(request("/api/live"))).limit(3).forEach(one -> {
            eventually("a sign of life", () -> one.has(":") ? true : null);
            one.keep();
        });
        assertEquals(429, world.api().get("/api/live").status());
        var ticket =
                world.api().post("/api/live/ticket", "{}").json().path("url").asText();
        assertEquals(429, world.api().call(Question.get(ticket).withKey("")).status(), "a ticket is of the same key");
        var other = world.api()
                .post("/api/system/keys", "{\"name\":\"other\"}")
                .json()
                .path("key")
                .asText();
        try (var one = Listening.to(
                HttpRequest.newBuilder(SERVER.url().resolve("/api/live")).header("x-api-key", other))) {
            assertEquals(200, one.status());
            assertEquals(
                    429,
                    world.api().call(Question.get("/api/live").withKey(other)).status(),
                    "four of the tenant");
        }
        Listening.closeKept();
        eventually("a place", () -> {
            try (var one = Listening.to(request("/api/live"))) {
                return one.status() == 200 ? true : null;
            }
        });
    }

    @Test
    void whoComesBackAfterALongTimeIsToldThatSomethingMayBeMissing() {
        var longAgo = "2020-01-01T00:00:00.000000000Z#msg_00000000000000000000000000000000";
        try (var listening = Listening.to(request("/api/live").header("Last-Event-ID", longAgo))) {
            eventually("a gap", () -> listening.has("event: feed.gap") ? true : null);
        }
    }

    @Test
    void anIdThatIsNoneIsAnswered400() {
        for (var id : List.of("x", "2026-11-22T12:00:00.000000000Z", "2026-11-22T12:00:00.000000000Z#msg_"))
            try (var one = Listening.to(request("/api/live").header("Last-Event-ID", id))) {
                assertEquals(400, one.status());
            }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(SERVER.url().resolve(path)).header("x-api-key", RunningServer.KEY);
    }
}
