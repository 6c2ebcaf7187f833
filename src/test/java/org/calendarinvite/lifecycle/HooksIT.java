package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.calendarinvite.world.Api;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.Ports;
import org.calendarinvite.world.Receiver;
import org.calendarinvite.world.Receiver.Got;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Somebody outside is told what happens, by signed webhooks. */
class HooksIT {

    private static final String HOOKS = "/api/system/hooks";
    private static final int SQS = Ports.free(1).get(0);

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("hooks");

    private static final Receiver RECEIVER = new Receiver();

    private static World world;

    @BeforeAll
    static void start() {
        SERVER.with("CIS_HOOKS_ALLOW_PRIVATE", "true")
                .with("CIS_HOOKS_WAITS", "1s,1s")
                .with("CIS_EMBEDDED_SQS_PORT", String.valueOf(SQS))
                .start();
        world = new EmbeddedWorld(SERVER);
    }

    @AfterAll
    static void stop() {
        RECEIVER.close();
    }

    @Test
    void whatHappensToAnEventAndItsGuestIsToldSigned() {
        var hook = hook("/all", "\"organizer\": \"told@work.example\"");
        var secret = hook.path("secret").asText();
        var party = Party.of(world, "told@work.example");
        Party.of(world, "somebody-else@work.example");
        var invite = party.invite("gina@home.example");
        world.send(Calendars.googleReply(invite, "ACCEPTED", Clock.systemUTC().instant()));
        var answered = told("/all", "attendee.answered");
        for (var got : RECEIVER.got("/all")) {
            assertTrue(got.signedBy(secret), got::toString);
            assertEquals("application/json", got.type());
            assertTrue(got.id().matches("msg_[0-9a-f]{32}"), got.id());
            assertEquals(party.uid(), got.json().at("/data/event/uid").asText());
        }
        assertEquals(party.event(), told("/all", "event.created").json().at("/data/event"));
        assertEquals(
                "g*******@home.example",
                answered.json().at("/data/attendee/attendee").asText());
        assertEquals("accepted", answered.json().at("/data/attendee/status").asText());
        assertFalse(new String(answered.body(), StandardCharsets.UTF_8).contains("gina"));
        told("/all", "attendee.invited");
        told("/all", "attendee.delivery");
        world.send(Calendars.cancel(party.draft()));
        assertEquals(
                "cancelled",
                told("/all", "event.cancelled").json().at("/data/event/status").asText());
    }

    @Test
    void aHookMayBeAllowedToKnowWhoAttendeesAre() {
        hook(
                "/full",
                "\"organizer\": \"open@work.example\", \"types\": [\"attendee.invited\"], \"attendees\": \"full\"");
        Party.of(world, "open@work.example").invite("gustav@home.example");
        assertEquals(
                "gustav@home.example",
                told("/full", "attendee.invited")
                        .json()
                        .at("/data/attendee/attendee")
                        .asText());
        assertEquals(1, RECEIVER.got("/full").size());
    }

    @Test
    void whatFailsIsTriedAgainUnderTheSameIdThenFailsForGoodAndCanBeReplayed() {
        RECEIVER.answers("/broken", 500);
        var hook = hook("/broken", "\"organizer\": \"broken@work.example\", \"types\": [\"event.created\"]");
        var id = hook.path("id").asText();
        var party = Party.of(world, "broken@work.example");
        var failed = eventually("a failure", () -> delivery(id, "failed"));
        assertEquals(3, failed.path("tries").asInt());
        assertEquals(500, failed.path("code").asInt());
        assertEquals(3, RECEIVER.got("/broken").size());
        assertEquals(1, RECEIVER.got("/broken").stream().map(Got::id).distinct().count());
        assertFalse(get(HOOKS + "/" + id).path("failing_since").asText().isEmpty());
        RECEIVER.answers("/broken", 200);
        redeliver(party.uid());
        var since = "{\"since\": \"2020-01-01T00:00:00Z\"}";
        var replayed = world.api().post(HOOKS + "/" + id + "/replay", since);
        assertEquals(202, replayed.status(), replayed::text);
        assertEquals(1, replayed.json().path("queued").asInt());
        eventually("a delivery", () -> delivery(id, "delivered"));
        assertEquals("", get(HOOKS + "/" + id).path("failing_since").asText());
        assertEquals(
                0,
                world.api()
                        .post(HOOKS + "/" + id + "/replay", since)
                        .json()
                        .path("queued")
                        .asInt());
        var one = "{\"id\": \"" + failed.path("id").asText() + "\"}";
        int before = RECEIVER.got("/broken").size();
        assertEquals(202, world.api().post(HOOKS + "/" + id + "/replay", one).status());
        eventually("once more", () -> RECEIVER.got("/broken").size() > before ? true : null);
        assertEquals(
                1, RECEIVER.got("/broken").stream().map(Got::id).distinct().count(), "also the redelivered notice");
    }

    @Test
    void redirectsAreNotFollowedAndGoneIsBelieved() {
        RECEIVER.answers("/moved", 307);
        var moved = hook("/moved", "\"types\": [\"event.updated\"]").path("id").asText();
        test(moved);
        eventually("a failure", () -> delivery(moved, "failed"));
        assertEquals(List.of(), RECEIVER.got("/elsewhere"));
        RECEIVER.answers("/gone", 410);
        var gone = hook("/gone", "\"types\": [\"event.updated\"]").path("id").asText();
        test(gone);
        eventually("the end", () -> state(gone).equals("disabled") ? true : null);
        assertEquals(1, RECEIVER.got("/gone").size());
        assertEquals(409, world.api().post(HOOKS + "/" + gone + "/test", "{}").status());
        RECEIVER.answers("/gone", 200);
        assertEquals(200, put(gone, "/gone", "\"state\": \"active\"").status());
        test(gone);
        eventually("back", () -> delivery(gone, "delivered"));
    }

    @Test
    void afterARotationBothSecretsSign() {
        var hook = hook("/rotated", "\"types\": [\"event.updated\"]");
        var id = hook.path("id").asText();
        var rotated = world.api().post(HOOKS + "/" + id + "/rotate", "{}");
        assertEquals(200, rotated.status(), rotated::text);
        test(id);
        var got = told("/rotated", "hook.test");
        assertTrue(got.signedBy(hook.path("secret").asText()));
        assertTrue(got.signedBy(rotated.json().path("secret").asText()));
    }

    @Test
    void whileAHookIsPausedItsMessagesWaitToBeReplayed() {
        var id = hook(
                        "/paused",
                        "\"organizer\": \"paused@work.example\", \"types\": [\"event.created\"], \"state\": \"paused\"")
                .path("id")
                .asText();
        Party.of(world, "paused@work.example");
        eventually("missed", () -> delivery(id, "failed"));
        assertEquals(List.of(), RECEIVER.got("/paused"));
        put(id, "/paused", "\"organizer\": \"paused@work.example\"");
        world.api().post(HOOKS + "/" + id + "/replay", "{\"since\": \"2020-01-01T00:00:00Z\"}");
        told("/paused", "event.created");
    }

    @Test
    void aSecretIsShownOnceAndADeletedHookIsGone() {
        var hook = hook("/short", "\"types\": [\"event.updated\"]");
        var id = hook.path("id").asText();
        assertTrue(hook.path("secret").asText().startsWith("whsec_"));
        assertFalse(world.api().get(HOOKS).text().contains("whsec_"));
        assertFalse(world.api().get(HOOKS + "/" + id).text().contains("whsec_"));
        var removed = world.api().call(Question.get(HOOKS + "/" + id).by("DELETE"));
        assertEquals(204, removed.status(), removed::text);
        assertEquals(404, world.api().get(HOOKS + "/" + id).status());
        assertEquals(
                404,
                world.api().call(Question.get(HOOKS + "/" + id).by("DELETE")).status());
        assertEquals(404, world.api().post(HOOKS + "/" + id + "/test", "{}").status());
    }

    @Test
    void badWishesAreAnsweredWithWhatToSend() {
        for (var bad : Set.of(
                "{}",
                "{\"url\": \"ftp://example.com/\"}",
                "{\"url\": \"http://a@127.0.0.1/\"}",
                "{\"url\": \"" + RECEIVER.url("/x") + "\", \"types\": [\"hook.test\"]}",
                "{\"url\": \"" + RECEIVER.url("/x") + "\", \"organizer\": \"nobody\"}",
                "{\"url\": \"" + RECEIVER.url("/x") + "\", \"attendees\": \"some\"}")) {
            assertEquals(422, world.api().post(HOOKS, bad).status(), bad);
        }
        assertEquals(401, world.api().call(Question.get(HOOKS).withKey("")).status());
    }

    private static JsonNode hook(String path, String more) {
        var made = world.api().post(HOOKS, "{\"url\": \"" + RECEIVER.url(path) + "\", " + more + "}");
        assertEquals(201, made.status(), made::text);
        return made.json();
    }

    private static Api.Answer put(String id, String path, String more) {
        var body = "{\"url\": \"" + RECEIVER.url(path) + "\", " + more + "}";
        return world.api().call(Question.post(HOOKS + "/" + id, body).by("PUT"));
    }

    private static void test(String id) {
        var asked = world.api().post(HOOKS + "/" + id + "/test", "{}");
        assertEquals(202, asked.status(), asked::text);
    }

    private static String state(String id) {
        return get(HOOKS + "/" + id).path("state").asText();
    }

    private static JsonNode get(String path) {
        var answer = world.api().get(path);
        assertEquals(200, answer.status(), answer::text);
        return answer.json();
    }

    private static JsonNode delivery(String hook, String status) {
        for (var one : get(HOOKS + "/" + hook + "/deliveries").path("items"))
            if (one.path("status").asText().equals(status)) return one;
        return null;
    }

    private static Got told(String path, String type) {
        return eventually(type + " at " + path, () -> RECEIVER.got(path).stream()
                .filter(got -> got.json().path("type").asText().equals(type))
                .findFirst()
                .orElse(null));
    }

    /** The notice of its creation comes to the queue once more. */
    private static void redeliver(String uid) {
        try (var sqs = SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + SQS))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build()) {
            var url = sqs.getQueueUrl(q -> q.queueName("cis-told")).queueUrl();
            var notice = "{\"type\":\"EVENT_CREATED\",\"uid\":\"" + uid
                    + "\",\"attendee\":\"\",\"instance\":\"\",\"sequence\":0,\"trace\":\"again\"}";
            sqs.sendMessage(m -> m.queueUrl(url).messageBody(notice));
        }
    }
}
