package org.calendarinvite.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.reply.Reply.Voice;
import org.junit.jupiter.api.Test;

class ReplyDeskTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String BOB = "bob@example.com";

    private final ReplyDesk desk = new ReplyDesk(new Recurrences());

    @Test
    void aFirstAnswerIsCounted() {
        var decision = desk.decide(answer("ACCEPTED", 0, NOON, invited(Answered.NONE), false));
        assertEquals(Outcome.APPLIED, decision.outcome());
        assertEquals(PartStat.ACCEPTED, kept(decision).answer().status());
        assertEquals(Map.of("rsvp.0.accepted", 1, "prodid.0.other", 1), counted(decision));
    }

    @Test
    void aChangedMindMovesTheNumbers() {
        var yes = kept(desk.decide(answer("ACCEPTED", 0, NOON, invited(Answered.NONE), false)));
        var decision = desk.decide(answer("DECLINED", 0, NOON.plusSeconds(1), yes, false));
        assertEquals(Map.of("rsvp.0.accepted", -1, "rsvp.0.declined", 1), counted(decision));
    }

    @Test
    @Conforms(29)
    void anOlderAnswerIsRecordedAndChangesNothing() {
        var yes = kept(desk.decide(answer("ACCEPTED", 1, NOON, invited(Answered.NONE), false)));
        for (var older : List.of(
                answer("DECLINED", 0, NOON.plusSeconds(60), yes, false),
                answer("DECLINED", 1, NOON.minusSeconds(1), yes, false))) {
            var decision = desk.decide(older);
            assertEquals(Outcome.RECORDED, decision.outcome());
            assertTrue(decision.changes().isEmpty());
        }
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        var first = answer("ACCEPTED", 0, NOON, invited(Answered.NONE), false).reply();
        var second = answer("TENTATIVE", 0, NOON.plusSeconds(5), invited(Answered.NONE), false)
                .reply();
        assertEquals(PartStat.TENTATIVE, after(first, second));
        assertEquals(PartStat.TENTATIVE, after(second, first));
    }

    @Test
    @Conforms(25)
    void anAnswerToACancelledEventIsRecordedOnly() {
        var decision = desk.decide(answer("ACCEPTED", 0, NOON, invited(Answered.NONE), true));
        assertEquals(Outcome.RECORDED, decision.outcome());
        assertTrue(decision.changes().isEmpty());
    }

    @Test
    @Conforms({27, 33})
    void answerOfAStrangerIsHeld() {
        var reply = reply("t", List.of(Given.voice("eve@example.com", "ACCEPTED")), Belief.VERIFIED);
        assertEquals(Outcome.HELD, desk.decide(byToken(reply)).outcome());
    }

    @Test
    @Conforms(27)
    void amongSeveralVoicesTheInvitedOneCounts() {
        var reply = reply(
                "t",
                List.of(Given.voice("eve@example.com", "DECLINED"), Given.voice(BOB, "TENTATIVE")),
                Belief.VERIFIED);
        assertEquals(
                PartStat.TENTATIVE, kept(desk.decide(byToken(reply))).answer().status());
    }

    @Test
    void aTokenWithoutProofCountsAsUnverified() {
        var reply = reply("t", List.of(Given.voice(BOB, "ACCEPTED")), Belief.UNVERIFIED);
        assertEquals(
                Belief.UNVERIFIED, kept(desk.decide(byToken(reply))).answer().belief());
    }

    @Test
    @Conforms(40)
    void withoutTokenOnlyAProvenSenderCounts() {
        var voices = List.of(Given.voice(BOB, "ACCEPTED"));
        var invitation = new Invitation(event(false), invited(Answered.NONE));
        var forged = Given.replied(reply("", voices, Belief.UNVERIFIED), Optional.empty(), Optional.of(invitation));
        assertEquals(Outcome.HELD, desk.decide(forged).outcome());
        var proven = Given.replied(reply("", voices, Belief.VERIFIED), Optional.empty(), Optional.of(invitation));
        assertEquals(Outcome.APPLIED, desk.decide(proven).outcome());
    }

    @Test
    void anAnswerWithoutPartstatOrToAnotherEventIsRefused() {
        assertEquals(
                Outcome.REFUSED,
                desk.decide(answer("", 0, NOON, invited(Answered.NONE), false)).outcome());
        var other = Given.answer(
                "t", BOB, "other-uid", 0, NOON, List.of(Given.voice(BOB, "ACCEPTED")), Belief.VERIFIED, NOON);
        assertEquals(Outcome.REFUSED, desk.decide(byToken(other)).outcome());
    }

    @Test
    @Conforms(26)
    void anAnswerToNothingIsRefused() {
        var reply = reply("t", List.of(Given.voice(BOB, "ACCEPTED")), Belief.VERIFIED);
        assertEquals(
                Outcome.REFUSED,
                desk.decide(Given.replied(reply, Optional.empty(), Optional.empty()))
                        .outcome());
    }

    @Test
    @Conforms(40)
    void whoeverIsProvenForHimselfAnswersForNobodyElse() {
        var voices = List.of(Given.voice(BOB, "DECLINED"));
        var eve = Given.answer("", "eve@example.com", "uid", 0, NOON, voices, Belief.VERIFIED, NOON);
        var invitation = new Invitation(event(false), invited(Answered.NONE));
        var byName = desk.decide(Given.replied(eve, Optional.empty(), Optional.of(invitation)));
        assertEquals(Outcome.HELD, byName.outcome());
        var withToken = Given.answer("t", "eve@example.com", "uid", 0, NOON, voices, Belief.VERIFIED, NOON);
        assertEquals(
                Belief.UNVERIFIED,
                kept(desk.decide(byToken(withToken))).answer().belief());
    }

    @Test
    void anAnswerToAVersionThatWasNeverSentIsRefused() {
        assertEquals(
                Outcome.APPLIED,
                desk.decide(answer("DECLINED", 1, NOON, invited(Answered.NONE), false))
                        .outcome());
        assertEquals(
                Outcome.REFUSED,
                desk.decide(answer("DECLINED", 2, NOON, invited(Answered.NONE), false))
                        .outcome());
    }

    @Test
    void aClockThatRunsAheadDoesNotOutlastALaterAnswer() {
        var voices = List.of(Given.voice(BOB, "DECLINED"));
        var ahead = Given.answer("t", BOB, "uid", 0, NOON.plusSeconds(99999), voices, Belief.VERIFIED, NOON);
        var declined = kept(desk.decide(byToken(ahead)));
        assertEquals(
                Outcome.APPLIED,
                desk.decide(answer("ACCEPTED", 0, NOON.plusSeconds(60), declined, false))
                        .outcome());
    }

    @Test
    void yesNoYesUnderOneDtstampAreThreeAnswers() {
        var first =
                Given.answer("t", BOB, "uid", 0, NOON, List.of(Given.voice(BOB, "ACCEPTED")), Belief.VERIFIED, NOON);
        var again = Given.answer(
                "t", BOB, "uid", 0, NOON, List.of(Given.voice(BOB, "ACCEPTED")), Belief.VERIFIED, NOON.plusSeconds(9));
        assertTrue(!desk.decide(byToken(first))
                .key()
                .equals(desk.decide(byToken(again)).key()));
        assertEquals(
                desk.decide(byToken(first)).key(), desk.decide(byToken(first)).key());
    }

    private PartStat after(Reply... replies) {
        var attendee = invited(Answered.NONE);
        for (var reply : replies) {
            var decision = desk.decide(
                    Given.replied(reply, Optional.of(new Invitation(event(false), attendee)), Optional.empty()));
            if (!decision.changes().isEmpty()) attendee = kept(decision);
        }
        return attendee.answer().status();
    }

    private static ReplyCase byToken(Reply reply) {
        return Given.replied(
                reply, Optional.of(new Invitation(event(false), invited(Answered.NONE))), Optional.empty());
    }

    private static ReplyCase answer(
            String partstat, long sequence, Instant dtstamp, Attendee attendee, boolean cancelled) {
        var reply = Given.answer(
                "t", BOB, "uid", sequence, dtstamp, List.of(Given.voice(BOB, partstat)), Belief.VERIFIED, dtstamp);
        return Given.replied(reply, Optional.of(new Invitation(event(cancelled), attendee)), Optional.empty());
    }

    private static Reply reply(String token, List<Voice> voices, Belief belief) {
        return Given.answer(token, BOB, "uid", 0, NOON, voices, belief, NOON);
    }

    private static Attendee invited(Answered answer) {
        return Given.attendee(answer);
    }

    private static Event event(boolean cancelled) {
        var status = cancelled ? Event.Status.CANCELLED : Event.Status.CONFIRMED;
        return Given.event(Series.of(Given.once()), status, 1);
    }

    private static Attendee kept(Decision decision) {
        return decision.changes().stream()
                .filter(Change.Keep.class::isInstance)
                .map(change -> (Attendee) ((Change.Keep) change).kept())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> counted(Decision decision) {
        return decision.changes().stream()
                .filter(Change.Count.class::isInstance)
                .map(change -> ((Change.Count) change).deltas())
                .findFirst()
                .orElseThrow();
    }
}
