package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The API says what was wrong with a request, as RFC 9457 wants it. */
class BadRequestIT {

    private static final String GUEST = "{\"email\": \"guest@home.example\", \"name\": \"Gustav\"}";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("bad-request");

    private static World world;
    private static Party party;
    private static String invitePath;

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
        party = Party.of(world, "host@work.example");
        invitePath = "/api/event/" + party.uid() + "/invite";
    }

    @Test
    void brokenJsonIs400() {
        assertProblem(400, Question.post(invitePath, "{\"email\": "));
    }

    @Test
    void emptyBodyIs400() {
        assertProblem(400, Question.post(invitePath, ""));
    }

    @Test
    void noKeyAndAWrongKeyAre401() {
        assertProblem(401, Question.post(invitePath, GUEST).withKey(""));
        assertProblem(401, Question.post(invitePath, GUEST).withKey("not-the-key"));
        assertProblem(401, Question.get("/api/event/" + party.uid()).withKey(""));
        assertProblem(
                401, Question.get("/api/event/" + party.uid() + "/attendees").withKey(""));
    }

    @Test
    void unknownEventAndUnknownPathAre404() {
        var unknown = "/api/event/00000000-0000-4000-8000-000000000000";
        assertProblem(404, Question.get(unknown));
        assertProblem(404, Question.get(unknown + "/attendees"));
        assertProblem(404, Question.get(unknown + "/statistics"));
        assertProblem(404, Question.post(unknown + "/invite", GUEST));
        assertProblem(404, Question.get("/api/no/such/thing"));
    }

    @Test
    void wrongMethodIs405() {
        assertProblem(405, Question.get("/api/event/" + party.uid()).by("DELETE"));
        assertProblem(405, Question.get(invitePath));
    }

    @Test
    void cancelledEventIs409() {
        var over = Party.of(world, "over@work.example");
        world.send(Calendars.cancel(over.draft()));
        eventually("cancelled", () -> over.event().path("status").asText().equals("cancelled") ? true : null);
        assertProblem(409, Question.post("/api/event/" + over.uid() + "/invite", GUEST));
    }

    @Test
    void bodyOver64KiBIs413() {
        assertProblem(413, Question.post(invitePath, "{\"email\": \"" + "x".repeat(70_000) + "@home.example\"}"));
    }

    @Test
    void otherThanJsonIs415() {
        assertProblem(415, Question.post(invitePath, GUEST).as("text/plain"));
    }

    @Test
    void badOrMissingAddressIs422() {
        assertProblem(422, Question.post(invitePath, "{\"email\": \"no address\"}"));
        assertProblem(422, Question.post(invitePath, "{\"email\": \"\"}"));
        assertProblem(422, Question.post(invitePath, "{\"name\": \"Gustav\"}"));
        assertProblem(422, Question.post(invitePath, "{\"email\": \"a@b.example\\r\\nBcc: c@d.example\"}"));
    }

    @Test
    void noDatesAre422AndNotAll() {
        assertProblem(422, Question.post(invitePath, "{\"email\": \"a@b.example\", \"dates\": []}"));
    }

    @Test
    void datesOfAnEventThatHappensOnceAre422() {
        assertProblem(
                422, Question.post(invitePath, "{\"email\": \"a@b.example\", \"dates\": [\"20261201T090000Z\"]}"));
    }

    @Test
    void ownAddressesAreNotInvited() {
        assertProblem(422, Question.post(invitePath, "{\"email\": \"" + Calendars.CREATE + "\"}"));
    }

    @AfterAll
    static void nobodyIsInvited() {
        assertEquals(0, party.statistics().path("attendees").asInt());
    }

    private static void assertProblem(int status, Question question) {
        var answer = world.api().call(question);
        assertEquals(status, answer.status(), () -> question + " was answered: " + answer.text());
        assertTrue(answer.type().startsWith("application/problem+json"), () -> question + ": " + answer);
        var problem = answer.json();
        assertEquals(status, problem.path("status").asInt(), answer::text);
        for (var field : new String[] {"type", "title", "detail"}) {
            assertFalse(problem.path(field).asText().isBlank(), () -> field + " is missing in " + answer.text());
        }
        assertFalse(answer.text().contains("Exception"), answer::text);
    }
}
