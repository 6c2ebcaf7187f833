package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.calendarinvite.world.Api.Answer;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.Mail;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is not to be mailed is not, until somebody says otherwise; and everybody can ask for it at one click. */
class SuppressionIT {

    private static final Pattern HEADER = Pattern.compile("<(http[^>]*)>, <mailto:([^>]*)>");
    private static final Pattern UNDO = Pattern.compile("name=\"undo\" value=\"([^\"]*)\"");

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("suppression");

    private static World world;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void whoBouncedIsRefusedUntilTheOperatorLiftsIt() {
        var party = Party.of(world, "host@work.example");
        assertEquals(202, invite(party, "bert@bounce.localhost").status());
        eventually(
                "a bounce",
                () -> "bounced".equals(guest(party, 0).path("delivery").asText()) ? true : null);
        var refused = invite(party, "bert@bounce.localhost");
        assertEquals(409, refused.status());
        assertTrue(refused.json().path("detail").asText().contains("come back for good"), refused::text);
        var listed = suppressions();
        assertEquals("bert@bounce.localhost bounced tenant", listed.get(0));
        move(party);
        eventually(
                "withheld",
                () -> "suppressed".equals(guest(party, 0).path("delivery").asText()) ? true : null);
        assertEquals(
                "bounced: 550 5.1.1 user unknown",
                guest(party, 0).path("delivery_reason").asText());
        assertEquals(204, lift("bert@bounce.localhost").status());
        assertEquals(404, lift("bert@bounce.localhost").status());
        assertEquals(404, lift("nobody@bounce.localhost").status());
        assertFalse(suppressions().contains(listed.get(0)));
        assertEquals(202, invite(party, "bert@bounce.localhost").status());
        eventually("a second bounce", () -> suppressions().contains(listed.get(0)) ? true : null);
        var told = eventually("both invitations", () -> {
            var sent = timeline(party, 0);
            return sent.stream().filter(one -> one.startsWith("sent invite")).count() == 2 ? sent : null;
        });
        assertEquals("invited", told.get(0));
        assertTrue(told.containsAll(List.of("bounced", "suppressed")), told::toString);
    }

    @Test
    void oneClickUnsubscribesAndCanBeUndone() {
        var party = Party.of(world, "chef@work.example");
        var mail = invited(party, "ulla@home.example");
        assertEquals("List-Unsubscribe=One-Click", mail.header("List-Unsubscribe-Post"));
        var link = link(mail, 1);
        assertTrue(mail.text().contains(link) && mail.html().contains(link), mail::text);
        var page = open(link);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Sommerfest") && page.body().contains("List-Unsubscribe"), page::body);
        assertEquals("delivered", delivery(party), "a scanner that follows links changes nothing");
        assertEquals(400, post(link, "List-Unsubscribe=No").statusCode());

        var done = post(link, mail.header("List-Unsubscribe-Post"));
        assertEquals(200, done.statusCode());
        assertEquals("unsubscribed", delivery(party));
        assertEquals(200, post(link, mail.header("List-Unsubscribe-Post")).statusCode());
        var refused = invite(party, "ulla@home.example");
        assertEquals(409, refused.status());
        assertTrue(refused.json().path("detail").asText().contains("no more invitations"), refused::text);
        assertEquals(
                202,
                invite(Party.of(world, "other@work.example"), "ulla@home.example")
                        .status());
        move(party);
        eventually(
                "the change withheld",
                () -> timeline(party, 0).stream().filter("unsubscribed"::equals).count() == 2 ? true : null);
        assertTrue(report(party).contains(",unsubscribed,"), () -> report(party));

        var undo = UNDO.matcher(done.body());
        assertTrue(undo.find(), done::body);
        assertEquals(410, post(link, "undo=1.x").statusCode());
        assertEquals(200, post(link, "undo=" + undo.group(1)).statusCode());
        eventually("the event as it is now", () -> timeline(party, 0).contains("sent refresh 1") ? true : null);
        assertEquals(202, invite(party, "ulla@home.example").status());
        assertFalse(suppressions().stream().anyMatch(one -> one.startsWith("ulla@home.example")));
    }

    @Test
    void clicksOfOnePersonAtTheSameMomentAreAllHeard() {
        var parties = IntStream.range(0, 4)
                .mapToObj(i -> Party.of(world, "team" + i + "@work.example"))
                .toList();
        parties.forEach(
                party -> assertEquals(202, invite(party, "fritz@home.example").status()));
        var links = eventually("four invitations", () -> {
            var mails = world.inbox("fritz@home.example");
            return mails.size() == 4 ? mails.stream().map(mail -> link(mail, 1)).toList() : null;
        });
        var answers = links.parallelStream()
                .map(link -> post(link, "List-Unsubscribe=One-Click").statusCode())
                .toList();
        assertEquals(List.of(200, 200, 200, 200), answers);
        parties.forEach(party -> assertEquals("unsubscribed", delivery(party)));
        assertEquals(
                4,
                suppressions().stream()
                        .filter("fritz@home.example unsubscribed organizer"::equals)
                        .count());
    }

    @Test
    void aFormOfManyPartsIsOneClickToo() {
        var party = Party.of(world, "koch@work.example");
        var link = link(invited(party, "mona@home.example"), 1);
        var body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        var done = send(HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body)));
        assertEquals(200, done.statusCode(), done::body);
        assertEquals("unsubscribed", delivery(party));
    }

    @Test
    void aMailUnsubscribesWhateverItSays() {
        var party = Party.of(world, "wirt@work.example");
        var box = link(invited(party, "paul@home.example"), 2);
        var machine = "From: <>\r\nTo: " + box + "\r\nAuto-Submitted: auto-generated\r\nSubject: unsubscribe\r\n\r\n";
        world.send(Mail.of("relay@provider.example", box, machine));
        world.send(Mail.of("relay@provider.example", box, machine));
        eventually("unsubscribed", () -> delivery(party).equals("unsubscribed") ? true : null);
        var stories = eventually("both mails told", () -> {
            var found = mails("").stream()
                    .filter(one -> one.path("mailbox").asText().equals("unsubscribe"))
                    .toList();
            return found.size() == 2 ? found : null;
        });
        assertEquals(
                List.of("applied", "applied"),
                stories.stream().map(one -> one.path("outcome").asText()).toList());
        assertEquals(List.of(), world.inbox("relay@provider.example"));
    }

    @Test
    void aMailWithAListHasAStory() {
        var host = "lister@work.example";
        var party = Party.of(world, host);
        world.send(new GuestList(party.uid(), host, "l", 3, 0).mail());
        var told = eventually("its story", () -> mails("").stream()
                .filter(one -> one.path("mailbox").asText().equals("bulk"))
                .findFirst()
                .orElse(null));
        assertEquals("applied", told.path("outcome").asText());
        assertEquals("Begun: 1 list of 3 rows", told.path("reason").asText());
    }

    @Test
    void aMadeUpTokenMeetsTheSamePages() {
        var link = SERVER.url() + "/unsubscribe/" + "0".repeat(26);
        assertEquals(200, open(link).statusCode());
        var done = post(link, "List-Unsubscribe=One-Click");
        assertEquals(200, done.statusCode());
        assertTrue(UNDO.matcher(done.body()).find(), done::body);
        assertEquals(404, open(SERVER.url() + "/unsubscribe/%3Cb%3E").statusCode());
    }

    @Test
    void aWholeLifeIsToldInOrder() {
        var party = Party.of(world, "opa@work.example");
        var invite = party.invite("enkel@home.example");
        eventually("delivered", () -> timeline(party, 0).contains("delivered") ? true : null);
        world.send(Calendars.googleReply(invite, "ACCEPTED", Instant.now()));
        eventually("answered", () -> timeline(party, 0).contains("answered") ? true : null);
        var moved = move(party);
        eventually("updated", () -> timeline(party, 0).contains("sent update 1") ? true : null);
        world.send(Calendars.cancel(moved.draft().next()));
        var told = eventually("cancelled", () -> {
            var all = timeline(party, 0);
            return all.stream().anyMatch(one -> one.startsWith("sent cancellation"))
                            && all.stream().filter("delivered"::equals).count() == 3
                    ? all
                    : null;
        });
        var without = told.stream().filter(one -> !one.equals("delivered")).toList();
        assertEquals(List.of("invited", "sent invite 0", "answered", "sent update 1", "sent cancellation 2"), without);
        var id = guest(party, 0).path("id").asText();
        var path = "/api/event/" + party.uid() + "/attendees/" + id + "/timeline";
        var first = world.api().get(path + "?limit=2").json();
        var rest =
                world.api().get(path + "?next=" + first.path("next").asText()).json();
        assertEquals(
                told.size(), first.path("items").size() + rest.path("items").size());
        assertEquals("api", first.path("items").path(0).path("origin").asText());
        assertFalse(first.path("items").path(1).path("ses_id").asText().isEmpty(), first::toString);
        assertEquals(
                404,
                world.api()
                        .get("/api/event/" + party.uid() + "/attendees/nobody/timeline")
                        .status());
    }

    @Test
    void eachMailHasItsStory() {
        var party = Party.of(world, "lehrer@work.example");
        world.send(Mail.of(
                "spam@else.example",
                "nobody@" + Calendars.DOMAIN,
                "From: spam@else.example\r\nSubject: Hi\r\n\r\nHi\r\n"));
        var refused = eventually("a refusal", () -> mails("").stream()
                .filter(one -> one.path("mailbox").asText().equals("nobody"))
                .findFirst()
                .orElse(null));
        assertEquals("refused", refused.path("outcome").asText());
        assertEquals("s*******@else.example", refused.path("sender").asText());
        assertTrue(refused.path("reason").asText().contains("no mailbox"), refused::toString);
        var applied = mails("").stream()
                .filter(one -> one.path("event").asText().equals(party.uid()))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "applied event_created create",
                applied.path("outcome").asText() + " " + applied.path("did").asText() + " "
                        + applied.path("mailbox").asText());
        assertEquals("pass", applied.path("verdicts").path("dmarc").asText());
        var whole = world.api().get("/api/system/mails/" + refused.path("id").asText());
        assertEquals("spam@else.example", whole.json().path("sender").asText(), whole::text);
        assertEquals(List.of(refused), mails("?trace=" + refused.path("trace").asText()));
        assertEquals(List.of(), mails("?trace=unknown"));
        assertEquals(404, world.api().get("/api/system/mails/1.x").status());
        var one = world.api().get("/api/system/mails?limit=1").json();
        assertEquals(1, one.path("items").size());
        assertFalse(one.path("next").asText().isEmpty());
        assertEquals(
                401,
                world.api().call(Question.get("/api/system/mails").withKey("")).status());
    }

    private static Answer invite(Party party, String guest) {
        return world.api().post("/api/event/" + party.uid() + "/invite", "{\"email\": \"" + guest + "\"}");
    }

    private static ReceivedMail invited(Party party, String guest) {
        assertEquals(202, invite(party, guest).status());
        var mail = eventually(
                "a mail to " + guest,
                () -> world.inbox(guest).stream().findFirst().orElse(null));
        eventually("a delivery", () -> delivery(party).equals("delivered") ? true : null);
        return mail;
    }

    private static Party move(Party party) {
        var start = LocalDateTime.of(2032, 6, 1, 12, 0);
        var draft = party.draft().movedTo(start);
        world.send(Calendars.request(draft));
        return new Party(world, draft, party.uid());
    }

    private static Answer lift(String email) {
        return world.api()
                .call(Question.get("/api/system/suppressions/" + email).by("DELETE"));
    }

    private static List<String> suppressions() {
        return items("/api/system/suppressions").stream()
                .map(one -> String.join(
                        " ",
                        one.path("email").asText(),
                        one.path("reason").asText(),
                        one.path("scope").asText()))
                .toList();
    }

    private static List<JsonNode> mails(String query) {
        return items("/api/system/mails" + query);
    }

    private static JsonNode guest(Party party, int number) {
        return items("/api/event/" + party.uid() + "/attendees").get(number);
    }

    private static String delivery(Party party) {
        return guest(party, 0).path("delivery").asText();
    }

    private static String report(Party party) {
        return world.api().get("/api/event/" + party.uid() + "/report").text();
    }

    /** What happened, in a word each; of mails also which and of which SEQUENCE. */
    private static List<String> timeline(Party party, int number) {
        var id = guest(party, number).path("id").asText();
        return items("/api/event/" + party.uid() + "/attendees/" + id + "/timeline").stream()
                .map(one -> one.path("what").asText()
                        + (one.has("mail")
                                ? " " + one.path("mail").asText() + " "
                                        + one.path("sequence").asText()
                                : ""))
                .toList();
    }

    private static List<JsonNode> items(String path) {
        var answer = world.api().get(path);
        assertEquals(200, answer.status(), answer::text);
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .toList();
    }

    /** As a mail provider reads it in the header. */
    private static String link(ReceivedMail mail, int which) {
        var header = HEADER.matcher(mail.header("List-Unsubscribe"));
        assertTrue(header.matches(), mail.header("List-Unsubscribe"));
        return header.group(which);
    }

    private HttpResponse<String> open(String link) {
        return send(HttpRequest.newBuilder(URI.create(link)));
    }

    private HttpResponse<String> post(String link, String form) {
        return send(HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
