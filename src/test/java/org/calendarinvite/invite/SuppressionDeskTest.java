package org.calendarinvite.invite;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.invite.Delivery.State.BOUNCED;
import static org.calendarinvite.invite.Delivery.State.COMPLAINED;
import static org.calendarinvite.invite.Delivery.State.DELAYED;
import static org.calendarinvite.invite.Delivery.State.DELIVERED;
import static org.calendarinvite.invite.Delivery.State.NONE;
import static org.calendarinvite.invite.Delivery.State.SUPPRESSED;
import static org.calendarinvite.invite.Delivery.State.UNSUBSCRIBED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Delivery.State;
import org.calendarinvite.invite.Suppression.Ground;
import org.calendarinvite.invite.Suppression.Reason;
import org.calendarinvite.reply.Talk;
import org.junit.jupiter.api.Test;

class SuppressionDeskTest {

    private static final String OTHER = "otto@example.org";
    private static final List<State> SAID = List.of(DELIVERED, DELAYED, BOUNCED, COMPLAINED);

    private final Talk talk = new Talk(Given.event(Given.once())).invites(BOB);

    @Test
    void aBounceForGoodAndAComplaintEndAllMailsAndNothingElseDoes() {
        assertEquals("", against(ANN, report(DELIVERED, 1, true), report(DELAYED, 2, true)));
        assertEquals("BOUNCED", against(ANN, report(BOUNCED, 1, true)));
        assertEquals("BOUNCED", against(OTHER, report(BOUNCED, 1, true)));
        assertEquals("BOUNCED", against(ANN, report(DELIVERED, 2, true)), "delivered later");
        talk.lifts(BOB, NOW.plusSeconds(3));
        assertEquals("", against(OTHER));
        assertEquals("COMPLAINED", against(OTHER, report(COMPLAINED, 4, true)));
    }

    @Test
    void whatOnlyATokenProvesReachesNoOtherOrganizer() {
        assertEquals("BOUNCED", against(ANN, report(BOUNCED, 1, false)));
        assertEquals("", against(OTHER, report(BOUNCED, 1, false)));
    }

    @Test
    void aReportAboutNobodySuppressesNobody() {
        var report = Delivery.Report.of(BOUNCED, NOW, "");
        for (var forged : List.of(
                new Feedback("id", "", true, List.of(BOB), report, "tr"),
                new Feedback("id", "t-guessed", true, List.of(BOB), report, "tr"),
                new Feedback("id", "t-" + BOB, true, List.of("eve@example.com"), report, "tr"),
                new Feedback("id", "t-" + BOB, true, List.of(), report, "tr"))) talk.hears(forged);
        assertEquals(Optional.empty(), talk.suppression(BOB));
    }

    @Test
    void nobodyIsInvitedWhoIsNotToBeMailedAndTheReasonIsSaid() {
        talk.hears(report(BOUNCED, 1, true)).invites(BOB);
        assertEquals(Outcome.REFUSED, talk.last().outcome());
        assertEquals(Reason.BOUNCED.sentence(), talk.last().reason());
        talk.lifts(BOB, NOW.plusSeconds(2)).asks(request(3));
        assertEquals(List.of("INVITE_DUE " + BOB), talk.told());
        assertEquals(NONE, state());
        assertEquals(NOW.plusSeconds(3), talk.of(BOB).attendee().invited(), "so that it is another mail");
        var first = due(talk.last().notices().get(0)).mailId();
        talk.asks(request(9));
        assertEquals(first, due(talk.last().notices().get(0)).mailId(), "asked twice");
    }

    @Test
    void aMailThatIsDueIsNotedOnceAndShows() {
        talk.hears(report(BOUNCED, 1, true)).withholds(update(1), NOW.plusSeconds(5));
        assertEquals(SUPPRESSED, state());
        assertEquals(
                "bounced: 550 no such user",
                talk.of(BOB).attendee().delivery().stands().reason());
        assertEquals(List.of("DELIVERY_RECORDED " + BOB), talk.told());
        assertEquals(1L, talk.counters().get("delivery.suppressed"));
        assertEquals(0L, talk.counters().get("delivery.bounced"));
        var key = talk.last().key();
        talk.withholds(update(1), NOW.plusSeconds(6));
        assertEquals(key, talk.last().key());
        assertEquals(List.of(), talk.told());
        talk.withholds(update(2), NOW.plusSeconds(7));
        assertNotEquals(key, talk.last().key());
    }

    @Test
    void unsubscribingEndsTheMailsOfOneOrganizerAndIsSaid() {
        talk.hears(leave(1));
        assertEquals(UNSUBSCRIBED, state());
        assertEquals("UNSUBSCRIBED", against(ANN));
        assertEquals("", against(OTHER));
        assertEquals(List.of("DELIVERY_RECORDED " + BOB), talk.told());
        assertEquals(1L, talk.counters().get("delivery.unsubscribed"));
        talk.invites(BOB);
        assertEquals(Reason.UNSUBSCRIBED.sentence(), talk.last().reason());
        talk.withholds(update(1), NOW.plusSeconds(5));
        assertEquals(UNSUBSCRIBED, state());
    }

    @Test
    void unsubscribingTwiceIsOnce() {
        talk.hears(leave(1));
        var version = talk.of(BOB).attendee().version();
        talk.hears(new Unsubscription("t-" + BOB, false, NOW.plusSeconds(1), "again"));
        assertEquals(SuppressionDesk.KNOWN, talk.last().reason());
        assertEquals(version, talk.of(BOB).attendee().version());
        assertEquals(List.of(), talk.told());
    }

    @Test
    void whoUnsubscribedOverAnotherEventIsShownAsThatHereToo() {
        talk.hears(leave(1));
        var known = talk.suppression(BOB);
        var other = new Recipient(new Invitation(talk.event(), Given.attendee()), known);
        var said = new SuppressionDesk().decide(new UnsubscriptionCase(leave(1), Optional.of(other), NOW));
        assertEquals(Outcome.APPLIED, said.outcome());
        assertEquals(
                List.of(Attendee.class, Timeline.class),
                said.changes().stream()
                        .filter(Change.Keep.class::isInstance)
                        .map(change -> ((Change.Keep) change).kept().getClass())
                        .toList());
    }

    @Test
    void undoneHeIsMailedAgainAndGetsTheEventAsItIsNow() {
        talk.hears(leave(1)).hears(undo(2));
        assertEquals(NONE, state());
        assertEquals("", against(ANN));
        assertEquals(List.of("DELIVERY_RECORDED " + BOB, "REFRESH_DUE " + BOB), talk.told());
        var once = due(talk.last().notices().get(1)).mailId();
        talk.hears(leave(3)).hears(undo(4));
        assertEquals(
                once, due(talk.last().notices().get(1)).mailId(), "once an hour, however often he changes his mind");
        talk.hears(undo(5));
        assertEquals(List.of(), talk.told());
        talk.invites(BOB);
        assertEquals(Outcome.APPLIED, talk.last().outcome());
    }

    @Test
    void anUnsubscribingMailThatComesLateDoesNotOutdoTheUndo() {
        talk.hears(leave(1)).hears(undo(9)).hears(leave(1)).hears(leave(8));
        assertEquals("", against(ANN));
        assertEquals(NONE, state());
        assertEquals("UNSUBSCRIBED", against(ANN, leave(10)));
    }

    @Test
    void undoingTakesBackNoBounce() {
        talk.hears(leave(1)).hears(report(BOUNCED, 2, true)).hears(undo(3));
        assertEquals("BOUNCED", against(ANN));
        assertEquals(BOUNCED, state());
    }

    @Test
    void nobodysLinkChangesNothing() {
        for (boolean back : List.of(false, true)) {
            talk.hears(new Unsubscription("nobody", back, NOW, "tr"));
            assertEquals(Outcome.RECORDED, talk.last().outcome());
            assertTrue(talk.last().changes().isEmpty() && talk.last().notices().isEmpty());
        }
    }

    @Test
    void aMailThatArrivesAfterOthersWereWithheldSaysThatMailsGoOutAgain() {
        talk.hears(report(BOUNCED, 1, true)).withholds(update(1), NOW.plusSeconds(2));
        talk.hears(report(DELIVERED, 3, true));
        assertEquals(SUPPRESSED, state(), "while it lasts");
        talk.lifts(BOB, NOW.plusSeconds(4)).hears(report(DELIVERED, 5, true));
        assertEquals(DELIVERED, state());
    }

    @Test
    void whoIsApartFromVeryManyOrganizersHearsFromNobody() {
        var known = Suppression.none("default", BOB);
        for (int i = 0; i < Suppression.MOST; i++)
            known = known.hears(Ground.of("o" + i + "@example.org", Reason.UNSUBSCRIBED, NOW, "", "tr"));
        assertEquals(Optional.empty(), known.against(ANN));
        assertEquals(Suppression.MOST, known.standing().size());
        known = known.hears(Ground.of(OTHER, Reason.UNSUBSCRIBED, NOW, "", "tr"));
        assertTrue(known.against(ANN).isPresent() && known.against(OTHER).isPresent());
        var again = known.hears(Ground.of(OTHER, Reason.UNSUBSCRIBED, NOW, "", "tr"));
        assertEquals(known, again);
        assertEquals(known, known.hears(Ground.of("o7@example.org", Reason.UNSUBSCRIBED, NOW, "", "tr")));
    }

    @Property(tries = 300)
    void noOrderAndNoRepetitionOfReportsLetsAMailOut(
            @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 9) Integer> others, @ForAll long seed) {
        List<Feedback> all = new ArrayList<>(List.of(report(BOUNCED, 4, true)));
        for (int other : others) all.add(report(SAID.get(other % SAID.size()), other, other % 3 > 0));
        all.addAll(List.copyOf(all));
        Collections.shuffle(all, new Random(seed));
        var told = new Talk(Given.event(Given.once())).invites(BOB);
        all.forEach(told::hears);
        assertTrue(told.suppression(BOB).orElseThrow().against(OTHER).isPresent());
    }

    @Property(tries = 300)
    void whatIsOlderThanItsLiftingNeverCountsAgainAndWhatIsNewerDoes(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 20) Integer> seconds, @ForAll long seed) {
        List<Integer> all = new ArrayList<>(seconds);
        all.addAll(seconds);
        Collections.shuffle(all, new Random(seed));
        var known = Suppression.none("default", BOB).hears(ground(10)).lifted(NOW.plusSeconds(10));
        for (int second : all) known = known.hears(ground(second));
        assertEquals(
                seconds.stream().anyMatch(second -> second > 10),
                known.against(ANN).isPresent());
    }

    private static Ground ground(int second) {
        return Ground.of("", Reason.BOUNCED, NOW.plusSeconds(second), "", "tr");
    }

    /** The reason why this organizer's mails do not reach Bob, after these. */
    private String against(String organizer, Object... heard) {
        Stream.of(heard).forEach(one -> {
            if (one instanceof Feedback feedback) talk.hears(feedback);
            if (one instanceof Unsubscription said) talk.hears(said);
        });
        return talk.suppression(BOB)
                .flatMap(known -> known.against(organizer))
                .map(ground -> ground.reason().name())
                .orElse("");
    }

    private State state() {
        return talk.of(BOB).attendee().delivery().stands().state();
    }

    private Due due(Notice notice) {
        return Due.of(notice, talk.event(), talk.of(BOB).attendee(), new Recurrences());
    }

    private static Notice update(long sequence) {
        return new Notice(Notice.Type.UPDATE_DUE, "uid", BOB, "", sequence, "tr");
    }

    private static InviteRequest request(int second) {
        return new InviteRequest("id", "uid", BOB, "", "api", List.of(), NOW.plusSeconds(second), "tr", "default");
    }

    private static Unsubscription leave(int second) {
        return said(false, NOW.plusSeconds(second));
    }

    private static Unsubscription undo(int second) {
        return said(true, NOW.plusSeconds(second));
    }

    private static Unsubscription said(boolean undo, Instant at) {
        return new Unsubscription("t-" + BOB, undo, at, "tr");
    }

    private static Feedback report(State state, int second, boolean certain) {
        var report = Delivery.Report.of(state, NOW.plusSeconds(second), state == BOUNCED ? "550 no such user" : "");
        return new Feedback("mail", "t-" + BOB, certain, List.of(BOB), report, "tr");
    }
}
