package org.calendarinvite.store;

import static org.calendarinvite.store.Samples.changes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calendarinvite.access.Entry;
import org.calendarinvite.access.Once;
import org.calendarinvite.access.Reach;
import org.calendarinvite.bulk.BulkDesk;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkPage;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.bulk.Outline;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.bulk.UnderWay;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Story;
import org.calendarinvite.decision.Term;
import org.calendarinvite.hook.Sending;
import org.calendarinvite.hook.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for a while is there until its last second and absent from the next on, whenever a database takes it away. */
public abstract class TermsContract {

    /** Ahead of all real time, so that no database takes away what is not over here. */
    protected static final Instant BEGUN = Instant.parse("2099-01-01T00:00:00Z");

    private static final Duration TERM = Duration.ofDays(30);
    private static final Instant LAST = BEGUN.plus(TERM).minusSeconds(1);

    protected final MovedClock clock = new MovedClock(BEGUN);

    /** Each is as long as the others. */
    protected final Terms terms =
            new Terms(Arrays.stream(Term.values()).collect(Collectors.toMap(term -> term, term -> TERM)), clock);

    private Store store;

    protected abstract Store open();

    @BeforeEach
    void begin() {
        store = open();
    }

    @Test
    void aDecisionIsRememberedForItsTermAndNoLonger() {
        var first = Decision.record("key", "the first", List.of(new Change.Take("places", 9)));
        var second = Decision.record("key", "the second", List.of(new Change.Take("places", 9)));
        store.commit(first);
        clock.moveTo(LAST);
        assertEquals("the first", store.commit(second).reason());
        assertEquals(1, store.taken("places"));
        clock.move(Duration.ofSeconds(1));
        assertEquals(second, store.commit(second));
        assertEquals(2, store.taken("places"));
        assertEquals("the second", store.commit(first).reason(), "a new term has begun");
    }

    @Test
    void aMessageToTheOutsideIsGoneWithWhatLeadsToIt() {
        store.commit(changes(new Change.Keep(told(0)), new Change.Keep(sending(0))));
        clock.moveTo(LAST);
        assertEquals(Optional.of(told(0)), store.feed().told("msg_0"));
        assertEquals(1, store.feed().feed(Told.at("default", ""), 10).items().size());
        assertTrue(store.feed().sending("whk_1", told(0).name()).isPresent());
        assertThrows(Store.Conflict.class, () -> store.commit(changes(new Change.Keep(told(0)))));
        clock.move(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), store.feed().told("msg_0"));
        assertEquals(List.of(), store.feed().feed(Told.at("default", ""), 10).items());
        assertEquals(Optional.empty(), store.feed().sending("whk_1", told(0).name()));
        store.commit(changes(new Change.Keep(told(0, BEGUN.plus(TERM)))));
        assertTrue(store.feed().told("msg_0").isPresent(), "its place is free again");
    }

    @Test
    void aPageIsFullHoweverMuchBeforeItIsOver() {
        for (int i = 0; i < 40; i++) store.commit(changes(new Change.Keep(told(i))));
        clock.moveTo(BEGUN.plus(TERM).plusSeconds(29));
        var page = store.feed().feed(Told.at("default", ""), 4);
        assertEquals(List.of(told(30), told(31), told(32), told(33)), page.items());
        assertEquals(told(33).name(), page.next());
    }

    @Test
    void whatBecameOfMailsIsForgotten() {
        var story = story();
        store.file(story);
        store.file(Samples.refusal("id", BEGUN, "unreadable"));
        var held = Samples.refusal("id", BEGUN, "unreadable").name();
        store.trail().consent(held, Consent.GRANTED, BEGUN);
        clock.moveTo(LAST);
        assertEquals(List.of(story), store.trail().stories("default", "", 10).items());
        assertTrue(store.trail().quarantined(held).isPresent());
        assertEquals(Consent.GRANTED, store.trail().consent(held, Consent.DENIED, LAST));
        clock.move(Duration.ofSeconds(1));
        assertEquals(List.of(), store.trail().stories("default", "", 10).items());
        assertEquals(Optional.empty(), store.trail().story("default", story.name()));
        assertEquals(List.of(), store.trail().quarantined("default", "", 10).items());
        assertEquals(Consent.NONE, store.trail().said(held));
        assertEquals(Consent.DENIED, store.trail().consent(held, Consent.DENIED, clock.instant()));
    }

    @Test
    void whatIsPutAgainIsKeptAnew() {
        store.file(Samples.refusal("id", BEGUN, "unreadable"));
        clock.moveTo(BEGUN.plus(TERM));
        var again = Samples.refusal("id", BEGUN.plus(TERM), "unreadable");
        store.file(again);
        assertEquals(
                List.of(again), store.trail().quarantined("default", "", 10).items());
    }

    @Test
    void aListIsForgottenWithItsRowsAndFromAllLists() {
        var job = BulkJob.of(
                "job", "default", "olga@example.org", "", new Outline("UTF-8", 1, Layout.UNKNOWN), BEGUN, "tr");
        var row = new Rejection("job", 1, "uid", "nobody", "", "no address", BEGUN);
        store.commit(changes(new Change.Keep(job), new Change.Keep(row)));
        store.commit(new BulkDesk(null).conclude(BulkPage.of(job, job.turn()), BEGUN));
        var ended = store.lists().job("job").orElseThrow();
        clock.moveTo(LAST);
        assertEquals(List.of(ended), store.lists().jobs("default", "", 10).items());
        assertEquals(List.of(row), store.lists().rejections("job", "", 10).items());
        clock.move(Duration.ofSeconds(1));
        assertEquals(new Page<>(List.of(), ""), store.lists().jobs("default", "", 10));
        assertEquals(Optional.empty(), store.lists().job("job"));
        assertEquals(List.of(), store.lists().rejections("job", "", 10).items());
    }

    @Test
    void aListIsKeptForAsLongAsItRuns() {
        var job = BulkJob.of(
                "job", "default", "olga@example.org", "", new Outline("UTF-8", 1, Layout.UNKNOWN), BEGUN, "tr");
        store.commit(changes(new Change.Keep(job), new Change.Keep(new UnderWay("job"))));
        clock.moveTo(BEGUN.plus(TERM.multipliedBy(2)));
        sweep();
        assertEquals(Optional.of(job), store.lists().job("job"));
        assertEquals(
                List.of(new UnderWay("job")), store.lists().underWay("", 10).items());
        assertEquals(List.of(), store.lists().jobs("default", "", 10).items(), "what leads to it was written once");
        store.commit(new BulkDesk(null).conclude(BulkPage.of(job, job.turn()), clock.instant()));
        clock.move(TERM.minusSeconds(1));
        assertTrue(store.lists().job("job").isPresent());
        clock.move(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), store.lists().job("job"));
        store.remove(List.of(new UnderWay("job")));
        assertEquals(new Page<>(List.of(), ""), store.lists().underWay("", 10));
    }

    @Test
    void theClaimOfAStepIsForgottenAndThatOfAMailIsNot() {
        var lease = Duration.ofSeconds(30);
        assertTrue(store.claim("bulk/job/2", lease, BEGUN, Term.LIST));
        assertTrue(store.claim("mail", lease, BEGUN));
        assertThrows(Store.InFlight.class, () -> store.claim("bulk/job/2", lease, BEGUN, Term.LIST));
        store.done("bulk/job/2", BEGUN);
        store.sent("mail", "ses-1", 1, BEGUN);
        clock.moveTo(LAST);
        sweep();
        assertFalse(store.claim("bulk/job/2", lease, LAST, Term.LIST));
        clock.move(Duration.ofSeconds(1));
        assertTrue(store.claim("bulk/job/2", lease, clock.instant(), Term.LIST));
        assertThrows(Store.InFlight.class, () -> store.claim("bulk/job/2", lease, clock.instant(), Term.LIST));
        sweep();
        assertFalse(store.claim("mail", lease, clock.instant()));
    }

    @Test
    void aKeptAnswerAndTheAuditLogAreForgotten() {
        store.commit(changes(new Change.Keep(Once.begun("who", "key", "hash", BEGUN))));
        store.register().audit(new Entry("default", BEGUN, "1", "who", "what", ""));
        clock.moveTo(LAST);
        var once = store.register().once("who", "key").orElseThrow();
        store.commit(changes(new Change.Keep(once.answered(200, "", "said"))));
        assertEquals(1, audited());
        clock.move(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), store.register().once("who", "key"));
        assertEquals(0, audited());
        var next = Once.begun("who", "key", "hash", clock.instant());
        store.commit(changes(new Change.Keep(next)));
        assertEquals(Optional.of(next), store.register().once("who", "key"));
    }

    @Test
    void whatHasNoTermStays() {
        store.commit(Samples.keep("", Samples.event("probe", "olga@example.org", "client-1")));
        store.commit(Samples.keep(Samples.attendee("probe", "ada@example.org")));
        clock.move(Duration.ofDays(9999));
        sweep();
        assertTrue(store.guests().invitation("probe", "ada@example.org").isPresent());
        assertTrue(store.guests().invitation("token-probe-ada@example.org").isPresent());
    }

    @Test
    void sweepingTakesNothingThatIsNotOver() {
        IntStream.range(0, 25).forEach(i -> store.commit(changes(new Change.Keep(told(i)))));
        store.commit(Decision.record("key", "said", List.of()));
        clock.moveTo(BEGUN.plus(TERM).plusSeconds(9));
        sweep();
        assertEquals(
                told(10), store.feed().feed(Told.at("default", ""), 1).items().get(0));
        assertEquals(15, store.feed().feed(Told.at("default", ""), 50).items().size());
        assertEquals(Optional.of(told(10)), store.feed().told("msg_10"));
    }

    @Test
    void whatIsTakenAwayIsGoneWithAllThatLedToIt() {
        var held = Samples.refusal("id", BEGUN, "unreadable");
        store.file(held);
        store.trail().consent(held.name(), Consent.GRANTED, BEGUN);
        store.commit(changes(new Change.Keep(told(1))));
        store.remove(List.of(held, told(1), told(2)));
        assertEquals(Consent.NONE, store.trail().said(held.name()));
        assertEquals(Optional.empty(), store.trail().quarantined(held.name()));
        assertEquals(Optional.empty(), store.feed().told("msg_1"));
        store.remove(List.of());
    }

    /** As the route does it. */
    private void sweep() {
        int swept = 4;
        while (swept >= 4) swept = store.sweep(4);
    }

    private int audited() {
        return store.seenBy(new Reach.Everything("default"))
                .audit("", 10)
                .items()
                .size();
    }

    private static Told told(int second) {
        return told(second, BEGUN.plusSeconds(second));
    }

    private static Told told(int id, Instant at) {
        return new Told("default", "msg_" + id, "event.created", at, "probe", "", Told.Person.NOBODY, "{}", "tr");
    }

    private static Sending sending(int second) {
        var told = told(second);
        return new Sending(
                "whk_1",
                told.name(),
                told.id(),
                told.type(),
                Sending.State.DELIVERED,
                200,
                "",
                1,
                0,
                told.at(),
                Optional.empty(),
                1);
    }

    private static Story story() {
        return new Story(
                "id",
                BEGUN,
                "ada@example.org",
                "create@",
                "Probe",
                Map.of(),
                Outcome.APPLIED,
                "",
                "",
                "",
                "",
                "tr",
                "default");
    }
}
