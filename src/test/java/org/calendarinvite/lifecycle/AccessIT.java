package org.calendarinvite.lifecycle;

import static org.awaitility.Awaitility.await;
import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.calendarinvite.world.Api.Answer;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** docs/access.md, call by call: who may do what, and whose it is. */
class AccessIT {

    private static final Path TABLE = Path.of("docs/access.md");
    private static final String HOST = "host@work.example";
    private static final String SYSTEM_KEY = Question.get("/").key();

    /** Long enough to be stopped. */
    private static final String LONG_LIST = "email\n"
            + IntStream.range(0, 400)
                    .mapToObj(i -> "listed" + i + "@home.example\n")
                    .collect(Collectors.joining());

    /** A row of the table; {@code expected} is caller → status. */
    private record Row(String method, String path, String body, Map<String, Integer> expected) {}

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("access")
            .with("CIS_TENANTS_CHOIR", "choir.localhost")
            .with("CIS_HOOKS_ALLOW_PRIVATE", "true")
            .with("CIS_HOOKS_PER_TENANT", "100")
            // Each row makes what it needs anew, as fast as it can.
            .with("CIS_BULK_AT_ONCE", "1000")
            .with("CIS_BULK_TENANT_AT_ONCE", "1000")
            .with("CIS_SCHEDULES_PER_ORGANIZER", "1000")
            .with("CIS_API_REQUESTS_PER_SECOND", "1000")
            .with("CIS_API_REQUESTS_PER_SECOND_FROM_ADDRESS", "1000");

    private static final Map<String, String> KEYS = new HashMap<>();
    private static final AtomicInteger SCHEDULES = new AtomicInteger();

    private static World world;
    private static Party party;
    private static final Map<String, String> LINKS = new HashMap<>();

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
        party = Party.of(world, HOST);
        party.invite("invited@home.example");
        var letter = world.inbox(HOST).get(0);
        LINKS.put("link", link("read", letter.text()));
        LINKS.put("manager", link("manage", letter.text()));
        KEYS.put("reader", key("{\"name\":\"r\",\"organizer\":\"" + HOST + "\"}"));
        KEYS.put("organizer", key("{\"name\":\"o\",\"organizer\":\"" + HOST + "\",\"scopes\":[\"read\",\"write\"]}"));
        KEYS.put(
                "another",
                key("{\"name\":\"a\",\"organizer\":\"other@work.example\",\"scopes\":[\"read\",\"write\"]}"));
        KEYS.put("foreign", key("{\"name\":\"f\",\"tenant\":\"choir\",\"scopes\":[\"read\",\"write\"]}"));
        KEYS.put("system", key("{\"name\":\"s\",\"scopes\":[\"read\",\"write\"]}"));
        KEYS.put("nobody", "");
        LINKS.keySet().forEach(who -> KEYS.put(who, ""));
    }

    @Test
    void everyCallIsAnsweredToEachCallerAsTheTableSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (var row : rows())
            row.expected().forEach((who, status) -> {
                var answer = call(row, who);
                boolean silent = answer.status() >= 400 && !answer.text().contains("\"detail\"");
                if (answer.status() != status || silent)
                    wrong.add(row.method() + " " + row.path() + " by " + who + ": " + answer.status() + ", not "
                            + status + " " + answer.text());
            });
        assertEquals(List.of(), wrong);
    }

    @Test
    void theTableHasEveryCallThatThereIs() throws IOException {
        var listed = new TreeSet<String>();
        rows().forEach(row -> listed.add(row.method() + " " + row.path().replaceAll("\\{[a-z]+}", "{}")));
        assertEquals(Calls.all(), listed);
    }

    @Test
    void everyChangeAndEveryReadingOfNamesIsInTheAuditLog() {
        world.api().call(Question.get("/api/event/" + party.uid() + "/report").withKey(KEYS.get("reader")));
        world.api()
                .call(Question.post("/api/event/" + party.uid() + "/invite", "{\"email\":\"logged@home.example\"}")
                        .withKey(KEYS.get("organizer")));
        var lines = world.api().get("/api/system/audit?limit=500").json().path("items");
        var told = StreamSupport.stream(lines.spliterator(), false)
                .map(line ->
                        line.path("what").asText() + " " + line.path("about").asText())
                .toList();
        assertTrue(told.contains("report read " + party.uid()), told::toString);
        assertTrue(told.contains("attendee invited " + party.uid()), told::toString);
        assertFalse(lines.toString().contains("logged@home.example"), "no guest is named");
    }

    @Test
    void aRevokedKeyOpensNothing() {
        var given = world.api().post("/api/system/keys", "{\"name\":\"short\"}").json();
        var mine = Question.get("/api/system/events").withKey(given.path("key").asText());
        assertEquals(200, world.api().call(mine).status());
        var id = given.path("id").asText();
        var revoke = Question.get("/api/system/keys/" + id).by("DELETE");
        assertEquals(204, world.api().call(revoke).status());
        assertEquals(401, world.api().call(mine).status());
        assertEquals(204, world.api().call(revoke).status());
        var list = world.api().get("/api/system/keys?limit=500").json();
        assertFalse(list.toString().contains(given.path("key").asText()));
    }

    @Test
    void onlyTheOperatorGivesKeysOfAnotherTenant() {
        var wish = Question.post("/api/system/keys", "{\"name\":\"x\",\"tenant\":\"choir\"}");
        assertEquals(403, world.api().call(wish.withKey(KEYS.get("system"))).status());
        assertEquals(201, world.api().call(wish).status());
        assertEquals(
                422,
                world.api()
                        .post("/api/system/keys", "{\"name\":\"x\",\"tenant\":\"nobodys\"}")
                        .status());
    }

    @Test
    void whatTheOperatorGaveToAnotherTenantHeSeesAndTakesBack() {
        var given = world.api()
                .post("/api/system/keys", "{\"name\":\"lent\",\"tenant\":\"choir\"}")
                .json();
        assertEquals("choir", given.path("tenant").asText());
        var id = given.path("id").asText();
        var list = Question.get("/api/system/keys?tenant=choir&limit=500");
        assertTrue(world.api().call(list).text().contains(id));
        assertEquals(403, world.api().call(list.withKey(KEYS.get("system"))).status());
        var revoke = Question.get("/api/system/keys/" + id + "?tenant=choir").by("DELETE");
        assertEquals(403, world.api().call(revoke.withKey(KEYS.get("system"))).status());
        assertEquals(204, world.api().call(revoke).status());
        var mine = Question.get("/api/system/events").withKey(given.path("key").asText());
        assertEquals(401, world.api().call(mine).status());
    }

    @Test
    void mailToAnotherTenantsDomainMakesAnEventThatOnlyItSees() {
        var draft = Draft.of("singer@work.example");
        var choir = "create@choir.localhost";
        world.send(Calendars.request(draft, text -> text.replace(Calendars.CREATE, choir))
                .to(choir));
        var theirs = Party.confirmed(world, draft);
        var seen = Question.get("/api/event/" + theirs.uid());
        assertEquals(200, world.api().call(seen.withKey(KEYS.get("foreign"))).status());
        assertEquals(404, world.api().call(seen.withKey(KEYS.get("system"))).status());
        assertTrue(world.inbox("singer@work.example").get(0).text().contains(choir));
    }

    @Test
    void aForgottenGuestIsNowhereAndTheNumbersStay() {
        var event = Party.of(world, "forgetful@work.example");
        event.invite("mayfly@home.example");
        eventually(
                "delivered", () -> event.statistics().at("/delivery/delivered").asInt() == 1 ? true : null);
        var numbers = event.statistics();
        var asked = "{\"email\":\"Mayfly@home.example\"}";
        // A machine is told nothing, but what it wrote is kept.
        world.send(BadMail.plainText("mayfly@home.example", Calendars.CREATE, "Auto-Submitted: auto-replied\r\n"));
        var known = eventually("a held mail", () -> {
            var now = world.api().post("/api/system/person/export", asked).json();
            return now.path("held").size() == 1 && now.path("mails").size() == 1 ? now : null;
        });
        assertEquals(event.uid(), known.at("/items/0/uid").asText(), known::toString);
        assertEquals("invited", known.at("/items/0/timeline/0/what").asText(), known::toString);
        assertTrue(inBucket("mayfly@home.example"));
        var erased = world.api().post("/api/system/person/erase", asked).json();
        assertEquals(1, erased.path("invitations").asInt(), erased::toString);
        assertEquals(1, erased.path("held").asInt(), erased::toString);
        assertEquals(1, erased.path("mails").asInt(), erased::toString);
        assertFalse(inBucket("mayfly@home.example"));
        assertEquals(numbers, event.statistics());
        JsonNode after = world.api().post("/api/system/person/export", asked).json();
        for (var kind : List.of("items", "held", "mails", "rejected_rows", "messages"))
            assertEquals(0, after.path(kind).size(), after::toString);
        assertFalse(
                world.api().get("/api/event/" + event.uid() + "/report").text().contains("mayfly"));
        int mails = world.inbox("mayfly@home.example").size();
        world.send(Calendars.cancel(event.draft()));
        eventually("cancelled", () -> event.event().path("status").asText().equals("cancelled") ? true : null);
        // Whoever is asked after the cancellation went out has seen all that was staged for it.
        event.inbox("forgetful@work.example");
        assertEquals(mails, world.inbox("mayfly@home.example").size());
    }

    @Test
    void aHeldMailIsDeletedWithAllOfItsText() {
        var sender = "deleted@home.example";
        world.send(BadMail.plainText(sender, Calendars.CREATE, "Auto-Submitted: auto-replied\r\n"));
        var name = eventually("a held mail", () -> held(sender).findFirst().orElse(null));
        assertTrue(inBucket(sender));
        var delete = Question.get("/api/system/quarantine/" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .by("DELETE");
        assertEquals(404, world.api().call(delete.withKey(KEYS.get("foreign"))).status());
        var deleted = world.api().call(delete);
        assertEquals(204, deleted.status(), deleted::text);
        assertEquals(0, held(sender).count());
        assertFalse(inBucket(sender));
        assertEquals(404, world.api().call(delete).status());
        assertTrue(world.api().get("/api/system/audit?limit=500").text().contains("held mail deleted"));
    }

    private static Stream<String> held(String sender) {
        var items = world.api().get("/api/system/quarantine?limit=500").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(one -> one.path("sender").asText().equals(sender))
                .map(one -> one.path("name").asText());
    }

    private static boolean inBucket(String address) {
        try (var files = Files.walk(SERVER.data().resolve("s3/cis-mail"))) {
            for (var file : files.filter(Files::isRegularFile).toList())
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(address)) return true;
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer call(Row row, String who) {
        var path = filled(row.path());
        if (LINKS.containsKey(who)) path += "?link=" + LINKS.get(who);
        var body = filled(row.body()).replace("\\n", "\n");
        var type = body.isEmpty() ? "" : body.startsWith("{") ? "application/json" : "text/csv";
        var question = new Question(row.method(), path, type, body, KEYS.get(who));
        return world.api().call(question);
    }

    private static String filled(String text) {
        var filled = text.replace("{uid}", party.uid())
                .replace("{organizer}", HOST)
                .replace("{letter}", "invite")
                .replace("{route}", "sort-mail")
                .replace("{queue}", "reports")
                .replace("{held}", "none")
                .replace("{sealed}", "none")
                .replace("{address}", "free@home.example")
                .replace("{attendee}", first("/api/event/" + party.uid() + "/attendees"))
                .replace("{mail}", first("/api/system/mails"));
        if (filled.contains("{hook}")) {
            var hook = world.api().post("/api/system/hooks", "{\"url\":\"http://127.0.0.1:9/\",\"state\":\"active\"}");
            return filled.replace("{hook}", hook.json().path("id").asText());
        }
        if (filled.contains("{schedule}")) {
            var id = "s" + SCHEDULES.incrementAndGet();
            var season = Question.post("/api/schedules/" + id + "?organizer=" + HOST, "date,title\n2098-05-01,Cup\n")
                    .as("text/csv");
            assertEquals(202, world.api().call(season).status());
            // Another file is refused while this one is read.
            await().atMost(Duration.ofSeconds(30)).until(() -> "done"
                    .equals(world.api()
                            .get("/api/schedules/" + id)
                            .json()
                            .path("last_import")
                            .path("status")
                            .asText()));
            return filled.replace("{schedule}", id);
        }
        if (filled.contains("{list}")) {
            var list = Question.post("/api/event/" + party.uid() + "/invites", LONG_LIST)
                    .as("text/csv");
            return filled.replace(
                    "{list}", world.api().call(list).json().path("id").asText());
        }
        if (!filled.contains("{key}")) return filled;
        var fresh = world.api().post("/api/system/keys", "{\"name\":\"to go\"}");
        return filled.replace("{key}", fresh.json().path("id").asText());
    }

    private static String link(String scope, String letter) {
        var found = Pattern.compile("link=(" + scope + "[0-9A-Za-z._-]+)").matcher(letter);
        assertTrue(found.find(), letter);
        return found.group(1);
    }

    private static String first(String list) {
        return world.api().get(list).json().path("items").path(0).path("id").asText();
    }

    private static String key(String json) {
        var given = world.api().call(Question.post("/api/system/keys", json).withKey(SYSTEM_KEY));
        assertEquals(201, given.status(), given::text);
        return given.json().path("key").asText();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> callers = List.of();
        for (var line : Files.readAllLines(TABLE)) {
            if (!line.startsWith("|")) continue;
            var cells = List.of(line.substring(1, line.length() - 1).split("\\|")).stream()
                    .map(cell -> cell.strip().replace("`", ""))
                    .toList();
            if (cells.get(0).equals("call")) callers = cells.subList(2, cells.size());
            else if (!callers.isEmpty() && cells.get(0).contains(" /api/")) rows.add(row(cells, callers));
        }
        return rows;
    }

    private static Row row(List<String> cells, List<String> callers) {
        var call = cells.get(0).split(" ");
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < callers.size(); i++) expected.put(callers.get(i), Integer.valueOf(cells.get(i + 2)));
        return new Row(call[0], call[1], cells.get(1), expected);
    }
}
