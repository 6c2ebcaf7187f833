package org.calendarinvite.store;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.invite.FeedbackDesk;
import org.calendarinvite.reply.Reply;
import org.calendarinvite.reply.Reply.Kind;
import org.calendarinvite.reply.Reply.Voice;
import org.calendarinvite.reply.ReplyDesk;
import org.calendarinvite.reply.Talk;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reply that is delivered again, after it was kept and before it was told, tells the same again. */
class RedeliveryTest {

    private static final String EVE = "eve@example.com";

    @TempDir
    Path folder;

    private Store store;
    private Cases cases;
    private final ReplyDesk desk = new ReplyDesk(new Recurrences());

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        var settings = Worlds.in(folder);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        cases = new Cases(store, new Accounts(store, settings, clock), settings, new Recurrences(), clock);
        store.commit(Samples.changes(new Change.Keep(event(tuesdays()))));
        store.commit(Samples.changes(new Change.Keep(event(tuesdays()).admitting(Strangers.ACCEPT, NOW))));
        store.commit(Samples.keep(Attendee.asked("uid", BOB, "", "t-" + BOB, "api", List.of(), NOW)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAnswer() {
        assertToldTwice(Talk.says(BOB, 1, Talk.whole(0, 1, BOB, "ACCEPTED")));
    }

    @Test
    void aDelegation() {
        assertToldTwice(Talk.says(BOB, 1, Talk.part(Optional.empty(), 0, 1, new Voice(BOB, "", "DELEGATED", EVE))));
    }

    @Test
    void anAdmittedStrangersAnswer() {
        assertToldTwice(
                Talk.reply(Kind.ANSWER, BOB, EVE, 1, Belief.VERIFIED, Consent.NONE, Talk.whole(0, 1, EVE, "ACCEPTED")));
    }

    @Test
    void aGrantedStrangersAnswer() {
        assertToldTwice(Talk.reply(
                Kind.ANSWER, BOB, BOB, 1, Belief.UNVERIFIED, Consent.GRANTED, Talk.whole(0, 1, EVE, "ACCEPTED")));
    }

    @Test
    void aGrantedProposal() {
        var end = tuesdays().end();
        var later = tuesdays().at(end, end.plus(Duration.ofHours(1)));
        var date = Optional.of(tuesdays().start());
        assertToldTwice(Talk.reply(
                Kind.PROPOSAL, BOB, BOB, 1, Belief.VERIFIED, Consent.GRANTED, Talk.proposal(date, 0, later)));
    }

    @Test
    void aBounce() {
        var report = Delivery.Report.of(Delivery.State.BOUNCED, NOW, "550 no such user");
        var feedback = new Feedback("ses-1", "t-" + BOB, true, List.of(BOB), report, "tr");
        var first = keep(feedback);
        assertEquals(1, first.notices().size(), first.reason());
        var counted = store.statistics("uid");
        assertEquals(first.notices(), keep(feedback).notices());
        assertEquals(counted, store.statistics("uid"));
        assertEquals(
                report,
                store.guests()
                        .invitation("t-" + BOB)
                        .orElseThrow()
                        .attendee()
                        .delivery()
                        .stands());
        var unknown = new Feedback("ses-1", "", true, List.of(BOB), report, "tr");
        assertEquals(Outcome.RECORDED, keep(unknown).outcome());
    }

    private Decision keep(Feedback feedback) {
        return store.commit(new FeedbackDesk().decide(cases.feedback(feedback)));
    }

    private void assertToldTwice(Reply reply) {
        var first = keep(reply);
        assertFalse(first.notices().isEmpty(), first.reason());
        var kept = store.guests().attendees("uid", "", 10);
        assertEquals(first.notices(), keep(reply).notices());
        assertEquals(kept, store.guests().attendees("uid", "", 10));
    }

    private Decision keep(Reply reply) {
        return store.commit(desk.decide(cases.reply(reply)));
    }
}
