package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.StreamSupport;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole loop by the API of the mailboxes, and who may not use it. */
class MailboxesIT {

    private static final String BOXES = "/api/local/mailboxes";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("mailboxes");

    private static World world;

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void anEventIsMadeAnsweredAndMovedFromMailboxes() throws Exception {
        var made = post("/compose", compose("ada@work.example", "create", ""));
        var confirmation = eventually("a confirmation", () -> first("ada@work.example"));
        var uid = mail("ada@work.example", confirmation).path("event").asText();
        var invited = world.api().post("/api/event/" + uid + "/invite", "{\"email\":\"bob@home.example\"}");
        assertEquals(202, invited.status(), invited::text);
        var invitation = eventually("an invitation", () -> first("bob@home.example"));
        assertTrue(invitation.path("unread").asBoolean());
        var mail = mail("bob@home.example", invitation);
        assertEquals(uid, mail.path("event").asText());
        assertTrue(mail.at("/card/answerable").asBoolean(), mail::toString);
        assertFalse(first("bob@home.example").path("unread").asBoolean());
        safe(mail.path("html").asText());

        var answer = "/bob@home.example/" + invitation.path("id").asText() + "/answer";
        post(answer, "{\"says\":\"yes\",\"dialect\":\"outlook\"}");
        eventually("a yes", () -> accepted(uid) == 1 ? true : null);
        assertEquals(
                "yes",
                mail("bob@home.example", invitation).at("/card/answers/0/says").asText());
        post(
                answer,
                "{\"says\":\"propose\",\"dialect\":\"apple\",\"start\":\"2032-03-17T18:00:00Z\",\"end\":\"2032-03-17T19:00:00Z\"}");
        var asked = eventually("a question", () -> {
            var newest = first("ada@work.example");
            return newest.path("id").equals(confirmation.path("id")) ? null : newest;
        });
        assertTrue(asked.path("unread").asBoolean());

        post("/compose", compose("ada@work.example", "move", made.path("uid").asText()));
        eventually(
                "an update",
                () -> mail("bob@home.example", first("bob@home.example"))
                                        .at("/card/sequence")
                                        .asInt()
                                > 0
                        ? true
                        : null);
        post("/compose", compose("ada@work.example", "cancel", made.path("uid").asText()));
        eventually(
                "a cancellation",
                () -> mail("bob@home.example", first("bob@home.example"))
                                .at("/card/method")
                                .asText()
                                .equals("CANCEL")
                        ? true
                        : null);
    }

    @Test
    void onlyTheOperatorSeesTheMailboxes() {
        var list = Question.get(BOXES);
        assertEquals(200, world.api().call(list).status());
        assertEquals(401, world.api().call(list.withKey("")).status());
        var organizer = key("{\"name\":\"o\",\"organizer\":\"ada@work.example\",\"scopes\":[\"read\",\"write\"]}");
        var system = key("{\"name\":\"s\",\"scopes\":[\"read\",\"write\"]}");
        for (var key : new String[] {organizer, system}) {
            assertEquals(403, world.api().call(list.withKey(key)).status());
            var compose = Question.post(BOXES + "/compose", compose("eve@work.example", "create", ""));
            assertEquals(403, world.api().call(compose.withKey(key)).status());
        }
        assertEquals(400, world.api().get("/api/local/shown/made-up?part=raw").status());
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        assertEquals(404, world.api().get(BOXES + "/nobody@home.example/none").status());
        assertEquals(200, world.api().get(BOXES + "/nobody@home.example").status());
        var own = compose("eve@invites.localhost", "create", "");
        assertEquals(422, world.api().post(BOXES + "/compose", own).status());
        var none = compose("eve@work.example", "move", "no-such-event");
        assertEquals(404, world.api().post(BOXES + "/compose", none).status());
    }

    /** The frame is given its own document, which may do nothing. */
    private static void safe(String place) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(SERVER.url() + place)).build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer::body);
        var policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && policy.startsWith("sandbox"), policy);
        assertFalse(answer.body().contains("<script"), answer::body);
    }

    private static int accepted(String uid) {
        return world.api()
                .get("/api/event/" + uid + "/statistics")
                .json()
                .at("/rsvp/accepted")
                .asInt();
    }

    private static JsonNode first(String address) {
        var items = world.api().get(BOXES + "/" + address).json().path("items");
        return StreamSupport.stream(items.spliterator(), false).findFirst().orElse(null);
    }

    private static JsonNode mail(String address, JsonNode line) {
        return world.api()
                .get(BOXES + "/" + address + "/" + line.path("id").asText())
                .json();
    }

    private static JsonNode post(String path, String json) {
        var answer = world.api().post(BOXES + path, json);
        assertEquals(200, answer.status(), answer::text);
        return answer.json();
    }

    private static String compose(String from, String does, String uid) {
        return ("{\"from\":\"%s\",\"does\":\"%s\",\"uid\":\"%s\",\"title\":\"Concert\",\"start\":\"2032-03-16T18:30\","
                        + "\"minutes\":%d,\"zone\":\"Europe/Berlin\",\"place\":\"Hall\",\"dialect\":\"gmail\"}")
                .formatted(from, does, uid, does.equals("create") ? 90 : 60);
    }

    private static String key(String json) {
        return world.api().post("/api/system/keys", json).json().path("key").asText();
    }
}
