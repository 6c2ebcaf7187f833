package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much strangers and organizers may make the server do within a time. */
class LimitsIT {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("limits");

    private static World world;

    @BeforeAll
    static void start() {
        SERVER.with("CIS_RATES_EVENTS_ORGANIZER_PER_DAY", "2")
                .with("CIS_RATES_INVITES_ORGANIZER_PER_DAY", "3")
                .with("CIS_PLANS_CHOIR_EVENTS", "5")
                .with("CIS_PLANS_CHOIR_INVITES", "10")
                .with("CIS_PLANS_CHOIR_INVITES_PER_DAY", "4")
                .with("CIS_API_REQUESTS_PER_SECOND_FROM_ADDRESS", "60")
                .start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void eventsThatWereCancelledCount() {
        var host = "again@work.example";
        for (int i = 0; i < 2; i++) {
            var draft = Draft.of(host);
            world.send(Calendars.request(draft));
            var party = Party.confirmed(world, draft);
            world.send(Calendars.cancel(draft));
            eventually("cancelled", () -> party.event().path("status").asText().equals("cancelled") ? true : null);
        }
        world.send(Calendars.request(Draft.of(host)));
        eventually("a mail about the limit", () -> world.inbox(host).stream()
                .filter(mail ->
                        mail.text().contains("The limit of new events is reached (2 in a day for each organizer)"))
                .findFirst()
                .orElse(null));
        var seen = organizer(host);
        assertEquals(0, seen.at("/events/living").asInt());
        assertEquals(2, seen.at("/new_events/day/begun").asInt());
        assertEquals(2, seen.at("/new_events/day/limit").asInt());
    }

    @Test
    void theInviteAfterTheLastIsToldWhenToComeAgainAndALargerPlanTakesIt() throws Exception {
        var host = "fast@work.example";
        var party = Party.of(world, host);
        for (var guest : List.of("one", "two", "three")) party.invite(guest + "@home.example");
        var refused = invite(party.uid(), "four@home.example");
        assertEquals(429, refused.statusCode(), refused.body());
        long seconds = refused.headers().firstValueAsLong("Retry-After").orElse(0);
        assertTrue(seconds >= 1 && seconds <= 86_401, "Retry-After: " + seconds);
        assertTrue(refused.body().contains("3 in a day for each organizer"), refused.body());
        assertEquals(3, organizer(host).at("/new_invites/day/begun").asInt());
        var plan = Question.post("/api/system/organizers/" + host, "{\"plan\":\"choir\"}");
        assertEquals(200, world.api().call(plan.by("PUT")).status());
        party.invite("four@home.example");
        assertEquals(429, invite(party.uid(), "five@home.example").statusCode());
    }

    @Test
    void aListGoesAsFarAsTheLimitAndItsReportSaysSo() {
        var host = "lister@work.example";
        var party = Party.of(world, host);
        var rows = "email\na@home.example\nb@home.example\nc@home.example\nd@home.example\n";
        var list = Question.post("/api/event/" + party.uid() + "/invites", rows).as("text/csv");
        var id = world.api().call(list).json().path("id").asText();
        var rejected = eventually("a row that is rejected", () -> {
            var items = world.api().get("/api/bulk/" + id + "/rejected").json().path("items");
            return items.size() == 1 ? items.get(0) : null;
        });
        assertTrue(rejected.toString().contains("The limit of new invitations is reached"), rejected::toString);
        assertEquals(3, party.statistics().path("attendees").asInt());
    }

    @Test
    void whoClaimsToBeManyAddressesIsOne() throws Exception {
        var http = HttpClient.newHttpClient();
        var url = URI.create(SERVER.url() + "/api/system/events");
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            var request = HttpRequest.newBuilder(url)
                    .header("X-Forwarded-For", "192.0.2." + i % 250)
                    .header("Forwarded", "for=192.0.2." + i % 250)
                    .build();
            answers.add(http.send(request, BodyHandlers.ofString()));
        }
        var refused =
                answers.stream().filter(answer -> answer.statusCode() == 429).findFirst();
        assertEquals(
                "1", refused.orElseThrow().headers().firstValue("Retry-After").orElse(""));
        eventually(
                "calls are taken again",
                () -> world.api().get("/api/system/events").status() == 200 ? true : null);
    }

    private static HttpResponse<String> invite(String uid, String email) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + "/api/event/" + uid + "/invite"))
                .header("x-api-key", RunningServer.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"" + email + "\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode organizer(String email) {
        return world.api().get("/api/system/organizers/" + email).json();
    }
}
