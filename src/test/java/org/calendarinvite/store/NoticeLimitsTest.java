package org.calendarinvite.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Wish.Proposal;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeLimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:59:59Z");
    private static final int LIMIT = 3;
    private static final int STRANGERS = 5;
    private static final Proposal TIMES = new Proposal("", 0, LocalDateTime.MIN, LocalDateTime.MIN, "", false);

    @TempDir
    Path data;

    private Store store;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(data.resolve("db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @Conforms(44)
    void oneAddressGetsSoManyAnHourWhoeverCausesThem() {
        var limits = at(NOW);
        for (int i = 0; i < LIMIT; i++)
            assertTrue(limits.allowed(question("id" + i, "eve" + i + "@x.org", "ada@x.org")));
        assertFalse(limits.allowed(question("more", "mallory@x.org", "ada@x.org")));
        assertTrue(limits.allowed(question("other", "mallory@x.org", "bob@x.org")), "another has his own");
        assertTrue(at(NOW.plusSeconds(1)).allowed(question("next", "mallory@x.org", "ada@x.org")), "the next hour");
    }

    @Test
    @Conforms(44)
    void oneSenderCausesSoManyAnHourAndTakesNothingFromOthersBeyond() {
        var limits = at(NOW);
        for (int i = 0; i < LIMIT; i++)
            assertTrue(limits.allowed(question("id" + i, "eve@x.org", "ada" + i + "@x.org")));
        for (int i = 0; i < LIMIT; i++) assertFalse(limits.allowed(question("more" + i, "eve@x.org", "bob@x.org")));
        long stillTakes = IntStream.range(0, LIMIT + 1)
                .filter(i -> limits.allowed(question("late" + i, "x" + i + "@x.org", "bob@x.org")))
                .count();
        assertEquals(LIMIT, stillTakes);
    }

    @Test
    void theSameMessageDeliveredAgainIsCountedOnce() {
        var limits = at(NOW);
        for (int i = 0; i < 10; i++) assertTrue(limits.allowed(refusal("same", "ann@x.org")));
        assertTrue(limits.allowed(refusal("second", "ann@x.org")));
        assertTrue(limits.allowed(refusal("third", "ann@x.org")));
        assertFalse(limits.allowed(refusal("fourth", "ann@x.org")));
    }

    @Test
    void aForgerSpendsNothingOfWhomHeClaimsToBe() {
        var limits = at(NOW);
        var ada = "ada@x.org";
        known(ada);
        var host = "host@x.org";
        long mailed = IntStream.range(0, 100)
                .filter(i -> limits.allowed(refusal("forged" + i, ada, Optional.of(Question.confirm(ada, "")))))
                .count();
        assertEquals(LIMIT, mailed, "one is asked about so many forgeries");
        IntStream.range(0, 100)
                .forEach(i -> limits.allowed(refusal("crash" + i, ada, Optional.of(strangerBy(ada, "eve@x.org")))));
        for (int i = 0; i < LIMIT; i++) {
            assertTrue(limits.allowed(refusal("own" + i, ada)), "what she did wrong herself");
            assertTrue(limits.allowed(question("by" + i, ada, host)), "what she asks of others");
            assertTrue(limits.allowed(question("to" + i, "guest" + i + "@x.org", ada)), "what others ask of her");
            var counter = Given.counter(ada, Belief.VERIFIED, TIMES, "");
            assertTrue(limits.allowed(refusal("time" + i, "bob@x.org", Optional.of(through("e" + i, counter)))));
        }
        assertFalse(limits.allowed(refusal("own", ada)));
        assertFalse(limits.allowed(question("by", ada, host)));
    }

    @Test
    void whoIsNotKnownIsAskedOnlyWhereSomethingSpeaksForTheMail() {
        var limits = at(NOW);
        for (var verdicts : List.of("FAIL FAIL FAIL", "PASS PASS FAIL", "FAIL GRAY GRAY", "GRAY GRAY GRAY"))
            assertFalse(limits.allowed(claimed(verdicts, "ada@x.org", verdicts)), verdicts);
        assertFalse(limits.allowed(refusal("none", "ada@x.org", Optional.of(Question.confirm("ada@x.org", "")))));
        assertTrue(limits.allowed(claimed("spf", "ada@x.org", "PASS GRAY GRAY")));
        assertTrue(limits.allowed(claimed("dkim", "ada@x.org", "FAIL PASS GRAY")));
        known("bob@x.org");
        assertTrue(limits.allowed(claimed("bob", "bob@x.org", "FAIL FAIL FAIL")), "an organizer is asked as ever");
    }

    @Test
    void onlySoManyStrangersAnHourAreAsked() {
        var limits = at(NOW);
        for (int i = 0; i < STRANGERS; i++)
            assertTrue(limits.allowed(claimed("m" + i, "m" + i + "@x.org", "PASS GRAY GRAY")));
        assertFalse(limits.allowed(claimed("more", "more@x.org", "PASS GRAY GRAY")));
        known("bob@x.org");
        assertTrue(limits.allowed(claimed("bob", "bob@x.org", "FAIL FAIL FAIL")));
        assertTrue(at(NOW.plusSeconds(1)).allowed(claimed("next", "next@x.org", "PASS GRAY GRAY")), "the next hour");
    }

    private void known(String email) {
        var account =
                new Account("default", email, Account.State.ACTIVE, false, "", "", List.of(), 0, Instant.EPOCH, 1);
        store.commit(Decision.apply("", List.of(new Change.Keep(account)), List.of()));
    }

    /** @param verdicts of SPF, DKIM and DMARC */
    private static Refusal claimed(String id, String sender, String verdicts) {
        var each = verdicts.split(" ");
        var notice =
                "{\"verdicts\":{\"spf\":\"%s\",\"dkim\":\"%s\",\"dmarc\":\"%s\"}}".formatted(each[0], each[1], each[2]);
        var question = Optional.of(Question.confirm(sender, ""));
        return refusal(id, notice, sender, question);
    }

    @Test
    void oneGuestsInvitationCausesOnlyAPartOfWhatItsOrganizerGets() {
        var limits = new NoticeLimits(store, Worlds.json(), 20, STRANGERS, Clock.fixed(NOW, ZoneOffset.UTC));
        var loud = Given.counter("ada@x.org", Belief.UNVERIFIED, TIMES, "");
        long mailed = IntStream.range(0, 100)
                .filter(i -> limits.allowed(refusal("loud" + i, "m" + i + "@evil.org", Optional.of(loud))))
                .count();
        assertEquals(5, mailed);
        assertTrue(limits.allowed(refusal("other", "carol@x.org", Optional.of(through("another event", loud)))));
        var proven = Given.counter("ada@x.org", Belief.VERIFIED, TIMES, "");
        assertTrue(limits.allowed(refusal("proven", "bob@x.org", Optional.of(proven))));
    }

    private static Question strangerBy(String forged, String decider) {
        return Given.stranger(decider, forged, forged, Belief.UNVERIFIED);
    }

    private NoticeLimits at(Instant now) {
        return new NoticeLimits(store, Worlds.json(), LIMIT, STRANGERS, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Refusal refusal(String id, String sender) {
        return refusal(id, sender, Optional.empty());
    }

    private static Refusal question(String id, String sender, String decider) {
        return refusal(id, sender, Optional.of(through(id, Given.stranger(decider, sender, sender, Belief.VERIFIED))));
    }

    /** As if it came through the invitation to an event of its own. */
    private static Question through(String uid, Question question) {
        return new Question(question.kind(), question.decider(), uid, question.wish());
    }

    private static Refusal refusal(String id, String sender, Optional<Question> question) {
        return refusal(id, "{}", sender, question);
    }

    private static Refusal refusal(String id, String notice, String sender, Optional<Question> question) {
        return new Refusal(
                id,
                NOW.minus(Duration.ofMinutes(1)),
                "mail/" + id,
                notice,
                sender,
                "create@invites.localhost",
                "",
                Outcome.HELD,
                "Why",
                question.isEmpty(),
                question,
                "tr",
                "default");
    }
}
