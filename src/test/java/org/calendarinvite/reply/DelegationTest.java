package org.calendarinvite.reply;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.reply.Reply.Kind;
import org.calendarinvite.reply.Reply.Voice;
import org.junit.jupiter.api.Test;

/** Somebody sends somebody else instead of himself. */
class DelegationTest {

    private static final String EVE = "eve@example.com";
    private static final String DAN = "dan@example.com";
    private static final When SECOND = berlin("2026-12-08T10:00");
    private static final When THIRD = berlin("2026-12-15T10:00");

    private final Talk talk = new Talk(event(tuesdays()), 3).invites(BOB);

    @Test
    @Conforms(34)
    void aProvenDelegationInvitesTheDelegateAndMarksTheDelegator() {
        talk.hears(sends(BOB, EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(PartStat.DELEGATED, talk.of(BOB).status());
        assertEquals(BOB, talk.of(EVE).attendee().delegatedFrom());
        assertEquals("delegated", talk.of(EVE).attendee().origin());
        assertEquals(List.of("ANSWER_RECORDED " + BOB, "INVITE_DUE " + EVE), talk.told());
    }

    @Test
    void theSameDelegationDeliveredAgainIsTheSameDecision() {
        var key = talk.hears(sends(BOB, EVE, Belief.VERIFIED, Consent.NONE))
                .last()
                .key();
        talk.hears(sends(BOB, EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(key, talk.last().key());
        assertEquals(Outcome.RECORDED, talk.last().outcome());
    }

    @Test
    @Conforms(34)
    void anUnprovenDelegationIsForTheOrganizerToSay() {
        talk.hears(sends(BOB, EVE, Belief.UNVERIFIED, Consent.NONE));
        assertEquals(Outcome.HELD, talk.last().outcome());
        var question = talk.last().question().orElseThrow();
        var wish = question.wish().orElseThrow();
        assertEquals(Question.Kind.STRANGER, question.kind());
        assertEquals(ANN, question.decider());
        assertEquals(List.of(BOB, EVE), List.of(wish.invited(), wish.person().email()));
        assertTrue(wish.delegated());
        talk.hears(sends(BOB, EVE, Belief.UNVERIFIED, Consent.DENIED));
        assertEquals(ReplyReasons.NOT_INSTEAD, talk.last().reason());
        assertEquals(1, talk.attendees().size());
        talk.hears(sends(BOB, EVE, Belief.UNVERIFIED, Consent.GRANTED));
        assertEquals(PartStat.DELEGATED, talk.of(BOB).status());
        assertEquals(BOB, talk.of(EVE).attendee().delegatedFrom());
    }

    @Test
    void aDelegateWhoIsInvitedAlreadyIsNotInvitedTwice() {
        talk.invites(EVE).hears(sends(BOB, EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(PartStat.DELEGATED, talk.of(BOB).status());
        assertEquals(List.of("ANSWER_RECORDED " + BOB), talk.told());
        assertEquals("api", talk.of(EVE).attendee().origin());
    }

    @Test
    @Conforms(34)
    void nobodyDelegatesToHimselfTheOrganizerThisServerOrNobody() {
        for (var person : List.of(BOB, ANN, "create@ours.org", "", "not an address")) {
            talk.hears(sends(BOB, person, Belief.VERIFIED, Consent.NONE));
            assertEquals(ReplyReasons.NO_DELEGATE, talk.last().reason(), person);
        }
        assertEquals(PartStat.NOACTION, talk.of(BOB).status());
    }

    @Test
    void aDelegateDelegatesWhenTheOrganizerSaysSo() {
        talk.hears(sends(BOB, EVE, Belief.VERIFIED, Consent.NONE))
                .hears(sends(EVE, DAN, Belief.VERIFIED, Consent.NONE));
        assertEquals(Outcome.HELD, talk.last().outcome(), "a chain would pass any limit");
        talk.hears(sends(EVE, DAN, Belief.VERIFIED, Consent.GRANTED));
        assertEquals(PartStat.DELEGATED, talk.of(EVE).status());
        assertEquals(EVE, talk.of(DAN).attendee().delegatedFrom());
    }

    @Test
    @Conforms(34)
    void aDelegateBeyondTheLastPlaceIsRefusedAndTheDelegatorStaysAsked() {
        talk.invites("c@x.org").invites("d@x.org").hears(sends(BOB, EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(ReplyReasons.FULL, talk.last().reason());
        assertEquals(PartStat.NOACTION, talk.of(BOB).status());
    }

    @Test
    void aDelegateForOneDateIsInvitedToThisDate() {
        var delegation = Talk.part(Optional.of(SECOND), 0, 1, new Voice(BOB, "", "DELEGATED", EVE));
        talk.hears(Talk.says(BOB, 9, delegation));
        assertEquals(List.of(SECOND.key()), talk.of(EVE).attendee().dates());
        assertEquals(PartStat.NOACTION, talk.of(BOB).status());
        assertEquals(PartStat.DELEGATED, talk.of(BOB).statusOn(SECOND.key()));
        var more = Talk.part(Optional.of(THIRD), 0, 1, new Voice(BOB, "", "DELEGATED", EVE));
        talk.hears(Talk.says(BOB, 10, more));
        assertEquals(List.of(SECOND.key(), THIRD.key()), talk.of(EVE).attendee().dates());
    }

    @Test
    void theDelegateOfWhoIsInvitedToSomeDatesGetsAMailForEach() {
        var some = new Talk(event(tuesdays())).invites(BOB, SECOND.key(), THIRD.key());
        some.hears(sends(BOB, EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(
                List.of(
                        "ANSWER_RECORDED " + BOB,
                        "INVITE_DUE " + EVE + " " + SECOND.key(),
                        "INVITE_DUE " + EVE + " " + THIRD.key()),
                some.told());
    }

    @Test
    @Conforms(34)
    void aDelegateWhoWasTakenOffTheListComesBackWhenTheOrganizerSaysSo() {
        talk.invites(EVE).uninvites(EVE);
        for (var consent : List.of(Consent.NONE, Consent.DENIED)) {
            talk.hears(sends(BOB, EVE, Belief.VERIFIED, consent));
            assertEquals(ReplyReasons.NO_DELEGATE, talk.last().reason());
        }
        talk.hears(sends(BOB, EVE, Belief.UNVERIFIED, Consent.GRANTED));
        assertFalse(talk.of(EVE).attendee().gone());
        assertEquals(BOB, talk.of(EVE).attendee().delegatedFrom());
        assertEquals(PartStat.DELEGATED, talk.of(BOB).status());
        assertEquals(List.of("ANSWER_RECORDED " + BOB, "INVITE_DUE " + EVE), talk.told());
        assertTrue(talk.last().changes().contains(new Change.Take("invites#uid", 3)));
        assertEquals(2, talk.counters().get("attendees"));
    }

    @Test
    void aDelegateComesBackToNoEventThatIsFull() {
        talk.invites(EVE).uninvites(EVE).invites("c@x.org").invites("d@x.org");
        talk.hears(sends(BOB, EVE, Belief.UNVERIFIED, Consent.GRANTED));
        assertEquals(ReplyReasons.FULL, talk.last().reason());
        assertEquals(PartStat.NOACTION, talk.of(BOB).status());
    }

    @Test
    void nobodyIsSentToACancelledEvent() {
        talk.becomes(Given.event(Series.of(tuesdays()), Event.Status.CANCELLED, 1));
        for (var belief : List.of(Belief.VERIFIED, Belief.UNVERIFIED)) {
            talk.hears(sends(BOB, EVE, belief, Consent.NONE));
            assertEquals(Outcome.RECORDED, talk.last().outcome());
        }
        assertNull(talk.attendees().get(EVE));
    }

    private static Reply sends(String from, String to, Belief belief, Consent consent) {
        var part = Talk.part(Optional.empty(), 0, 1, new Voice(from, "", "DELEGATED", to));
        return Talk.reply(Kind.ANSWER, from, from, 9, belief, consent, part);
    }
}
