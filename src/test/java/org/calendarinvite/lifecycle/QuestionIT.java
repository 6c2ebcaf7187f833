package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.calendarinvite.mail.QuestionLinks;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Browser;
import org.calendarinvite.world.CalendarText;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A held mail changes nothing until the one who can say it has pressed a button. */
class QuestionIT {

    private static final String SECRET = "the-secret-of-the-tests-0123456789abcdef";
    private static final Pattern LINK = Pattern.compile("http://\\S+/ask/(\\S+)");

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("question");

    /** {@code cis.limits.notices-per-hour}. */
    private static final int LIMIT = 20;

    private static final Browser BROWSER = new Browser();
    private static World world;

    @BeforeAll
    static void start() {
        SERVER.with("CIS_SECRET", SECRET).start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void aForgedEventComesIntoBeingOnceItsClaimedSenderSaysSo() {
        var draft = Draft.of("claimed@work.example").withSummary("Cheap pills");
        Party.known(world, draft.organizer());
        world.send(Calendars.request(draft).forged());
        var mail = question(draft.organizer());
        for (var word : List.of("Cheap", "pills", draft.organizerName(), draft.location(), draft.uid()))
            assertFalse((mail.toString() + mail.text() + mail.html()).contains(word), word);
        var link = link(mail);
        assertPage(200, "Yes, I sent it", BROWSER.open(link));
        assertPage(200, "No, ignore it", BROWSER.open(link));
        assertPage(400, "buttons", BROWSER.press(link, "perhaps"));
        afterAllThat("after-looking@work.example");
        assertEquals(List.of(), Party.links(world, draft.organizer()));

        assertPage(200, "Yes, I sent it", BROWSER.press(link, "yes"));
        var party = Party.confirmed(world, draft);
        assertEquals("Cheap pills", party.event().path("summary").asText());
        assertPage(200, "Yes, I sent it", BROWSER.press(link, "yes"));
        assertPage(409, "Yes, I sent it", BROWSER.press(link, "no"));
        assertPage(200, "Yes, I sent it", BROWSER.open(link));
        afterAllThat("after-pressing@work.example");
        assertEquals(2, world.inbox(draft.organizer()).size(), "one question, one confirmation");
        assertEquals(0, party.event().path("sequence").asInt());
    }

    @Test
    void aForgedChangeIsMadeOnYesAndAForgedCancellationStaysWithoutEffectOnNo() {
        var party = Party.of(world, "owner@work.example");
        var before = party.event();
        var moved = party.draft().movedTo(party.draft().start().plusDays(3));
        world.send(Calendars.request(moved).forged());
        var change = link(question("owner@work.example"));
        afterAllThat("after-forgery@work.example");
        assertEquals(before, party.event());
        assertPage(200, party.draft().summary(), BROWSER.open(change));
        BROWSER.press(change, "yes");
        eventually("moved", () -> party.event().path("sequence").asInt() == 1 ? true : null);
        assertTrue(
                party.event().path("dtstart").asText().startsWith(moved.start().toString()));

        var kept = party.event();
        world.send(Calendars.cancel(moved).forged());
        var cancel = link(questions("owner@work.example", 2).get(1));
        assertPage(200, "Nothing was changed", BROWSER.press(cancel, "no"));
        assertPage(409, "No, ignore it", BROWSER.press(cancel, "yes"));
        afterAllThat("after-denial@work.example");
        assertEquals(kept, party.event());
        var refusal = held("owner@work.example")
                .filter(item -> item.path("question").path("said").asText().equals("denied"))
                .findFirst()
                .orElseThrow();
        assertEquals("confirm", refusal.path("question").path("kind").asText());
        assertEquals(
                "o*******@work.example",
                refusal.path("question").path("decider").asText());
    }

    @Test
    void aLinkThatWasAlteredOrIsOverOpensNothing() {
        var address = "links@work.example";
        Party.known(world, address);
        world.send(Calendars.request(Draft.of(address)).forged());
        var link = link(question(address));
        var base = link.substring(0, link.indexOf("/ask/") + 5);
        var token = link.substring(base.length());
        assertPage(404, "not complete", BROWSER.open(link.substring(0, link.length() - 2)));
        assertPage(404, "not complete", BROWSER.press(link.substring(0, link.length() - 2), "yes"));
        assertPage(404, "not complete", BROWSER.open(base + "x" + token));
        assertPage(404, "not complete", BROWSER.open(base + "%00%ff.1.x"));

        var links = new QuestionLinks(new SignedLinks(SECRET));
        var place = links.place(token).orElseThrow();
        var over = base + links.sign(place, Instant.now().minusSeconds(1));
        assertPage(410, "no longer", BROWSER.open(over));
        assertPage(410, "no longer", BROWSER.press(over, "yes"));
        var nowhere = base
                + links.sign(
                        "2026-01-01T00:00:00.000000000Z#none", Instant.now().plusSeconds(60));
        assertPage(410, "no longer", BROWSER.press(nowhere, "yes"));
        assertPage(200, "Yes, I sent it", BROWSER.open(link));
    }

    @Test
    void aStrangerComesIfTheOrganizerSaysSo() {
        var host = "asked@work.example";
        var party = Party.of(world, host);
        var invite = party.invite("guest@home.example");
        world.send(Calendars.replyOf("stranger@home.example", invite, "ACCEPTED", "May I come <too>?"));
        var mail = question(host);
        for (var words : List.of(
                "stranger@home.example",
                "guest@home.example",
                party.draft().summary(),
                "Answer: Yes",
                "> May I come <too>?",
                "It is proven that the mail comes from stranger@home.example"))
            assertTrue(mail.text().contains(words), mail::text);
        assertTrue(mail.html().contains("May I come &lt;too&gt;?"), mail::html);
        assertEquals(1, party.statistics().path("attendees").asInt());
        var link = link(mail);
        assertPage(200, "Invite stranger@home.example", BROWSER.open(link));
        assertPage(200, "May I come &lt;too&gt;?", BROWSER.open(link));
        BROWSER.press(link, "yes");
        eventually("counted", () -> accepted(party) == 1 ? true : null);
        assertEquals(2, party.statistics().path("attendees").asInt());
        var own = calendars("stranger@home.example", "REQUEST", 1).get(0);
        assertFalse(Calendars.organizer(own).equals(Calendars.organizer(invite)), "an address of his own");

        world.send(Calendars.replyOf("nobody@home.example", invite, "ACCEPTED"));
        var second = link(questions(host, 2).get(1));
        BROWSER.press(second, "no");
        eventually(
                "refused",
                () -> held("nobody@home.example")
                                .anyMatch(item -> item.path("outcome").asText().equals("refused"))
                        ? true
                        : null);
        assertEquals(2, party.statistics().path("attendees").asInt());
        assertPage(200, "You said: no", BROWSER.open(second));
    }

    @Test
    void aQuestionThatHasBecomeMootIsNotPut() {
        var host = "meanwhile@work.example";
        var party = Party.of(world, host);
        var invite = party.invite("early@home.example");
        world.send(Calendars.replyOf("late@home.example", invite, "ACCEPTED"));
        var link = link(question(host));
        assertPage(200, "Invite late@home.example", BROWSER.open(link));
        party.invite("late@home.example");
        assertMoot("late@home.example is on the guest list already", link);
        assertEquals(0, accepted(party));

        world.send(Calendars.counter(invite, party.draft().start().plusDays(1)));
        var move = link(questions(host, 2).get(1));
        assertPage(200, "Move the event", BROWSER.open(move));
        var moved = party.draft().movedTo(party.draft().start().plusDays(2));
        world.send(Calendars.request(moved));
        eventually("moved", () -> party.event().path("sequence").asInt() == 1 ? true : null);
        assertMoot("was changed after this time was proposed", move);
        world.send(Calendars.cancel(moved.next()));
        eventually("cancelled", () -> party.event().path("status").asText().equals("cancelled") ? true : null);
        assertMoot("is cancelled", move);
        var event = party.event();
        afterAllThat("after-moot@work.example");
        assertEquals(event, party.event());
    }

    @Test
    void whoWasTakenOffTheListIsBackWhenTheOrganizerSaysSo() {
        var host = "forgiving@work.example";
        var party = Party.of(world, host);
        var invite = party.invite("friend@home.example");
        world.send(Calendars.replyOf("back@home.example", invite, "TENTATIVE"));
        var link = link(question(host));
        party.invite("back@home.example");
        var gone = world.api().post("/api/event/" + party.uid() + "/uninvite", "{\"email\": \"back@home.example\"}");
        assertEquals(202, gone.status(), gone::text);
        assertEquals(1, party.statistics().path("attendees").asInt());
        assertPage(200, "Invite back@home.example", BROWSER.open(link));
        BROWSER.press(link, "yes");
        eventually(
                "counted",
                () -> party.statistics().path("rsvp").path("tentative").asInt() == 1 ? true : null);
        assertEquals(2, party.statistics().path("attendees").asInt());
        calendars("back@home.example", "REQUEST", 2);
        BROWSER.press(link, "yes");
        afterAllThat("after-back@work.example");
        assertEquals(2, calendars("back@home.example", "REQUEST", 2).size(), "invited again, once");
    }

    @Test
    void aProposedTimeIsTakenOrDeclined() {
        var host = "flexible@work.example";
        var party = Party.of(world, host);
        var bob = party.invite("bob@home.example");
        party.invite("carol@home.example");
        var later = party.draft().start().plusDays(1);
        world.send(Calendars.counter(bob, later));
        var mail = question(host);
        assertTrue(mail.text().contains("bob@home.example"), mail::text);
        assertTrue(mail.text().contains("your own calendar too"), mail::text);
        BROWSER.press(link(mail), "yes");
        for (var guest : List.of("bob@home.example", "carol@home.example")) {
            var told = calendars(guest, "REQUEST", 2).get(1);
            assertEquals(later, Calendars.local(told.event("DTSTART")));
        }
        var again = calendars("bob@home.example", "REQUEST", 2).get(1);
        world.send(Calendars.counter(again, later.plusDays(1)));
        BROWSER.press(link(questions(host, 2).get(1)), "no");
        var declined = eventually("a declined proposal", () -> world.inbox("bob@home.example").stream()
                .filter(one -> one.structure().contains("text/calendar"))
                .filter(one -> one.calendar().orElseThrow().text().contains("METHOD:DECLINECOUNTER"))
                .findFirst()
                .orElse(null));
        assertTrue(declined.text().contains("stays"), declined::text);
        assertTrue(party.event().path("dtstart").asText().startsWith(later.toString()));
    }

    @Test
    void theOrganizerNeedNotBeAskedEachTime() {
        var party = Party.of(world, "policy@work.example");
        var path = "/api/event/" + party.uid() + "/strangers";
        var invite = party.invite("first@home.example");
        var set =
                world.api().call(Question.post(path, "{\"policy\": \"accept\"}").by("PUT"));
        assertEquals(200, set.status(), set::text);
        assertEquals("accept", set.json().path("strangers").asText());
        assertEquals("accept", party.event().path("strangers").asText());
        world.send(Calendars.replyOf("welcome@home.example", invite, "ACCEPTED"));
        eventually("counted", () -> accepted(party) == 1 ? true : null);

        world.api().call(Question.post(path, "{\"policy\": \"refuse\"}").by("PUT"));
        world.send(Calendars.replyOf("unwelcome@home.example", invite, "ACCEPTED"));
        eventually("refused", () -> held("unwelcome@home.example").findFirst().orElse(null));
        assertEquals(2, party.statistics().path("attendees").asInt());
        assertEquals(List.of(), asking("policy@work.example"));
    }

    @Test
    void aPolicyThatIsNoneIsAProblem() {
        var party = Party.of(world, "strict@work.example");
        var path = "/api/event/" + party.uid() + "/strangers";
        assertEquals(422, put(path, "{\"policy\": \"perhaps\"}"));
        assertEquals(422, put(path, "{}"));
        assertEquals(400, put(path, "{\"policy\""));
        assertEquals(400, put(path, ""));
        assertEquals(404, put("/api/event/00000000-0000-4000-8000-000000000000/strangers", "{\"policy\": \"hold\"}"));
        var question = Question.post(path, "{\"policy\": \"hold\"}").by("PUT");
        assertEquals(401, world.api().call(question.withKey("")).status());
        assertEquals(415, world.api().call(question.as("text/plain")).status());
        assertEquals("hold", party.event().path("strangers").asText());
    }

    @Test
    void whoeverLosesARaceForAPolicyIsServedAllTheSame() {
        var party = Party.of(world, "race@work.example");
        var path = "/api/event/" + party.uid() + "/strangers";
        var policies = List.of("accept", "hold", "refuse");
        var statuses = IntStream.range(0, 30)
                .parallel()
                .map(i -> put(path, "{\"policy\": \"" + policies.get(i % 3) + "\"}"))
                .boxed()
                .collect(Collectors.toSet());
        assertEquals(Set.of(200), statuses);
    }

    @Test
    void nobodyIsAskedMoreThanTwentyTimesAnHour() {
        var victim = "victim@work.example";
        Party.known(world, victim);
        var hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i <= LIMIT; i++)
            world.send(Calendars.request(Draft.of(victim)).forged());
        var kept = "QUESTION_ASKED to v*******@work.example is not mailed";
        eventually("the last of them kept or sent", () -> asking(victim).size() > LIMIT || logged(kept) ? true : null);
        assumeTrue(hour.equals(Instant.now().truncatedTo(ChronoUnit.HOURS)), "an hour began meanwhile");
        assertEquals(LIMIT, questions(victim, LIMIT).size());
        assertEquals(LIMIT + 1, held(victim).count());
    }

    @Test
    void whoNeverHadAnEventHereIsNotMailedAboutAForgery() {
        var stranger = "never-heard-of@elsewhere.example";
        world.send(Calendars.request(Draft.of(stranger)).forged());
        eventually("held", () -> held(stranger).findFirst().orElse(null));
        eventually("decided", () -> logged("to somebody who is not known here") ? true : null);
        assertEquals(List.of(), asking(stranger));
    }

    @Test
    void weNeverMailOurselves() {
        var us = "someone@" + Calendars.DOMAIN;
        world.send(Calendars.request(Draft.of(us)));
        world.send(Calendars.request(Draft.of(us)).forged());
        eventually("both held", () -> held(us).count() == 2 ? true : null);
        afterAllThat("after-ourselves@work.example");
        assertEquals(0, held("invites@" + Calendars.DOMAIN).count(), "nothing of ours came back to us");
        assertEquals(0, held(us).filter(item -> item.has("question")).count());
    }

    private static boolean logged(String line) throws IOException {
        return Files.readString(Path.of("target/it-logs/question.log")).contains(line);
    }

    private static int put(String path, String json) {
        return world.api().call(Question.post(path, json).by("PUT")).status();
    }

    private static int accepted(Party party) {
        return party.statistics().path("rsvp").path("accepted").asInt();
    }

    /** Mails that came before have been handled when a later one has. */
    private static void afterAllThat(String next) {
        Party.of(world, next);
    }

    private static ReceivedMail question(String address) {
        return questions(address, 1).get(0);
    }

    private static List<ReceivedMail> questions(String address, int count) {
        return eventually("question " + count + " to " + address, () -> {
            var found = asking(address);
            return found.size() >= count ? found : null;
        });
    }

    private static List<ReceivedMail> asking(String address) {
        return world.inbox(address).stream()
                .filter(mail -> LINK.matcher(mail.text()).find())
                .toList();
    }

    private static String link(ReceivedMail mail) {
        var link = LINK.matcher(mail.text());
        assertTrue(link.find(), mail::text);
        assertTrue(mail.html().contains(link.group()), mail::html);
        return link.group();
    }

    private static List<CalendarText> calendars(String address, String method, int count) {
        return eventually(count + " × " + method + " for " + address, () -> {
            var found = world.inbox(address).stream()
                    .flatMap(mail -> mail.calendar().stream())
                    .map(part -> new CalendarText(part.text()))
                    .filter(calendar -> calendar.method().equals(method))
                    .toList();
            return found.size() >= count ? found : null;
        });
    }

    private static Stream<JsonNode> held(String sender) {
        var items = world.api().get("/api/system/quarantine?limit=500").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("sender").asText().equals(sender));
    }

    private static void assertPage(int status, String words, HttpResponse<String> page) {
        assertEquals(status, page.statusCode(), page::body);
        assertTrue(page.body().contains(words), page::body);
        assertTrue(header(page, "Content-Type").startsWith("text/html"), () -> header(page, "Content-Type"));
        var policy = header(page, "Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'") && policy.contains("frame-ancestors 'none'"), policy);
        assertEquals("no-store", header(page, "Cache-Control"));
        assertEquals("no-referrer", header(page, "Referrer-Policy"));
        assertTrue(header(page, "X-Robots-Tag").contains("noindex"));
        assertFalse(page.body().contains("<script") || page.body().contains("://"), page::body);
    }

    private static void assertMoot(String words, String link) {
        assertPage(410, words, BROWSER.open(link));
        assertPage(410, words, BROWSER.press(link, "yes"));
        assertPage(410, words, BROWSER.press(link, "no"));
    }

    private static String header(HttpResponse<String> page, String name) {
        return page.headers().firstValue(name).orElse("");
    }
}
