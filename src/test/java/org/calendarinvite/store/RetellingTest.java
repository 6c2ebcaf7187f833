package org.calendarinvite.store;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
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
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.reply.Reply;
import org.calendarinvite.reply.Reply.Kind;
import org.calendarinvite.reply.Reply.Voice;
import org.calendarinvite.reply.ReplyDesk;
import org.calendarinvite.reply.Talk;
import org.calendarinvite.store.sql.SqlRecords;

/** Whatever comes between, and whatever becomes of the event, a message that comes again tells what it told first. */
class RetellingTest {

    private static final String EVE = "eve@example.com";
    private static final String SAM = "sam@example.com";

    private final ReplyDesk replies = new ReplyDesk(new Recurrences());
    private Store store;
    private Cases cases;
    private FeedbackCases sent;

    @Property(tries = 25)
    void whatWasToldIsToldAgainAndNothingElseIsChanged(@ForAll long seed) throws IOException {
        open();
        List<Supplier<Decision>> messages = new ArrayList<>(List.of(
                () -> said(answer(1, "ACCEPTED")),
                () -> said(answer(2, "DECLINED")),
                () -> said(Talk.says(BOB, 3, Talk.on(tuesdays().start(), 0, 3, BOB, "TENTATIVE"))),
                () -> said(Talk.says(BOB, 4, Talk.part(Optional.empty(), 0, 4, new Voice(BOB, "", "DELEGATED", EVE)))),
                () -> said(Talk.reply(
                        Kind.ANSWER, BOB, SAM, 5, Belief.VERIFIED, Consent.NONE, Talk.whole(0, 5, SAM, "ACCEPTED"))),
                () -> said(Delivery.State.BOUNCED, 6),
                () -> said(Delivery.State.DELIVERED, 7),
                () -> leaves(8),
                this::moves,
                this::goes));
        Collections.shuffle(messages, new Random(seed));
        List<Decision> first = messages.stream().map(this::keep).toList();
        var counted = store.statistics("uid");
        for (int i = 0; i < messages.size(); i++)
            assertEquals(first.get(i).notices(), keep(messages.get(i)).notices(), "message " + i);
        assertEquals(counted, store.statistics("uid"));
    }

    private void open() throws IOException {
        var folder = Files.createTempDirectory("retelling");
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        var settings = Worlds.in(folder);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        cases = new Cases(store, new Accounts(store, settings, clock), settings, new Recurrences(), clock);
        sent = new FeedbackCases(store, new SignedLinks("0123456789abcdef0123456789abcdef"), settings);
        store.commit(Samples.changes(new Change.Keep(event(tuesdays()))));
        store.commit(Samples.changes(new Change.Keep(event(tuesdays()).admitting(Strangers.ACCEPT, NOW))));
        store.commit(Samples.keep(Attendee.asked("uid", BOB, "", "t-" + BOB, "api", List.of(), NOW)));
    }

    @AfterTry
    void close() {
        store.close();
    }

    private static Reply answer(int second, String partstat) {
        return Talk.says(BOB, second, Talk.whole(0, second, BOB, partstat));
    }

    private Decision said(Reply reply) {
        return replies.decide(cases.reply(reply));
    }

    private Decision said(Delivery.State state, int second) {
        var report = Delivery.Report.of(state, NOW.plusSeconds(second), "");
        var feedback = new Feedback("ses-" + second, "t-" + BOB, true, List.of(BOB), report, "tr");
        return new FeedbackDesk().decide(sent.find(feedback));
    }

    private Decision leaves(int second) {
        var said = new Unsubscription("t-" + BOB, false, NOW.plusSeconds(second), "tr");
        return new SuppressionDesk().decide(cases.unsubscription(said));
    }

    /** To dates that nobody was told of, once. */
    private Decision moves() {
        var daily = Given.details(berlin("2027-03-01T10:00"), berlin("2027-03-01T11:00"), "FREQ=DAILY");
        var after = store.event("uid").orElseThrow().moved("", daily, true, NOW);
        return Decision.apply("moves", List.of(new Change.Keep(after)), List.of());
    }

    /** Taken off the guest list, once. */
    private Decision goes() {
        var bob = store.guests().invitation("t-" + BOB).orElseThrow();
        var gone = new InviteDesk(new Recurrences()).uninvite(bob, "tr", NOW);
        return gone.keeping(gone.changes(), List.of()).under("goes");
    }

    private Decision keep(Supplier<Decision> message) {
        var known = store.recall(message.get());
        return known.stands() || known.keepsAnyway() ? store.commit(known) : known;
    }
}
