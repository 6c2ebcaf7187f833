package org.calendarinvite.reply;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.calendarinvite.Given;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.decision.Wish.Said;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.event.When;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.reply.Reply.Kind;
import org.calendarinvite.reply.Reply.Part;
import org.calendarinvite.reply.Reply.Voice;
import org.junit.jupiter.api.Test;

/** Answers of people who were not invited, sent to an invitation that was forwarded to them. */
class StrangersTest {

    private static final String EVE = "eve@example.com";

    @Test
    @Conforms(33)
    void byDefaultTheOrganizerIsAskedAndHisYesInvites() {
        var talk = talk(Strangers.HOLD);
        talk.hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(
                Optional.of(Given.stranger(ANN, EVE, EVE, Belief.VERIFIED, new Said("", "ACCEPTED"))),
                talk.last().question());
        assertEquals(1, talk.attendees().size());
        talk.hears(crash(EVE, Belief.VERIFIED, Consent.GRANTED));
        assertEquals(PartStat.ACCEPTED, talk.of(EVE).status());
        assertEquals("forwarded", talk.of(EVE).attendee().origin());
        assertEquals(List.of("ANSWER_RECORDED " + EVE, "INVITE_DUE " + EVE), talk.told());
        assertEquals(PartStat.NOACTION, talk.of(BOB).status());
    }

    @Test
    @Conforms(33)
    void theOrganizersNoIsToldToTheStranger() {
        for (var policy : Strangers.values()) {
            var talk = talk(policy).hears(crash(EVE, Belief.VERIFIED, Consent.DENIED));
            assertEquals(Outcome.REFUSED, talk.last().outcome());
            assertEquals(ReplyReasons.STRANGER, talk.last().reason());
        }
    }

    @Test
    @Conforms(33)
    void anOpenEventAdmitsWhoIsProvenAndAsksForOthers() {
        var open = talk(Strangers.ACCEPT);
        open.hears(crash(BOB, Belief.VERIFIED, Consent.NONE));
        assertEquals(Outcome.HELD, open.last().outcome());
        open.hears(crash(EVE, Belief.UNVERIFIED, Consent.NONE));
        assertEquals(Outcome.HELD, open.last().outcome());
        open.hears(crash(EVE, Belief.VOUCHED, Consent.NONE));
        assertEquals(Outcome.HELD, open.last().outcome(), "a signature of anybody's is no proof");
        open.hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(PartStat.ACCEPTED, open.of(EVE).status());
    }

    @Test
    @Conforms(33)
    void aClosedEventRefusesAndIsOpenedByItsOrganizersYes() {
        var closed = talk(Strangers.REFUSE);
        closed.hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(ReplyReasons.STRANGER, closed.last().reason());
        closed.hears(crash(EVE, Belief.VERIFIED, Consent.GRANTED));
        assertEquals(Outcome.APPLIED, closed.last().outcome());
    }

    @Test
    void theAdmittingMailDeliveredAgainIsTheSameDecision() {
        for (var belief : Belief.values()) {
            var talk = talk(Strangers.HOLD).hears(crash(EVE, belief, Consent.GRANTED));
            var key = talk.last().key();
            talk.hears(crash(EVE, belief, Consent.GRANTED));
            assertEquals(key, talk.last().key());
            assertEquals(Outcome.RECORDED, talk.last().outcome());
        }
    }

    @Test
    void whoAnOpenEventAdmittedIsNotAnsweredForThroughAnothersInvitation() {
        var open = talk(Strangers.ACCEPT).hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        var key = open.last().key();
        open.hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(key, open.last().key());
        open.hears(Talk.reply(
                Kind.ANSWER, BOB, EVE, 20, Belief.VOUCHED, Consent.NONE, Talk.whole(0, 15, EVE, "DECLINED")));
        assertEquals(Outcome.REFUSED, open.last().outcome());
        assertEquals(PartStat.ACCEPTED, open.of(EVE).status());
    }

    @Test
    void aStrangerWhoIsAnAttendeeHimselfCountsForHimselfWhenProven() {
        var talk = talk(Strangers.REFUSE).invites(EVE);
        talk.hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(PartStat.ACCEPTED, talk.of(EVE).status());
        assertEquals("api", talk.of(EVE).attendee().origin());
        var forged = talk(Strangers.REFUSE).invites(EVE);
        forged.hears(crash(BOB, Belief.VERIFIED, Consent.NONE));
        assertEquals(ReplyReasons.OWN_INVITATION, forged.last().reason());
        assertEquals(PartStat.NOACTION, forged.of(EVE).status());
    }

    @Test
    void theOrganizerAndThisServerAreNeverAdmitted() {
        for (var person : List.of(ANN, "create@ours.org")) {
            var talk = talk(Strangers.ACCEPT).hears(crashing(person, person, Belief.VERIFIED, Consent.GRANTED));
            assertEquals(Outcome.REFUSED, talk.last().outcome());
        }
    }

    @Test
    void aFullEventAdmitsNobody() {
        var full = new Talk(open(), 1).invites(BOB).hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(ReplyReasons.FULL, full.last().reason());
        var room = new Talk(open(), 2).invites(BOB).hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(Outcome.APPLIED, room.last().outcome());
    }

    @Test
    void whoComesThroughAnInvitationToSomeDatesIsInvitedToThese() {
        var date = berlin("2026-12-08T10:00").key();
        var talk = new Talk(open()).invites(BOB, date).hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(List.of(date), talk.of(EVE).attendee().dates());
        assertEquals(List.of("ANSWER_RECORDED " + EVE, "INVITE_DUE " + EVE + " " + date), talk.told());
    }

    @Test
    void aCancelledEventAdmitsNobody() {
        var talk = talk(Strangers.ACCEPT);
        talk.becomes(Given.event(Series.of(tuesdays()), Event.Status.CANCELLED, 1));
        talk.hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        assertEquals(1, talk.attendees().size());
    }

    @Test
    void whoBringsHimselfInIsAMailToo() {
        var talk = talk(Strangers.ACCEPT).room(0).hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertEquals(Outcome.REFUSED, talk.last().outcome());
        assertTrue(
                talk.last().reason().contains("Answer again after 12:00 UTC on 22 November."),
                talk.last().reason());
        assertEquals(1, talk.attendees().size());
        talk.room(1).hears(crash(EVE, Belief.VERIFIED, Consent.NONE));
        assertTrue(talk.last().changes().contains(new Change.Spend("hour", 10, 1, NOW)));
        assertEquals(2, talk.attendees().size());
    }

    @Test
    @Conforms(33)
    void whoWasTakenOffTheListComesBackWhenTheOrganizerSaysSo() {
        for (var belief : Belief.values()) {
            var talk = new Talk(event(tuesdays()), 2).invites(BOB).invites(EVE).uninvites(EVE);
            var token = talk.of(EVE).attendee().token();
            talk.hears(crash(EVE, belief, Consent.GRANTED));
            assertEquals(PartStat.ACCEPTED, talk.of(EVE).status());
            assertFalse(talk.of(EVE).attendee().gone());
            assertEquals(token, talk.of(EVE).attendee().token(), "his address, for life");
            assertEquals(List.of("ANSWER_RECORDED " + EVE, "INVITE_DUE " + EVE), talk.told());
            assertTrue(talk.last().changes().contains(new Change.Take("invites#uid", 2)));
            assertEquals(2, talk.counters().get("attendees"));
            assertEquals(1, talk.counters().get("rsvp.0.accepted"));
        }
    }

    @Test
    void whoWasTakenOffTheListStaysOffItUnlessTheOrganizerIsAskedAndSaysYes() {
        for (var policy : Strangers.values()) {
            for (var consent : List.of(Consent.NONE, Consent.DENIED)) {
                var talk = talk(policy).invites(EVE).uninvites(EVE).hears(crash(EVE, Belief.VERIFIED, consent));
                assertEquals(ReplyReasons.GONE, talk.last().reason());
                assertTrue(talk.of(EVE).attendee().gone());
            }
        }
    }

    @Test
    void whoIsBackIsBackOnceHoweverOftenTheMailComes() {
        var talk = talk(Strangers.HOLD).invites(EVE).uninvites(EVE).hears(crash(EVE, Belief.VERIFIED, Consent.GRANTED));
        var key = talk.last().key();
        talk.hears(crash(EVE, Belief.VERIFIED, Consent.GRANTED));
        assertEquals(key, talk.last().key());
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        talk.uninvites(EVE).hears(crash(EVE, Belief.VERIFIED, Consent.GRANTED));
        assertEquals(key, talk.last().key(), "so the store keeps to what was decided first");
    }

    @Test
    void nobodyComesBackToAFullEvent() {
        var full = new Talk(event(tuesdays()), 2)
                .invites(BOB)
                .invites(EVE)
                .uninvites(EVE)
                .invites("c@x.org");
        full.hears(crash(EVE, Belief.VERIFIED, Consent.GRANTED));
        assertEquals(ReplyReasons.FULL, full.last().reason());
        assertTrue(full.of(EVE).attendee().gone());
    }

    @Test
    void theOrganizerIsToldWhoAnswersWhatForWhichDatesAndWhatHeSays() {
        var date = berlin("2026-12-08T10:00");
        var voice = new Voice(EVE, "Eve", "DECLINED", "");
        var talk = talk(Strangers.HOLD);
        talk.hears(Talk.reply(
                Kind.ANSWER,
                BOB,
                EVE,
                9,
                Belief.VOUCHED,
                Consent.NONE,
                Talk.whole(0, 1, EVE, "TENTATIVE"),
                new Part(Optional.of(date), 0, NOW, List.of(voice), Optional.empty(), "Away then")));
        var wish = wish(talk);
        assertEquals(List.of(new Said("", "TENTATIVE"), new Said(date.key(), "DECLINED")), wish.said());
        assertEquals("VOUCHED", wish.belief());
        assertEquals("Away then", wish.comment());
        assertEquals(BOB, wish.invited());
    }

    @Test
    void theOrganizerIsShownTheFirstOfManyAnswers() {
        for (int more : List.of(0, 1)) {
            var parts = IntStream.range(0, Wishes.MOST_SAID + more)
                    .mapToObj(i -> Talk.on(tuesday(i), 0, 1, EVE, "ACCEPTED"))
                    .toArray(Part[]::new);
            var wish = wish(talk(Strangers.HOLD)
                    .hears(Talk.reply(Kind.ANSWER, BOB, EVE, 9, Belief.VERIFIED, Consent.NONE, parts)));
            assertEquals(Wishes.MOST_SAID, wish.said().size());
            assertEquals(more, wish.others());
        }
    }

    private static When tuesday(int week) {
        var first = tuesdays().start();
        return When.zoned(first.local().plusWeeks(week), first.zone());
    }

    private static Wish wish(Talk talk) {
        return talk.last().question().orElseThrow().wish().orElseThrow();
    }

    private static Talk talk(Strangers policy) {
        return new Talk(event(tuesdays()).admitting(policy, NOW)).invites(BOB);
    }

    private static Event open() {
        return event(tuesdays()).admitting(Strangers.ACCEPT, NOW);
    }

    private static Reply crash(String sender, Belief belief, Consent consent) {
        return crashing(sender, EVE, belief, consent);
    }

    private static Reply crashing(String sender, String person, Belief belief, Consent consent) {
        return Talk.reply(Kind.ANSWER, BOB, sender, 9, belief, consent, Talk.whole(0, 1, person, "ACCEPTED"));
    }
}
