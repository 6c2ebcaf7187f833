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

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Question;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Story;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.reply.Reply.Kind;
import org.calendarinvite.reply.Reply.Part;
import org.calendarinvite.reply.Reply.Voice;
import org.junit.jupiter.api.Test;

/** Questions whose answer would change nothing any more. */
class MootTest {

    private static final String EVE = "eve@example.com";
    private static final When SECOND = berlin("2026-12-08T10:00");

    private final Talk talk = new Talk(event(tuesdays())).invites(BOB);

    @Test
    void aQuestionThatWasJustAskedStands() {
        for (var question : List.of(stranger(), delegate(), counter(0), Question.confirm(ANN, "uid")))
            assertEquals("", moot(question), question::toString);
    }

    @Test
    void nothingIsAskedOfACancelledEventOrDate() {
        var questions = List.of(strangerOn(SECOND), counter(0));
        var story = new Story().hears(Story.whole(0, 0, tuesdays())).hears(Story.cancel(Story.off(1, 10, SECOND)));
        talk.becomes(story.event());
        for (var question : questions) assertMoot("cancelled", question);
        var whole = stranger();
        assertEquals("", moot(whole));
        talk.becomes(Given.event(Series.of(tuesdays()), Event.Status.CANCELLED, 1));
        assertMoot("cancelled", whole);
    }

    @Test
    void aStrangerWhoIsInvitedMeanwhileIsNotAskedAboutUnlessHeWasTakenOffAgain() {
        var question = stranger();
        talk.invites(EVE);
        assertMoot(EVE + " is on the guest list already", question);
        talk.uninvites(EVE);
        assertEquals("", moot(question));
    }

    @Test
    void aDelegateMayBeInvitedAlreadyButHisDelegatorMustBe() {
        var question = delegate();
        talk.invites(EVE);
        assertEquals("", moot(question), "what the delegator said is still to be counted");
        talk.uninvites(BOB);
        assertMoot(BOB + " is not on the guest list any more", question);
    }

    @Test
    void aProposalForAnOlderVersionOfItsDateIsMootAndOneForAnotherDateIsNot() {
        var question = counter(0);
        var first = berlin("2026-12-01T10:00");
        var later = details(berlin("2026-12-01T14:00"), berlin("2026-12-01T15:00"), "");
        var story =
                new Story().hears(Story.whole(0, 0, tuesdays())).hears(Story.dates(Story.date(1, 10, first, later)));
        talk.becomes(story.event());
        assertEquals(1, story.event().sequence());
        assertEquals("", moot(question));
        talk.becomes(story.hears(Story.whole(2, 20, Story.called(tuesdays(), "Choir")))
                .event());
        assertMoot("was changed", question);
        assertEquals("", moot(counter(story.event().sequence())));
    }

    @Test
    void aTimeThatIsOverIsMovedNoMore() {
        var single = new Talk(event(once())).invites(BOB);
        var question = asks(single, proposal(Optional.empty(), 0));
        var end = once().end().instant();
        assertEquals("", moot(single, question, end));
        assertTrue(moot(single, question, end.plusMillis(1)).contains("over"));
        var floating = details(
                When.floating(LocalDateTime.parse("2026-12-01T10:00")),
                When.floating(LocalDateTime.parse("2026-12-01T11:00")),
                "");
        var noon = Instant.parse("2026-12-01T23:00:00Z");
        assertFalse(Moot.over(floating, noon), "it may be eleven in the morning somewhere");
        assertTrue(Moot.over(floating, noon.plusMillis(1)));
    }

    @Test
    void whetherOneSentAMailIsAlwaysAskedAndWhatIsNotKnownNever() {
        var confirm = Question.confirm(ANN, "");
        assertEquals(Optional.empty(), new Moot(new Recurrences(), NOW).reason(confirm, none(), none(), none()));
        var old = new Question(Question.Kind.STRANGER, ANN, "uid", Optional.empty());
        assertMoot("not known any more", old);
        assertTrue(new Moot(new Recurrences(), NOW)
                .reason(stranger(), none(), none(), none())
                .isPresent());
    }

    private Question stranger() {
        return asks(talk, Talk.whole(0, 1, EVE, "ACCEPTED"));
    }

    private Question strangerOn(When date) {
        return asks(talk, Talk.on(date, 0, 1, EVE, "ACCEPTED"));
    }

    private Question delegate() {
        return asks(talk, Talk.part(Optional.empty(), 0, 1, new Voice(BOB, "", "DELEGATED", EVE)));
    }

    private Question counter(long sequence) {
        return asks(talk, proposal(Optional.of(SECOND), sequence));
    }

    private static Part proposal(Optional<When> date, long sequence) {
        var wanted = details(berlin("2026-12-08T14:00"), berlin("2026-12-08T15:00"), "");
        return Talk.proposal(date, sequence, wanted);
    }

    private static Question asks(Talk talk, Part part) {
        var kind = part.details().isPresent() ? Kind.PROPOSAL : Kind.ANSWER;
        talk.hears(Talk.reply(kind, BOB, EVE, 9, Belief.UNVERIFIED, Consent.NONE, part));
        return talk.last().question().orElseThrow();
    }

    private void assertMoot(String words, Question question) {
        assertTrue(moot(question).contains(words), moot(question));
    }

    private String moot(Question question) {
        return moot(talk, question, NOW);
    }

    private static String moot(Talk talk, Question question, Instant now) {
        var invited = Optional.ofNullable(talk.attendees().get(BOB));
        var person = Optional.ofNullable(talk.attendees().get(EVE));
        return new Moot(new Recurrences(), now)
                .reason(question, Optional.of(talk.event()), invited, person)
                .orElse("");
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
