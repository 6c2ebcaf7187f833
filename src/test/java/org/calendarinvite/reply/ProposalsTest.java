package org.calendarinvite.reply;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.once;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Wish.Proposal;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Pace;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Story;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.organizer.Meters;
import org.calendarinvite.reply.Reply.Kind;
import org.calendarinvite.reply.Reply.Part;
import org.junit.jupiter.api.Test;

/** Attendees propose other times. */
class ProposalsTest {

    private static final When SECOND = berlin("2026-12-08T10:00");
    private static final Details TWO = details(berlin("2026-12-01T14:00"), berlin("2026-12-01T15:00"), "");
    private static final Details LATER = details(berlin("2026-12-08T14:00"), berlin("2026-12-08T15:00"), "");

    private final Talk single = new Talk(event(once())).invites(BOB);
    private final Talk series = new Talk(event(tuesdays())).invites(BOB);

    @Test
    void theOrganizerIsAskedInTheTimesOfHisOwnZone() {
        var utc = details(
                When.utc(LocalDateTime.parse("2026-12-01T13:00")),
                When.utc(LocalDateTime.parse("2026-12-01T14:00")),
                "");
        var part = new Part(Optional.empty(), 0, NOW, List.of(), Optional.of(utc), "Two is better");
        single.hears(proposes(Consent.NONE, part));
        var two = LocalDateTime.parse("2026-12-01T14:00");
        var proposal = new Proposal("", 0, two, two.plusHours(1), "Europe/Berlin", false);
        assertEquals(
                Optional.of(Given.counter(ANN, Belief.VERIFIED, proposal, "Two is better")),
                single.last().question());
        assertEquals(0, single.event().sequence());
    }

    @Test
    void aProposalIsForTheDateThatItNames() {
        series.hears(proposes(Consent.NONE, Talk.proposal(Optional.of(SECOND), 0, LATER)));
        var wish = series.last().question().orElseThrow().wish().orElseThrow();
        assertEquals(SECOND.key(), wish.proposal().orElseThrow().date());
    }

    @Test
    void aProposalForADateThatIsOverIsRecorded() {
        var ended = once().end().instant();
        for (var consent : Consent.values()) {
            var reply = proposes(consent, Talk.proposal(Optional.empty(), 0, TWO));
            var invitation = Optional.of(single.of(BOB));
            for (var now : List.of(ended, ended.plusMillis(1))) {
                var decision = new ReplyDesk(new Recurrences())
                        .decide(new ReplyCase(
                                reply,
                                invitation,
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                10,
                                Meters.NONE,
                                0,
                                true,
                                Given.OURS,
                                "",
                                now));
                assertEquals(now.equals(ended), !decision.reason().equals(ReplyReasons.OVER), decision::reason);
            }
        }
    }

    @Test
    void aGrantedProposalCountsAsAChangeAndPassesHoweverManyThereWere() {
        single.hears(proposes(Consent.GRANTED, Talk.proposal(Optional.empty(), 0, TWO)));
        assertTrue(single.last().changes().contains(Pace.asked(event(once()), NOW)));
    }

    @Test
    @Conforms(35)
    void aGrantedProposalMovesTheEventAndTellsEverybody() {
        single.hears(proposes(Consent.GRANTED, Talk.proposal(Optional.empty(), 0, TWO)));
        assertEquals(TWO.start(), single.event().details().start());
        assertEquals("Meeting", single.event().details().summary());
        assertEquals(1, single.event().series().asked());
        assertEquals(List.of("EVENT_UPDATED"), single.told());
    }

    @Test
    @Conforms(35)
    void aGrantedProposalForADateMovesThisDate() {
        series.hears(proposes(Consent.GRANTED, Talk.proposal(Optional.of(SECOND), 0, LATER)));
        assertEquals(tuesdays(), series.event().details());
        assertEquals(
                LATER.start(),
                Given.on(series.event(), SECOND.key()).orElseThrow().start());
        assertEquals(List.of("EVENT_UPDATED  " + SECOND.key()), series.told());
        assertTrue(series.event().series().askedApart(SECOND.key()));
        assertEquals(0, series.event().sequenceOn(""));
        assertEquals(1, series.event().sequenceOn(SECOND.key()));
    }

    @Test
    void aDateMovedByProposalOutlivesTheSameSeriesSentAgain() {
        var story = new Story().hears(Story.whole(0, 0, tuesdays()));
        var talk = new Talk(story.event()).invites(BOB);
        talk.hears(proposes(Consent.GRANTED, Talk.proposal(Optional.of(SECOND), 0, LATER)));
        story.keeps(talk.last());
        story.hears(Story.whole(1, 10, Story.called(tuesdays(), "Choir")));
        assertEquals(LATER.start(), story.on(SECOND.key()).orElseThrow().start());
    }

    @Test
    @Conforms(35)
    void aDeniedProposalIsAnsweredWithADeclineOfIt() {
        series.hears(proposes(Consent.DENIED, Talk.proposal(Optional.of(SECOND), 0, LATER)));
        assertEquals(List.of("DECLINECOUNTER_DUE " + BOB + " " + SECOND.key()), series.told());
        assertEquals(0, series.event().sequence());
    }

    @Test
    void bothAnswersToAProposalAreDecisionsOfTheirOwn() {
        var yes = single.hears(proposes(Consent.GRANTED, Talk.proposal(Optional.empty(), 0, TWO)))
                .last();
        var again = single.hears(proposes(Consent.GRANTED, Talk.proposal(Optional.empty(), 0, TWO)))
                .last();
        assertEquals(yes.key(), again.key());
        assertEquals(Outcome.RECORDED, again.outcome());
        var no = single.hears(proposes(Consent.DENIED, Talk.proposal(Optional.empty(), 0, TWO)))
                .last();
        assertFalse(yes.key().equals(no.key()));
    }

    @Test
    @Conforms(35)
    void aProposalForAnOlderVersionIsRecorded() {
        single.becomes(Given.event(new Series(once(), false, List.of(), 2, 0), Event.Status.CONFIRMED, 2));
        for (var consent : Consent.values()) {
            single.hears(proposes(consent, Talk.proposal(Optional.empty(), 1, TWO)));
            assertEquals(Outcome.RECORDED, single.last().outcome());
            assertEquals(ReplyReasons.OLDER_VERSION, single.last().reason());
        }
    }

    @Test
    void theTimesThatTheEventHasAreNoProposal() {
        single.hears(proposes(Consent.NONE, Talk.proposal(Optional.empty(), 0, once())));
        assertEquals(ReplyReasons.SAME_TIMES, single.last().reason());
    }

    @Test
    @Conforms(35)
    void whatCannotBeProposedIsRefusedWithTheReason() {
        var day = details(
                When.day(LocalDateTime.parse("2026-12-01T00:00")),
                When.day(LocalDateTime.parse("2026-12-02T00:00")),
                "");
        assertEquals(ReplyReasons.OTHER_KIND, reason(single, Talk.proposal(Optional.empty(), 0, day)));
        assertEquals(ReplyReasons.WHOLE_SERIES, reason(series, Talk.proposal(Optional.empty(), 0, TWO)));
        assertEquals(
                ReplyReasons.NO_SUCH_DATE,
                reason(series, Talk.proposal(Optional.of(berlin("2026-12-09T10:00")), 0, LATER)));
        assertEquals(ReplyReasons.NO_TIMES, reason(single, Talk.whole(0, 0, BOB, "")));
        var some = new Talk(event(tuesdays()))
                .invites(BOB, berlin("2026-12-15T10:00").key());
        assertEquals(ReplyReasons.NO_SUCH_DATE, reason(some, Talk.proposal(Optional.of(SECOND), 0, LATER)));
    }

    @Test
    void aProposalInTheHourThatComesTwiceKeepsItsMoments() {
        var start = When.utc(LocalDateTime.parse("2026-10-25T00:45"));
        var end = When.utc(LocalDateTime.parse("2026-10-25T01:15"));
        single.hears(proposes(Consent.GRANTED, Talk.proposal(Optional.empty(), 0, details(start, end, ""))));
        var moved = single.event().details();
        assertEquals(berlin("2026-10-25T02:45"), moved.start());
        assertEquals(end.instant(), moved.end().instant());
    }

    @Test
    @Conforms(35)
    void aProposalThatDoesNotEndAfterItBeginsIsRefused() {
        var two = TWO.start();
        var none = details(two, two, "");
        assertEquals(ReplyReasons.NO_LENGTH, reason(single, Talk.proposal(Optional.empty(), 0, none)));
        var back = details(two, berlin("2026-12-01T13:59"), "");
        assertEquals(ReplyReasons.NO_LENGTH, reason(single, Talk.proposal(Optional.empty(), 0, back)));
        assertEquals(Outcome.REFUSED, single.last().outcome());
        var reminder =
                new Talk(event(details(berlin("2026-12-01T10:00"), berlin("2026-12-01T10:00"), ""))).invites(BOB);
        assertEquals(ReplyReasons.PROPOSED, reason(reminder, Talk.proposal(Optional.empty(), 0, none)));
    }

    @Test
    void aProposalForACancelledEventOrDateIsRecorded() {
        single.becomes(Given.event(Series.of(once()), Event.Status.CANCELLED, 1));
        assertEquals(ReplyReasons.CANCELLED, reason(single, Talk.proposal(Optional.empty(), 1, TWO)));
        var story = new Story().hears(Story.whole(0, 0, tuesdays())).hears(Story.cancel(Story.off(1, 10, SECOND)));
        series.becomes(story.event());
        assertEquals(ReplyReasons.CANCELLED, reason(series, Talk.proposal(Optional.of(SECOND), 1, LATER)));
    }

    private static String reason(Talk talk, Part part) {
        return talk.hears(proposes(Consent.NONE, part)).last().reason();
    }

    private static Reply proposes(Consent consent, Part part) {
        return Talk.reply(Kind.PROPOSAL, BOB, BOB, 9, Belief.VERIFIED, consent, part);
    }
}
