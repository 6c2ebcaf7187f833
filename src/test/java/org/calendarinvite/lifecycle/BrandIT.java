package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.calendarinvite.world.Api.Answer;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Brands and languages, from the API into the mails that people get. */
class BrandIT {

    private static final String HOST = "brand@work.example";
    private static final String BRAND = "/api/organizer/" + HOST + "/brand";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("brand");

    private static World world;
    private static Party party;

    @BeforeAll
    static void start() {
        SERVER.with("CIS_FRESH_BRANDS", "1s").start();
        world = new EmbeddedWorld(SERVER);
        party = Party.of(world, HOST);
        var set = put(
                "{\"name\": \"City Choir\", \"colour\": \"#FFEE00\", \"reply_line\": \"Ask Ada.\", \"language\": \"fr\"}");
        assertEquals(200, set.status(), set::text);
    }

    @Test
    void aBrandIsKeptAndTheSameAgainChangesNothing() {
        var kept = world.api().get(BRAND).json();
        assertEquals("#ffee00", kept.path("colour").asText());
        assertEquals("#000000", kept.path("text_colour").asText());
        assertEquals("fr", kept.path("language").asText());
        assertEquals(1, kept.path("version").asInt());
        assertEquals(
                0,
                world.api()
                        .get("/api/organizer/nobody@work.example/brand")
                        .json()
                        .path("version")
                        .asInt());
    }

    @Test
    void whatCannotBeShownIsAProblemThatSaysWhat() {
        assertProblem(422, "colour must be", put("{\"colour\": \"red\"}"));
        assertProblem(422, "logo must be", put("{\"name\": \"n\", \"logo\": \"http://x.example/l.png\"}"));
        assertProblem(400, "There is no field font", put("{\"font\": \"x\"}"));
        assertProblem(422, "organizer must be", world.api().get("/api/organizer/nobody/brand"));
        assertEquals(401, world.api().call(Question.get(BRAND).withKey("")).status());
        assertEquals(1, world.api().get(BRAND).json().path("version").asInt());
    }

    @Test
    void guestsReadTheirLanguageElseTheBrands() {
        var invited = invite("gerda@home.example", ", \"language\": \"de-AT\"");
        assertTrue(invited.text().startsWith("Guten Tag gerda@home.example"), invited.text());
        assertTrue(invited.text().contains("City Choir\nAsk Ada."), invited.text());
        assertTrue(invited.html().contains("lang=\"de\"") && invited.html().contains("#ffee00"), invited.html());
        var other = invite("guy@home.example", "");
        assertTrue(other.text().startsWith("Bonjour guy@home.example"), other.text());
        assertProblem(
                422,
                "language must be",
                world.api()
                        .post(
                                "/api/event/" + party.uid() + "/invite",
                                "{\"email\": \"x@home.example\", \"language\": \"de_DE\"}"));
    }

    @Test
    void aPreviewShowsAMailInASandbox() throws Exception {
        var path = "/api/organizer/" + HOST + "/preview/";
        var html = raw(path + "invite?language=ar");
        assertEquals(200, html.statusCode());
        assertTrue(html.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        assertTrue(
                html.headers().firstValue("Content-Security-Policy").orElse("").startsWith("sandbox;"));
        assertEquals(
                "nosniff", html.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertTrue(html.body().contains("dir=\"rtl\"") && html.body().contains("City Choir"), html.body());
        var text = raw(path + "event-failed?part=text");
        assertTrue(text.body().startsWith("Subject: Non effectué"), text.body());
        assertProblem(404, "There is no such mail.", world.api().get(path + "frame"));
        assertProblem(422, "part must be", world.api().get(path + "invite?part=pdf"));
        assertProblem(422, "language must be", world.api().get(path + "invite?language=d"));
    }

    @Test
    void aBrandIsTriedInAFrameAndNothingOfItIsKept() throws Exception {
        var path = "/api/organizer/tried@work.example/preview/invite";
        var brand = "{\"name\":\"Tried Choir\",\"colour\":\"#112233\",\"language\":\"de\"}";
        var made = world.api().post(path, "{\"brand\":" + brand + "}");
        assertEquals(200, made.status(), made::text);
        assertTrue(made.json().path("text").asText().startsWith("Guten Tag"), made::text);
        assertTrue(made.json().path("calendar").asText().startsWith("BEGIN:VCALENDAR"), made::text);
        var page = made.json().path("page").asText();
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + page)).build();
        var shown = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(200, shown.statusCode(), shown::body);
        assertTrue(shown.body().contains("Tried Choir") && shown.body().contains("#112233"), shown::body);
        assertTrue(
                shown.headers().firstValue("Content-Security-Policy").orElse("").startsWith("sandbox;"));
        var stored = world.api().get("/api/organizer/tried@work.example/brand").json();
        assertEquals("", stored.path("name").asText(), stored::toString);
        var mine = world.api().post("/api/organizer/" + HOST + "/preview/update", "{\"mail_language\":\"ja\"}");
        assertTrue(
                mine.json().path("text").asText().contains("City Choir"), "without a brand it is the one that is kept");
        assertProblem(422, "colour must be", world.api().post(path, "{\"brand\":{\"colour\":\"red\"}}"));
        assertProblem(422, "language must be", world.api().post(path, "{\"mail_language\":\"d\"}"));
        assertProblem(404, "There is no such mail.", world.api().post(path.replace("invite", "frame"), "{}"));
        assertProblem(404, "This preview is over", world.api().get(page + "x"));
    }

    private static HttpResponse<String> raw(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .header("x-api-key", RunningServer.KEY)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static ReceivedMail invite(String email, String more) {
        var body = "{\"email\": \"" + email + "\"" + more + "}";
        var answer = world.api().post("/api/event/" + party.uid() + "/invite", body);
        assertEquals(202, answer.status(), answer::text);
        return eventually(
                "an invite for " + email,
                () -> world.inbox(email).stream().findFirst().orElse(null));
    }

    private static Answer put(String json) {
        return world.api().call(Question.post(BRAND, json).by("PUT"));
    }

    private static void assertProblem(int status, String begin, Answer answer) {
        assertEquals(status, answer.status(), answer::text);
        assertTrue(answer.json().path("detail").asText().startsWith(begin), answer::text);
    }
}
