package org.calendarinvite.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.store.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeLimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:59:59Z");
    private static final int LIMIT = 3;

    @TempDir
    Path data;

    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqlStore.open(data.resolve("db"));
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

    private NoticeLimits at(Instant now) {
        return new NoticeLimits(store, LIMIT, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Refusal refusal(String id, String sender) {
        return refusal(id, sender, Optional.empty());
    }

    private static Refusal question(String id, String sender, String decider) {
        return refusal(id, sender, Optional.of(new Question(Question.Kind.STRANGER, decider, "uid", sender, sender)));
    }

    private static Refusal refusal(String id, String sender, Optional<Question> question) {
        return new Refusal(
                id,
                NOW.minus(Duration.ofMinutes(1)),
                "mail/" + id,
                "{}",
                sender,
                "create@invites.localhost",
                "",
                Outcome.HELD,
                "Why",
                question.isEmpty(),
                question,
                "tr");
    }
}
