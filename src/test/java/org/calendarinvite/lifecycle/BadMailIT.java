package org.calendarinvite.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.calendarinvite.report.Mailboxes;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.Mail;
import org.calendarinvite.world.NotTaken;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad mail changes nothing, is kept with its reason, is answered at most once, and the next mail is handled. */
class BadMailIT {

    private static final int LIMIT = 4 * 1024 * 1024;

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("bad-mail");

    private static World world;
    private static Party party;

    @BeforeAll
    static void start() {
        SERVER.with("CIS_MAIL_LIMIT", String.valueOf(LIMIT)).start();
        world = new EmbeddedWorld(SERVER);
        party = Party.of(world, "host@work.example");
    }

    @AfterAll
    static void theNextGoodMailIsHandled() {
        Party.of(world, "good@work.example");
    }

    /** Name, words of the reason, mail. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("text-only", "no calendar", BadMail.plainText("text-only@work.example", Calendars.CREATE)),
                mistake("no-method", "METHOD", BadMail.withoutMethod("no-method@work.example")),
                mistake("no-uid", "UID", BadMail.withoutUid("no-uid@work.example")),
                mistake("two-uids", "several", BadMail.twoUids("two-uids@work.example")),
                mistake("backwards", "ends before", BadMail.endsBeforeItStarts("backwards@work.example")),
                mistake("long-summary", "SUMMARY", BadMail.megabyteSummary("long-summary@work.example")),
                mistake(
                        "nobody",
                        "no mailbox",
                        BadMail.plainText("nobody@work.example", "no-such-box@" + Calendars.DOMAIN)),
                mistake(
                        "token",
                        "nobody reads it",
                        BadMail.plainText("token@work.example", "rsvp-zzzzzz@" + Calendars.DOMAIN)),
                mistake("large", "larger", BadMail.tooLarge("large@work.example", LIMIT / 2)));
    }

    private static Arguments mistake(String name, String reason, Mail mail) {
        return Arguments.of(name, reason, mail);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakeIsKeptWithItsReasonAndAnsweredOnceAtMost(String name, String reason, Mail mail) {
        if (!taken(mail)) return;
        var refusal = refusal(mail.sender());
        for (var field :
                List.of("id", "at", "mail_key", "sender", "mailbox", "subject", "outcome", "reason", "trace")) {
            assertTrue(refusal.has(field), () -> field + " is missing in " + refusal);
        }
        assertTrue(
                Pattern.compile(reason).matcher(refusal.path("reason").asText()).find(), refusal::toString);
        assertEquals(Mailboxes.kind(mail.recipient()), refusal.path("mailbox").asText());
        assertAnsweredOnceAtMost(mail.sender());
    }

    @Test
    void organizerIsToldWhatWasWrong() {
        var sender = "puzzled@work.example";
        world.send(BadMail.endsBeforeItStarts(sender));
        var reason = refusal(sender).path("reason").asText();
        var mail = eventually(
                "a mail that says why",
                () -> world.inbox(sender).stream().findFirst().orElse(null));
        var text = mail.text().replaceAll("\\s+", " ");
        assertTrue(text.contains(reason.replaceAll("\\s+", " ")), () -> reason + " is not in\n" + mail);
        assertFalse(mail.header("Auto-Submitted").isBlank(), mail::toString);
        assertAnsweredOnceAtMost(sender);
    }

    @Test
    void bytesThatAreNoMailAreSetAside() {
        var sender = "noise@work.example";
        var before = quarantined().count();
        if (!taken(BadMail.notMime(sender))) return;
        eventually("one more in quarantine", () -> quarantined().count() > before ? true : null);
        assertAnsweredOnceAtMost(sender);
    }

    @Test
    void emptySummaryIsFine() {
        var draft = Draft.of("terse@work.example").withSummary("");
        world.send(Calendars.request(draft));
        var terse = Party.confirmed(world, draft);
        assertEquals("", terse.event().path("summary").asText());
    }

    @Test
    void automaticMailIsNeverAnswered() {
        var holiday = "holiday@work.example";
        world.send(BadMail.plainText(holiday, Calendars.CREATE, "Auto-Submitted: auto-replied\r\n"));
        var list = "list@work.example";
        world.send(BadMail.plainText(list, Calendars.CREATE, "Precedence: bulk\r\n"));
        var bounce = "bounce@work.example";
        world.send(BadMail.bounce(bounce));
        Party.of(world, "after-holiday@work.example");
        for (var sender : List.of(holiday, list, bounce)) assertEquals(List.of(), world.inbox(sender), sender);
    }

    @Test
    void forgedUpdateChangesNothing() {
        var before = party.event();
        var moved = party.draft().movedTo(party.draft().start().plusDays(3));
        world.send(Calendars.request(moved).forged());
        refusal(moved.organizer());
        world.send(Calendars.cancel(moved).forged());
        Party.of(world, "after-forgery@work.example");
        assertEquals(before, party.event());
    }

    @Test
    void anotherSendersEventUnderTheSameUidIsHisOwn() {
        var before = party.event();
        var copy = party.draft();
        var other = "copycat@work.example";
        var draft = new Draft(
                other,
                "Carl Copy",
                copy.uid(),
                5,
                copy.dtstamp(),
                "Mine",
                "",
                "",
                copy.start().plusDays(1),
                copy.end().plusDays(1));
        world.send(Calendars.request(draft));
        assertFalse(Party.confirmed(world, draft).uid().equals(party.uid()));
        assertEquals(before, party.event());
    }

    @Test
    void answerOfAStrangerIsNotCounted() {
        var invite = party.invite("invited@home.example");
        var before = party.statistics();
        world.send(Calendars.replyOf("stranger@home.example", invite, "ACCEPTED"));
        refusal("stranger@home.example");
        assertEquals(before, party.statistics());
        assertAnsweredOnceAtMost("stranger@home.example");
    }

    @Test
    void answerToAnUnknownEventIsNotCounted() {
        var invite = party.invite("confused@home.example");
        var before = party.statistics();
        var reply = Calendars.googleReply(invite, "ACCEPTED", Instant.now());
        var text = reply.text();
        var elsewhere = text.replace(Calendars.organizer(invite), "rsvp-unknown0@" + Calendars.DOMAIN)
                .replace(invite.uid(), "11111111-2222-4333-8444-555555555555");
        world.send(Mail.of(reply.sender(), "rsvp-unknown0@" + Calendars.DOMAIN, elsewhere));
        refusal("confused@home.example");
        assertEquals(before, party.statistics());
    }

    @Test
    void quarantineIsForTheSystemKeyOnly() {
        var question = Question.get("/api/system/quarantine");
        assertEquals(401, world.api().call(question.withKey("")).status());
        assertEquals(401, world.api().call(question.withKey("wrong")).status());
    }

    /** Whether SMTP took it; a 5xx is as good as a quarantine: the sender's own server tells him. */
    private static boolean taken(Mail mail) {
        try {
            world.send(mail);
            return true;
        } catch (NotTaken e) {
            return false;
        }
    }

    private static void assertAnsweredOnceAtMost(String sender) {
        var mails = world.inbox(sender);
        assertTrue(mails.size() <= 1, mails::toString);
        assertEquals(List.of(), Party.links(world, sender), "no event came of it");
    }

    private static JsonNode refusal(String sender) {
        return eventually("a reason why the mail of " + sender + " was refused", () -> quarantined()
                .filter(item -> item.path("sender").asText().equals(sender))
                .findFirst()
                .orElse(null));
    }

    private static Stream<JsonNode> quarantined() {
        var path = Optional.of("/api/system/quarantine");
        Stream.Builder<JsonNode> items = Stream.builder();
        while (path.isPresent()) {
            var answer = world.api().get(path.get());
            assertEquals(200, answer.status(), answer::text);
            StreamSupport.stream(answer.json().path("items").spliterator(), false)
                    .forEach(items);
            path = Optional.of(answer.json().path("next").asText(""))
                    .filter(next -> !next.isEmpty())
                    .map(next -> "/api/system/quarantine?next=" + URLEncoder.encode(next, UTF_8));
        }
        return items.build();
    }
}
