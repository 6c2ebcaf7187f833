package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.calendarinvite.world.Api.Answer;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Browser;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What organizers may do and what stops them: limits, suspension, and links that they hold and revoke. */
class OrganizersIT {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("organizers");

    private static final Pattern LINK = Pattern.compile("link=([a-z]+\\.[\\w.-]+)");

    private static World world;

    @BeforeAll
    static void start() {
        SERVER.with("CIS_LIMITS_EVENTS_PER_ORGANIZER", "2")
                .with("CIS_LIMITS_INVITES_PER_EVENT", "3")
                .with("CIS_PLANS_CHOIR_EVENTS", "3")
                .with("CIS_PLANS_CHOIR_INVITES", "4")
                .start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void fiftyInvitesForTheLastPlaceAreOneMoreGuest() {
        var party = Party.of(world, "crowded@work.example");
        party.invite("first@home.example");
        party.invite("second@home.example");
        var statuses = IntStream.range(0, 50)
                .parallel()
                .mapToObj(
                        i -> invite(party.uid(), "guest" + i + "@home.example").status())
                .distinct()
                .toList();
        assertEquals(List.of(202), statuses);
        eventually("49 refusals", () -> refused(party.uid()) == 49 ? true : null);
        assertEquals(3, party.statistics().path("attendees").asInt());
        assertEquals(
                3,
                world.api()
                        .get("/api/event/" + party.uid() + "/attendees")
                        .json()
                        .path("items")
                        .size());
        eventually(
                "one mail about it", () -> subjects("crowded@work.example", "All invites are used") > 0 ? true : null);
        assertEquals(1, subjects("crowded@work.example", "All invites are used"));
        put("crowded@work.example", "{\"plan\":\"choir\"}");
        party.invite("fourth@home.example");
        assertEquals(
                4, organizer("crowded@work.example").path("invites_per_event").asInt());
    }

    @Test
    void theEventAfterTheLastIsToldAsThatAndALargerPlanTakesIt() {
        var host = "busy@work.example";
        Party.of(world, host);
        Party.confirmedOther(world, host, 2);
        var third = Draft.of(host);
        world.send(Calendars.request(third));
        eventually("a mail about the limit", () -> world.inbox(host).stream()
                .filter(mail -> mail.text().contains("there is no place for one more event"))
                .findFirst()
                .orElse(null));
        assertEquals(2, organizer(host).at("/events/living").asInt());
        assertEquals(2, organizer(host).at("/events/limit").asInt());
        assertEquals(200, put(host, "{\"plan\":\"choir\"}").status());
        world.send(Calendars.request(third));
        eventually("the third event", () -> Party.links(world, host).size() == 3 ? true : null);
    }

    @Test
    void aSuspendedOrganizerInvitesNobodyAndHisCancellationGoesThrough() {
        var host = "spammer@work.example";
        var party = Party.of(world, host);
        party.invite("victim@home.example");
        var answer = put(host, "{\"suspended\":true,\"reason\":\"Spam\"}");
        assertEquals("Spam", answer.json().path("reason").asText());
        assertEquals(409, invite(party.uid(), "next@home.example").status());
        world.send(Calendars.request(Draft.of(host)));
        world.send(Calendars.request(party.draft().movedTo(party.draft().start().plusDays(1))));
        eventually("both refused", () -> subjects(host, "Not done") == 2 ? true : null);
        world.send(Calendars.cancel(party.draft().next().next()));
        eventually("a cancellation", () -> world.inbox("victim@home.example").stream()
                .flatMap(mail -> mail.calendar().stream())
                .filter(part -> part.text().contains("METHOD:CANCEL"))
                .findFirst()
                .orElse(null));
        assertEquals(1, subjects("victim@home.example", "Sommerfest") - 1, "an invitation and its end, no update");
        put(host, "{\"suspended\":false}");
        Party.confirmedOther(world, host, 2);
    }

    @Test
    void organizersAreListedAndWhatCannotBeMeantIsSaid() {
        Party.of(world, "listed@work.example");
        var all = world.api().get("/api/system/organizers?limit=500").json().path("items");
        assertTrue(StreamSupport.stream(all.spliterator(), false)
                .anyMatch(one -> one.path("organizer").asText().equals("listed@work.example")
                        && one.path("state").asText().equals("active")));
        assertEquals(
                404,
                world.api().get("/api/system/organizers/nobody@work.example").status());
        assertEquals(422, put("listed@work.example", "{\"plan\":\"gold\"}").status());
        assertEquals(422, put("listed@work.example", "{\"state\":\"gone\"}").status());
        assertEquals(400, put("listed@work.example", "{\"banned\":true}").status());
        assertEquals(422, put("no address", "{\"suspended\":true}").status());
        assertEquals(
                401,
                world.api()
                        .call(Question.get("/api/system/organizers").withKey(""))
                        .status());
    }

    @Test
    void aLinkToManageStandsInForAKeyForItsEventAndNothingElse() {
        var party = Party.of(world, "holder@work.example");
        var other = Party.of(world, "stranger@work.example");
        var read = link("holder@work.example", "read");
        var manage = link("holder@work.example", "manage");
        var event = "/api/event/" + party.uid();
        for (var path : List.of("", "/statistics", "/attendees", "/history")) {
            assertEquals(200, by("GET", event + path, read).status(), path);
            assertEquals(200, by("GET", event + path, manage).status(), path);
        }
        assertEquals(202, invite(party.uid(), "linked@home.example", manage).status());
        assertEquals(202, by("POST", event + "/report", manage).status());
        assertEquals(403, invite(party.uid(), "linked@home.example", read).status());
        assertEquals(403, by("POST", event + "/report", read).status());
        assertEquals(403, by("GET", event + "/report", manage).status());
        for (var path : List.of("/api/event/" + other.uid(), "/api/system/organizers"))
            assertEquals(401, by("GET", path, manage).status(), path);
        assertEquals(403, by("POST", event + "/uninvite", manage).status());
        assertEquals(403, by("PUT", event + "/strangers", manage).status());
        assertEquals(401, by("POST", "/api/organizer/events", manage).status());
        assertEquals(
                403,
                by("POST", "/api/organizer/stranger@work.example/links/revoke?event=" + party.uid(), manage)
                        .status());
        var answer = new Browser().open(SERVER.url() + event + "?link=" + manage);
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(
                "no-referrer", answer.headers().firstValue("Referrer-Policy").orElse(""));
    }

    @Test
    void revokedLinksOpenNothingAnyMoreAndNewOnesDo() {
        var host = "revoker@work.example";
        var party = Party.of(world, host);
        var event = "/api/event/" + party.uid();
        var manage = link(host, "manage");
        var page = SERVER.url() + "/links/" + party.uid() + "?link=" + manage;
        var browser = new Browser();
        var shown = browser.open(page);
        assertEquals(200, shown.statusCode());
        assertTrue(shown.body().contains("<button"), shown.body());
        assertEquals("no-store", shown.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(410, browser.open(page.replace(manage, link(host, "read"))).statusCode());
        assertEquals(200, by("GET", event, manage).status(), "opening the page changes nothing");
        assertEquals(400, browser.press(page, "").statusCode(), "only the button revokes");
        assertEquals(200, by("GET", event, manage).status());
        assertEquals(200, browser.press(page, "revoke").statusCode());
        assertEquals(410, browser.press(page, "revoke").statusCode());
        assertEquals(401, by("GET", event, manage).status());
        assertEquals(401, by("GET", event, link(host, "read")).status());
        var next = Party.confirmedOther(world, host, 2);
        var fresh = newest(host, "manage");
        assertEquals(200, by("GET", "/api/event/" + next, fresh).status());
        var revoke = "/api/organizer/" + host + "/links/revoke";
        assertEquals(204, by("POST", revoke + "?event=" + next, fresh).status());
        assertEquals(401, by("GET", "/api/event/" + next, fresh).status());
        assertEquals(204, world.api().call(Question.post(revoke, "").as("")).status());
        assertEquals(
                401,
                world.api().call(Question.post(revoke, "").as("").withKey("")).status());
    }

    private static Answer invite(String uid, String email) {
        return world.api().post("/api/event/" + uid + "/invite", "{\"email\":\"" + email + "\"}");
    }

    private static Answer invite(String uid, String email, String link) {
        return world.api()
                .call(Question.post("/api/event/" + uid + "/invite?link=" + link, "{\"email\":\"" + email + "\"}")
                        .withKey(""));
    }

    private static Answer by(String method, String path, String link) {
        var asked = path + (path.contains("?") ? "&" : "?") + "link=" + link;
        return world.api().call(Question.get(asked).by(method).withKey(""));
    }

    private static Answer put(String email, String json) {
        return world.api()
                .call(Question.post("/api/system/organizers/" + email.replace(" ", "%20"), json)
                        .by("PUT"));
    }

    private static JsonNode organizer(String email) {
        return world.api().get("/api/system/organizers/" + email).json();
    }

    private static String link(String host, String scope) {
        return links(host, scope).get(0);
    }

    private static String newest(String host, String scope) {
        var all = links(host, scope);
        return all.get(all.size() - 1);
    }

    private static List<String> links(String host, String scope) {
        return world.inbox(host).stream()
                .flatMap(mail -> LINK.matcher(mail.text()).results())
                .map(found -> found.group(1))
                .filter(link -> link.startsWith(scope + "."))
                .toList();
    }

    private static long subjects(String address, String begin) {
        return world.inbox(address).stream()
                .filter(mail -> mail.subject().contains(begin))
                .count();
    }

    private static long refused(String uid) {
        var items = world.api().get("/api/system/quarantine?limit=500").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(one -> one.path("subject").asText().endsWith(uid))
                .filter(one -> one.path("outcome").asText().equals("limited"))
                .count();
    }
}
