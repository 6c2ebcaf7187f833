package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calendarinvite.world.Api.Answer;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Browser;
import org.calendarinvite.world.CalendarText;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole season: handed over as a file, shown to everybody, picked from, and changed by its next file. */
class ScheduleIT {

    private static final Path SAMPLE = Path.of("src/main/resources/samples/season.csv");
    private static final String LEAGUE = "league@work.example";
    private static final Pattern CONFIRM = Pattern.compile("http://\\S+/s/\\S+/confirm/\\S+");

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("schedule");

    private static final Browser BROWSER = new Browser();
    private static World world;

    @BeforeAll
    static void start() {
        SERVER.with("CIS_SCHEDULES_FRESH", "1s")
                .with("CIS_SCHEDULES_LOOK", "1s")
                .start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void fiveGamesPickedAreFiveInvitesAndOnlyWhatChangesIsMailed() throws IOException {
        var csv = Files.readString(SAMPLE);
        imported("league", csv, 272);
        assertEquals(1, mails(LEAGUE, 1).size(), "one summary, no 272 confirmations");
        assertTrue(mails(LEAGUE, 1).get(0).text().contains("272 new games"));

        assertPage(200, "Amberford Otters", BROWSER.open(page("league") + "/week/1?email=nina@home.example"));
        assertPage(200, "Look into your mailbox", pick("league", "nina@home.example", 1, 2, 3, 4, 5));
        var mail = mails("nina@home.example", 1).get(0);
        assertTrue(mail.calendar().isEmpty() && mail.text().contains("invites to 5 games"), mail::text);
        var link =
                CONFIRM.matcher(mail.text()).results().findFirst().orElseThrow().group();
        assertPage(200, "nina@home.example", BROWSER.open(link));
        assertPage(200, "on their way", BROWSER.fill(link, ""));
        assertPage(200, "on their way", BROWSER.fill(link, ""));
        var invites = mails("nina@home.example", 6);
        assertEquals(
                5, invites.stream().filter(one -> one.calendar().isPresent()).count());
        assertEquals(5, uids(invites).stream().distinct().count());

        assertPage(200, "Look into your mailbox", pick("league", "nina@home.example", 6));
        assertEquals("REQUEST", calendar(mails("nina@home.example", 7).get(6)).method(), "confirmed before");

        var moved = csv.replace("g001,1,2031-09-11,20:15", "g001,1,2031-09-12,19:00")
                .lines()
                .filter(line -> !line.startsWith("g002,"))
                .collect(Collectors.joining("\n", "", "\n"));
        imported("league", moved, 0);
        var told = mails("nina@home.example", 9).subList(7, 9).stream()
                .map(one -> calendar(one).method())
                .sorted()
                .toList();
        assertEquals(List.of("CANCEL", "REQUEST"), told);
        assertEquals(1, status("league").at("/last_import/changed").asInt());
        assertEquals(1, status("league").at("/last_import/cancelled").asInt());
        assertEquals(202, post("league", moved, "").status());
        eventually("the mailbox of the league", () -> mails(LEAGUE, 2));
        assertEquals(9, world.inbox("nina@home.example").size(), "the same file changes nothing");
        assertPage(200, "Cancelled", BROWSER.open(page("league") + "/week/1"));
    }

    @Test
    void whatIsForgedTooMuchOrBrokenChangesNothing() {
        imported("small", rows(10), 10);
        assertPage(422, "Choose at least one game", pick("small", "a@home.example", 99));
        assertPage(422, "one mail address", pick("small", "nonsense", 1));
        assertPage(404, "no schedule at this address", pick("other", "a@home.example", 1));
        assertPage(410, "This link is over", BROWSER.open(page("small") + "/confirm/eA.1.y"));
        var broken = post("small", rows(3), "");
        assertEquals(409, broken.status(), broken::text);
        assertTrue(broken.text().contains("7 of 10 games"), broken::text);
        assertEquals("held", status("small").at("/last_import/status").asText());
        assertEquals(202, post("small", rows(3), "&force=true").status());
        eventually(
                "seven cancelled",
                () -> status("small").at("/last_import/cancelled").asInt() == 7 ? true : null);
        assertEquals(409, post("none", "nothing\n1\n", "").status());
        var key = world.api()
                .post(
                        "/api/system/keys",
                        "{\"name\":\"k\",\"organizer\":\"eve@work.example\",\"scopes\":[\"read\",\"write\"]}")
                .json()
                .path("key")
                .asText();
        var eve = world.api()
                .call(Question.post("/api/schedules/small", rows(10))
                        .as("text/csv")
                        .withKey(key));
        assertEquals(409, eve.status(), eve::text);
        assertEquals(
                404,
                world.api()
                        .call(Question.get("/api/schedules/small").withKey(key))
                        .status());
    }

    @Test
    void whoMayHaveNoEventsHasNoScheduleWhoeverHandsItOver() {
        var spam = Question.post("/api/system/organizers/spam@work.example", "{\"suspended\":true}");
        assertEquals(200, world.api().call(spam.by("PUT")).status());
        var refused = post("spam", rows(3), "&force=true");
        assertEquals(409, refused.status(), refused::text);
        assertTrue(refused.text().contains("suspended"), refused::text);
        assertEquals(404, world.api().get("/api/schedules/spam").status());
        assertPage(404, "no schedule at this address", BROWSER.open(page("spam")));
    }

    @Test
    void morePicksThanMayBeAreRefused() {
        imported("many", rows(301), 301);
        var all = IntStream.rangeClosed(1, 301).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertPage(422, "at most 300 games", BROWSER.fill(page("many"), "email=max@home.example&basket=" + all));
        assertPage(200, "Look into", BROWSER.fill(page("many"), "email=max@home.example&team=team-1"));
        assertTrue(mails("max@home.example", 1).get(0).text().contains("Team 1"));
    }

    @Test
    void aFolderAndAFeedAndTheEnd() throws IOException, InterruptedException {
        var folder = Files.createDirectories(SERVER.data().resolve("schedules"));
        Files.writeString(
                folder.resolve("club.properties"), "organizer=club@work.example\ntitle=Club\nzone=Europe/Berlin\n");
        Files.writeString(folder.resolve("club.csv"), rows(4));
        eventually("the folder is imported", () -> done("club") ? true : null);
        var feed = feed("club", "");
        assertEquals(4, feed.body().split("BEGIN:VEVENT").length - 1);
        assertTrue(feed.body().contains("X-WR-CALNAME:Club") && !feed.body().contains("club@work"), feed::body);
        var tag = feed.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, feed("club", tag).statusCode());
        var gone = world.api().call(Question.get("/api/schedules/club").by("DELETE"));
        assertEquals(202, gone.status(), gone::text);
        eventually("it is gone", () -> world.api().get("/api/schedules/club").status() == 404 ? true : null);
        eventually("so is its page", () -> BROWSER.open(page("club")).statusCode() == 404 ? true : null);
    }

    private static HttpResponse<String> feed(String id, String tag) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(page(id) + "/feed.ics"));
        if (!tag.isEmpty()) request.header("If-None-Match", tag);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static void imported(String id, String csv, int added) {
        var answer = post(id, csv, "");
        assertEquals(202, answer.status(), answer::text);
        var read = answer.json().at("/last_import/id").asText();
        eventually(
                "imported " + id,
                () -> status(id).at("/last_import/id").asText().equals(read) && done(id) ? true : null);
        assertEquals(added, status(id).at("/last_import/added").asInt(), () -> status(id)
                .toString());
    }

    private static boolean done(String id) {
        return status(id).at("/last_import/status").asText().equals("done");
    }

    private static JsonNode status(String id) {
        return world.api().get("/api/schedules/" + id).json();
    }

    private static Answer post(String id, String csv, String more) {
        var path =
                "/api/schedules/" + id + "?title=Season&zone=America/New_York&organizer=" + id + "@work.example" + more;
        return world.api().call(Question.post(path, csv).as("text/csv"));
    }

    private static String rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "k" + i + ",2098-05-0" + (1 + i % 9) + ",19:00,Team " + (1 + i % 5) + ",Guests " + i)
                .collect(Collectors.joining("\n", "id,date,time,home,away\n", "\n"));
    }

    private static HttpResponse<String> pick(String id, String email, int... numbers) {
        var picks = IntStream.of(numbers).mapToObj(one -> "&pick=" + one).collect(Collectors.joining());
        return BROWSER.fill(page(id), "email=" + email + picks);
    }

    private static String page(String id) {
        return SERVER.url() + "/s/" + id;
    }

    private static CalendarText calendar(ReceivedMail mail) {
        return new CalendarText(mail.calendar().orElseThrow().text());
    }

    private static List<String> uids(List<ReceivedMail> mails) {
        return mails.stream()
                .filter(one -> one.calendar().isPresent())
                .map(one -> calendar(one).uid())
                .toList();
    }

    private static List<ReceivedMail> mails(String address, int count) {
        return eventually(count + " mails to " + address, () -> {
            var mails = world.inbox(address);
            return mails.size() >= count ? mails : null;
        });
    }

    private static void assertPage(int status, String part, HttpResponse<String> page) {
        assertEquals(status, page.statusCode(), page::body);
        assertTrue(page.body().contains(part), page::body);
    }
}
