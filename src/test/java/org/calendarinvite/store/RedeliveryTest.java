package org.calendarinvite.store;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.event.EventRequest;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.invite.FeedbackDesk;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.SuppressionDesk;
import org.calendarinvite.invite.Unsubscription;
import org.calendarinvite.invite.UnsubscriptionCase;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.AccountChange;
import org.calendarinvite.organizer.AccountDesk;
import org.calendarinvite.organizer.SignedLinks;
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

/** What is delivered again, after it was kept and before it was told, tells the same again. */
class RedeliveryTest {

    private static final String EVE = "eve@example.com";

    @TempDir
    Path folder;

    private Store store;
    private Accounts accounts;
    private Cases cases;
    private FeedbackCases sent;
    private final ReplyDesk desk = new ReplyDesk(new Recurrences());

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        var settings = Worlds.in(folder, Map.of("cis.enrolment", "approval", "cis.operator", "op@example.org"));
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        accounts = new Accounts(store, settings, clock);
        cases = new Cases(store, accounts, settings, new Recurrences(), clock);
        sent = new FeedbackCases(store, new SignedLinks("0123456789abcdef0123456789abcdef"), settings);
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

    @Test
    void anAnswerToDatesThatAreNoneAnyMore() {
        var reply = Talk.says(BOB, 1, Talk.on(tuesdays().start(), 0, 1, BOB, "ACCEPTED"));
        var first = keep(reply);
        assertEquals(List.of(Notice.Type.ANSWER_RECORDED), types(first));
        var before = store.event("uid").orElseThrow();
        var daily = Given.details(berlin("2027-03-01T10:00"), berlin("2027-03-01T11:00"), "FREQ=DAILY");
        store.commit(Samples.changes(new Change.Keep(before.moved("", daily, true, NOW))));
        assertEquals(Outcome.REFUSED, desk.decide(cases.reply(reply)).outcome(), "by itself");
        assertEquals(first.notices(), keep(reply).notices());
        var another = Talk.says(BOB, 2, Talk.on(tuesdays().start(), 0, 2, BOB, "ACCEPTED"));
        assertEquals(Outcome.REFUSED, keep(another).outcome());
    }

    @Test
    void aStrangersAnswerThroughOneWhoIsNotOnTheListAnyMore() {
        var reply =
                Talk.reply(Kind.ANSWER, BOB, EVE, 1, Belief.VERIFIED, Consent.NONE, Talk.whole(0, 1, EVE, "ACCEPTED"));
        var first = keep(reply);
        assertEquals(List.of(Notice.Type.ANSWER_RECORDED, Notice.Type.INVITE_DUE), types(first));
        var bob = store.guests().invitation("t-" + BOB).orElseThrow();
        store.commit(new InviteDesk(new Recurrences()).uninvite(bob, "tr", NOW));
        assertEquals(first.notices(), keep(reply).notices());
    }

    @Test
    void anUnsubscribingHoweverOftenItIsPressed() {
        var first = keep(said(false, 1));
        assertEquals(List.of(Notice.Type.DELIVERY_RECORDED), types(first));
        for (int second : List.of(1, 1, 5))
            assertEquals(first.notices(), keep(said(false, second)).notices());
    }

    @Test
    void anUndoHoweverOftenItIsPressed() {
        keep(said(false, 1));
        var first = keep(said(true, 2));
        assertEquals(List.of(Notice.Type.DELIVERY_RECORDED, Notice.Type.REFRESH_DUE), types(first));
        for (int second : List.of(2, 7))
            assertEquals(first.notices(), keep(said(true, second)).notices());
        assertEquals(Outcome.APPLIED, keep(said(false, 8)).outcome());
        assertEquals(Outcome.APPLIED, keep(said(true, 9)).outcome());
        assertEquals(
                Delivery.State.NONE,
                store.guests()
                        .invitation("t-" + BOB)
                        .orElseThrow()
                        .attendee()
                        .delivery()
                        .stands()
                        .state());
    }

    @Test
    void anUndoOfWhatWasNeverSaid() {
        assertEquals(List.of(), keep(said(true, 2)).notices());
        assertEquals(Outcome.APPLIED, keep(said(false, 3)).outcome());
    }

    @Test
    void anEventOfSomebodyWhoWaits() {
        var request = request("client-1");
        var first = keep(request);
        assertEquals(Outcome.HELD, first.outcome());
        assertEquals(List.of(Notice.Type.ENROLMENT_ASKED), types(first));
        var again = keep(request);
        assertEquals(first.notices(), again.notices());
        assertEquals(first.question(), again.question());
        assertEquals(List.of(), keep(request("client-2")).notices(), "another mail asks nothing of the operator");
        assertEquals(List.of(), keep(request("client-2")).notices());
        keep(AccountChange.enrolled("default", EVE, "place", true, "tr"));
        assertEquals(List.of(Notice.Type.EVENT_CREATED), types(keep(request)), "what waited goes on");
    }

    @Test
    void aNoOfTheOperatorsOverTheApi() {
        keep(request("client-1"));
        var first = keep(refused(Optional.empty(), "one"));
        assertEquals(List.of(Notice.Type.ENROLMENT_REFUSED), types(first));
        assertEquals(first.notices(), keep(refused(Optional.empty(), "another")).notices());
        assertEquals(List.of(), keep(refused(Optional.of("Spam"), "third")).notices());
        assertEquals("Spam", accounts.account("default", EVE).reason());
        assertEquals(List.of(), keep(refused(Optional.empty(), "fourth")).notices());
    }

    private static AccountChange refused(Optional<String> reason, String trace) {
        return new AccountChange(
                "default",
                EVE,
                "",
                Optional.of(Account.State.REFUSED),
                reason.map(any -> true),
                reason,
                Optional.empty(),
                false,
                trace);
    }

    private static EventRequest request(String clientUid) {
        return new EventRequest(
                EventRequest.Kind.REQUEST,
                "default",
                EVE,
                true,
                EVE,
                "Eve",
                clientUid,
                new Source(0, NOW),
                Optional.of(tuesdays()),
                List.of(),
                Optional.empty(),
                true,
                "",
                "tr-" + clientUid);
    }

    private static Unsubscription said(boolean undo, int second) {
        return new Unsubscription("t-" + BOB, undo, NOW.plusSeconds(second), "tr-" + second);
    }

    private static List<Notice.Type> types(Decision decision) {
        return decision.notices().stream().map(Notice::type).toList();
    }

    private Decision keep(EventRequest request) {
        var c = cases.event(request);
        var events = new EventDesk(new Recurrences());
        return keep(c.isNew() ? events.create(c) : events.update(c));
    }

    private Decision keep(AccountChange change) {
        return keep(new AccountDesk().decide(accounts.change(change)));
    }

    private Decision keep(Unsubscription said) {
        var c = cases.unsubscription(said);
        return keep(new SuppressionDesk().decide(new UnsubscriptionCase(said, c.recipient(), said.at())));
    }

    private Decision keep(Feedback feedback) {
        return keep(new FeedbackDesk().decide(sent.find(feedback)));
    }

    /** As the route does. */
    private Decision keep(Decision made) {
        var known = store.recall(made);
        return known.stands() || known.keepsAnyway() ? store.commit(known) : known;
    }

    private void assertToldTwice(Reply reply) {
        var first = keep(reply);
        assertFalse(first.notices().isEmpty(), first.reason());
        var kept = store.guests().attendees("uid", "", 10);
        assertEquals(first.notices(), keep(reply).notices());
        assertEquals(kept, store.guests().attendees("uid", "", 10));
    }

    private Decision keep(Reply reply) {
        return keep(desk.decide(cases.reply(reply)));
    }
}
