package org.calendarinvite.invite;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.invite.Delivery.State.BOUNCED;
import static org.calendarinvite.invite.Delivery.State.COMPLAINED;
import static org.calendarinvite.invite.Delivery.State.DELAYED;
import static org.calendarinvite.invite.Delivery.State.DELIVERED;
import static org.calendarinvite.invite.Delivery.State.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.invite.Delivery.State;
import org.calendarinvite.reply.Recount;
import org.calendarinvite.reply.Talk;
import org.junit.jupiter.api.Test;

class FeedbackDeskTest {

    private static final String EVE = "eve@example.com";
    private static final List<State> SAID = List.of(DELIVERED, DELAYED, BOUNCED, COMPLAINED);

    private final Talk talk = new Talk(Given.event(Given.once())).invites(BOB).invites(EVE);

    @Test
    void aBounceIsKeptCountedAndTold() {
        talk.hears(said(BOB, BOUNCED, 1));
        assertEquals(Outcome.APPLIED, talk.last().outcome());
        assertEquals(List.of("DELIVERY_RECORDED " + BOB), talk.told());
        assertEquals(BOUNCED, state(BOB));
        assertEquals(2, talk.of(BOB).attendee().version());
        assertEquals(1L, talk.counters().get("delivery.bounced"));
        assertEquals(NONE, state(EVE));
    }

    @Test
    void whatComesBackOfAQuestionEndsTheMailsToItsAddressAsAnInvitationWould() {
        var certain = asked(BOUNCED, true, Optional.empty());
        assertEquals("default " + BOB, certain.tenant() + " " + certain.email());
        assertEquals(
                Suppression.Reason.BOUNCED,
                certain.against("anybody@example.com").orElseThrow().reason());
        var proven = asked(COMPLAINED, false, Optional.empty());
        assertEquals(Optional.empty(), proven.against("anybody@example.com"));
        assertEquals(
                Suppression.Reason.COMPLAINED,
                proven.against(Given.ANN).orElseThrow().reason());
        assertEquals(2, asked(COMPLAINED, true, Optional.of(certain)).version(), "beside what is known");
    }

    @Test
    void ofAQuestionNothingElseIsKept() {
        for (var said : List.of(DELIVERED, DELAYED))
            assertEquals(List.of(), about(said, true, Optional.empty()).changes());
        var known = asked(BOUNCED, true, Optional.empty());
        assertEquals(
                FeedbackDesk.KNOWN, about(BOUNCED, true, Optional.of(known)).reason());
        assertEquals(List.of(), about(BOUNCED, true, Optional.empty()).notices());
        assertEquals(
                about(BOUNCED, true, Optional.empty()).key(),
                about(BOUNCED, true, Optional.empty()).key());
    }

    private static Suppression asked(State said, boolean certain, Optional<Suppression> known) {
        var kept = (Change.Keep) about(said, certain, known).changes().get(0);
        return (Suppression) kept.kept();
    }

    private static Decision about(State said, boolean certain, Optional<Suppression> known) {
        var feedback = new Feedback("id", "", certain, List.of(BOB), Delivery.Report.of(said, NOW, ""), "tr");
        var asked = new Asked("default", Given.ANN, BOB, known);
        return new FeedbackDesk().decide(new FeedbackCase(feedback, Optional.empty(), Optional.of(asked)));
    }

    @Test
    void whatIsAboutNobodyOrSomebodyElseIsRecordedAndChangesNothing() {
        var report = Delivery.Report.of(BOUNCED, NOW, "");
        for (var other : List.of(
                new Feedback("id", "", true, List.of(BOB), report, "tr"),
                new Feedback("id", "t-nobody", true, List.of(BOB), report, "tr"),
                new Feedback("id", "t-" + BOB, true, List.of(EVE), report, "tr"),
                new Feedback("id", "t-" + BOB, true, List.of(), report, "tr"))) {
            talk.hears(other);
            assertEquals(Outcome.RECORDED, talk.last().outcome(), other.toString());
            assertTrue(!talk.last().reason().isEmpty() && talk.last().changes().isEmpty(), other.toString());
        }
        assertEquals(NONE, state(BOB));
    }

    @Test
    void aForwardedMailIsAboutHimWhenOneOfItsNamesIsHis() {
        var report = Delivery.Report.of(DELAYED, NOW, "");
        talk.hears(new Feedback("id", "t-" + BOB, true, List.of("elsewhere@example.org", BOB), report, "tr"));
        assertEquals(DELAYED, state(BOB));
    }

    @Test
    void theNewestStands() {
        assertEquals(DELIVERED, after(DELAYED, DELIVERED));
        assertEquals(DELAYED, after(DELIVERED, DELAYED));
        assertEquals(BOUNCED, after(DELIVERED, BOUNCED));
        talk.hears(said(EVE, BOUNCED, 5)).hears(said(EVE, DELIVERED, 4));
        assertEquals(BOUNCED, state(EVE));
        assertEquals(FeedbackDesk.KNOWN, talk.last().reason());
    }

    @Test
    void aBounceStandsUntilALaterDeliveryAndAComplaintForGood() {
        assertEquals(BOUNCED, after(BOUNCED, DELAYED));
        assertEquals(DELIVERED, after(BOUNCED, DELAYED, DELIVERED));
        assertEquals(DELAYED, after(BOUNCED, DELIVERED, DELAYED));
        assertEquals(COMPLAINED, after(COMPLAINED, DELIVERED, DELAYED, BOUNCED));
        talk.hears(said(EVE, DELIVERED, 9)).hears(said(EVE, COMPLAINED, 1));
        assertEquals(COMPLAINED, state(EVE), "however late it is heard");
    }

    @Test
    void whatMovesNothingThatShowsIsKeptAndToldToNobody() {
        talk.hears(said(BOB, DELIVERED, 1)).hears(said(BOB, DELIVERED, 2));
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        assertEquals(List.of(), talk.told());
        assertEquals(
                NOW.plusSeconds(2), talk.of(BOB).attendee().delivery().end().at());
    }

    @Test
    void theSameReportIsOneDecisionAndAnotherIsAnother() {
        var first = key(said(BOB, DELAYED, 1));
        assertEquals(first, key(said(BOB, DELAYED, 1)));
        assertNotEquals(first, key(said(BOB, DELAYED, 2)));
        assertNotEquals(first, key(said(BOB, DELIVERED, 1)));
        assertNotEquals(first, key(said(EVE, DELAYED, 1)));
    }

    @Test
    void whoIsInvitedOnceMoreHasTheSameMailbox() {
        talk.hears(said(BOB, BOUNCED, 1));
        var bob = talk.of(BOB).attendee().uninvited();
        assertEquals(Map.of(), Tally.of(new Invitation(talk.event(), bob)), "nobody who is gone counts");
        assertEquals(
                NONE, bob.back(List.of(), NOW).delivery().stands().state(), "his next mail is to be heard of anew");
    }

    @Test
    void aReasonIsOneShortLineThatNamesNobody() {
        assertEquals(
                "550 5.1.1 …@…... User unknown",
                reason("smtp; 550 5.1.1 <bob@example.com>...\r\n\tUser  unknown\u0000\u202E"));
        assertEquals("", reason(" \r\n"));
        assertEquals(200, reason("x".repeat(200)).length());
        assertEquals(200, reason("x".repeat(201)).length());
        assertEquals(200, reason("x".repeat(1_000_000)).length());
    }

    /** Whatever the order and however often: one state, and the counters of a recount. */
    @Property(tries = 1000)
    void shuffledAndDoubledFeedbackEndsInTheStateOfOrderly(@ForAll long seed) {
        var random = new Random(seed);
        List<Feedback> orderly = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            var who = random.nextBoolean() ? BOB : EVE;
            orderly.add(said(who, SAID.get(random.nextInt(random.nextInt(4) + 1)), random.nextInt(20)));
        }
        var shuffled = new ArrayList<>(orderly);
        shuffled.addAll(orderly.subList(0, random.nextInt(orderly.size())));
        Collections.shuffle(shuffled, random);
        orderly.sort(Comparator.comparing(one -> one.report().at()));
        var one = heard(orderly);
        var other = heard(shuffled);
        for (var who : List.of(BOB, EVE))
            assertEquals(
                    one.of(who).attendee().delivery(), other.of(who).attendee().delivery());
    }

    private static Talk heard(List<Feedback> all) {
        var talk = new Talk(Given.event(Given.once())).invites(BOB).invites(EVE);
        for (var feedback : all) {
            talk.hears(feedback);
            new Recount(talk.event(), talk.attendees().values()).agreesWith(talk.counters(), List.of());
        }
        return talk;
    }

    private static State after(State... said) {
        var talk = new Talk(Given.event(Given.once())).invites(BOB);
        for (int i = 0; i < said.length; i++) talk.hears(said(BOB, said[i], i));
        return talk.of(BOB).attendee().delivery().stands().state();
    }

    private State state(String who) {
        return talk.of(who).attendee().delivery().stands().state();
    }

    private String key(Feedback feedback) {
        return new FeedbackDesk()
                .decide(new FeedbackCase(
                        feedback,
                        Optional.of(new Recipient(talk.of(feedback.about().get(0)), Optional.empty()))))
                .key();
    }

    private static String reason(String written) {
        return Delivery.Report.of(BOUNCED, NOW, written).reason();
    }

    private static Feedback said(String who, State state, int second) {
        var report = Delivery.Report.of(state, NOW.plusSeconds(second), "");
        return new Feedback("mail", "t-" + who, true, List.of(who), report, "tr");
    }
}
