package org.calendarinvite.invite;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Move;
import org.calendarinvite.event.Story;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.reply.Recount;
import org.calendarinvite.reply.Reply;
import org.calendarinvite.reply.Talk;
import org.junit.jupiter.api.Test;

/** Guests of single dates of a series that gets other dates. */
class FollowingTest {

    private static final When SECOND = berlin("2026-12-08T10:00");
    private static final When THIRD = berlin("2026-12-15T10:00");
    private static final String SECOND_NOON = berlin("2026-12-08T12:00").key();
    private static final Details NOON = details(berlin("2026-12-01T12:00"), berlin("2026-12-01T13:00"), "FREQ=WEEKLY");
    private static final Details WEDNESDAYS =
            details(berlin("2026-12-02T10:00"), berlin("2026-12-02T11:00"), "FREQ=WEEKLY");
    private static final String ENDED = "DATE_ENDED_DUE " + BOB + " ";
    private static final String FOLLOW = "FOLLOW_DUE " + BOB + " ";

    private final Story story = new Story().hears(Story.whole(0, 0, tuesdays()));
    private final Talk talk = new Talk(story.event());
    private long second;

    @Test
    void heIsToldTheEndOfHisDateAndAskedToTheOneOfTheSameDay() {
        talk.invites(BOB, SECOND.key());
        becomes(NOON).follows(BOB);
        assertEquals(List.of(ENDED + SECOND.key(), FOLLOW + SECOND_NOON), talk.told());
        assertDates(List.of(SECOND_NOON), List.of());
    }

    @Test
    void whereNothingHappensOnHisDayHeOnlyLosesIt() {
        talk.invites(BOB, SECOND.key());
        becomes(WEDNESDAYS).follows(BOB);
        assertEquals(List.of(ENDED + SECOND.key()), talk.told());
        assertDates(List.of(), List.of(SECOND.key()));
        assertFalse(talk.of(BOB).attendee().whole());
        assertFalse(talk.of(BOB).attendee().invitedOn(SECOND.key()));
        assertEquals(List.of(), talk.moves(BOB));
        becomes(NOON).follows(BOB);
        assertEquals(List.of(FOLLOW + SECOND_NOON), talk.told());
        assertDates(List.of(SECOND_NOON), List.of());
    }

    @Test
    void aSeriesThatIsLongerAgainHasHisDateAgain() {
        talk.invites(BOB, SECOND.key(), THIRD.key());
        becomes(Story.ruled(tuesdays(), "FREQ=WEEKLY;COUNT=2")).follows(BOB);
        assertEquals(List.of(ENDED + THIRD.key()), talk.told());
        assertDates(List.of(SECOND.key()), List.of(THIRD.key()));
        becomes(tuesdays()).follows(BOB);
        assertEquals(List.of(FOLLOW + THIRD.key()), talk.told());
        assertDates(List.of(SECOND.key(), THIRD.key()), List.of());
    }

    @Test
    void aDateThatIsCancelledOrLeftOutStaysHis() {
        talk.invites(BOB, SECOND.key(), THIRD.key());
        story.hears(Story.cancel(Story.off(1, 10, SECOND)));
        becomes(Story.without(tuesdays(), THIRD));
        assertEquals(List.of(), talk.moves(BOB));
    }

    @Test
    void whoHasTheWholeFollowsNoDates() {
        talk.invites(BOB);
        becomes(NOON);
        assertEquals(List.of(), talk.moves(BOB));
    }

    @Test
    void thereAndBackAreTwoMovesAndNoDateStaysBehind() {
        talk.invites(BOB, SECOND.key());
        for (int i = 0; i < 5; i++) {
            becomes(NOON).follows(BOB);
            var there = mails();
            assertDates(List.of(SECOND_NOON), List.of());
            becomes(tuesdays()).follows(BOB);
            assertEquals(List.of(ENDED + SECOND_NOON, FOLLOW + SECOND.key()), talk.told());
            assertDates(List.of(SECOND.key()), List.of());
            var back = mails();
            becomes(NOON).follows(BOB);
            assertTrue(mails().stream().noneMatch(there::contains));
            becomes(tuesdays()).follows(BOB);
            assertTrue(mails().stream().noneMatch(back::contains));
        }
    }

    @Test
    void deliveredTwiceItIsOneDecisionOfOneName() {
        talk.invites(BOB, SECOND.key());
        becomes(NOON);
        var request = talk.moves(BOB).get(0);
        assertEquals(List.of(request), talk.moves(BOB));
        var key = talk.asks(request).last().key();
        talk.asks(request);
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        assertEquals(key, talk.last().key());
        assertFalse(key.isEmpty());
        assertEquals(List.of(), talk.told());
    }

    @Test
    void aRequestThatALaterMoveOvertookChangesNothing() {
        talk.invites(BOB, SECOND.key());
        becomes(NOON);
        var overtaken = talk.moves(BOB).get(0);
        becomes(tuesdays()).asks(overtaken);
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        assertDates(List.of(SECOND.key()), List.of());
        becomes(details(berlin("2026-12-01T14:00"), berlin("2026-12-01T15:00"), "FREQ=WEEKLY"))
                .asks(overtaken);
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        talk.follows(BOB);
        assertDates(List.of(berlin("2026-12-08T14:00").key()), List.of());
    }

    @Test
    void nobodyComesBackByAMove() {
        talk.invites(BOB, SECOND.key());
        becomes(NOON);
        var request = talk.moves(BOB).get(0);
        talk.attendees().put(BOB, talk.of(BOB).attendee().uninvited());
        talk.asks(request);
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        talk.attendees().remove(BOB);
        talk.asks(request);
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        assertEquals(List.of(), talk.last().changes());
    }

    @Test
    void whatHeSaidOfTheOldDateIsNoAnswerToTheNew() {
        for (boolean askAgain : List.of(true, false)) {
            var life = new Story(askAgain).hears(Story.whole(0, 0, tuesdays()));
            var one = new Talk(life.event()).invites(BOB, SECOND.key());
            one.hears(Talk.says(BOB, 1, Talk.on(SECOND, 0, 1, BOB, "ACCEPTED")));
            assertEquals(PartStat.ACCEPTED, one.of(BOB).statusOn(SECOND.key()));
            one.becomes(life.hears(Story.whole(1, 10, NOON)).event()).follows(BOB);
            assertEquals(PartStat.NOACTION, one.of(BOB).statusOn(SECOND_NOON));
            assertEquals(List.of(), one.of(BOB).attendee().apart());
            new Recount(one.event(), one.attendees().values())
                    .agreesWith(one.counters(), List.of(SECOND, berlin("2026-12-08T12:00")));
        }
    }

    @Test
    void whoHasLostAllHisDatesBringsNobodyIn() {
        talk.invites(BOB, SECOND.key());
        becomes(WEDNESDAYS).follows(BOB);
        talk.hears(Talk.says(BOB, 20, Talk.whole(1, 20, BOB, "ACCEPTED")));
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        talk.hears(Talk.reply(
                Reply.Kind.ANSWER,
                BOB,
                "eve@x.org",
                30,
                Answered.Belief.VERIFIED,
                Consent.GRANTED,
                Talk.whole(1, 30, "eve@x.org", "ACCEPTED")));
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        assertEquals(1, talk.attendees().size());
    }

    @Test
    void whoHasLostDatesCanBeInvitedToOthersAndToAll() {
        talk.invites(BOB, SECOND.key());
        becomes(WEDNESDAYS).follows(BOB);
        var wednesday = berlin("2026-12-09T10:00").key();
        talk.invites(BOB, wednesday);
        assertDates(List.of(wednesday), List.of(SECOND.key()));
        talk.invites(BOB);
        assertDates(List.of(), List.of());
        assertTrue(talk.of(BOB).attendee().whole());
    }

    @Test
    void oneRequestNamesFiftyMovesAtMost() {
        var daily = Story.ruled(tuesdays(), "FREQ=DAILY");
        becomes(daily);
        int many = InviteDesk.MOST_DATES + 1;
        var days = IntStream.range(0, many).mapToObj(i -> day(daily, i)).toArray(String[]::new);
        talk.invites(BOB, Arrays.copyOf(days, InviteDesk.MOST_DATES));
        talk.invites(BOB, days[many - 1]);
        becomes(Story.ruled(NOON, "FREQ=DAILY"));
        assertEquals(
                List.of(InviteDesk.MOST_DATES, 1),
                talk.moves(BOB).stream().map(one -> one.moves().size()).toList());
        talk.follows(BOB);
        assertEquals(many, talk.of(BOB).attendee().dates().size());
        assertEquals(List.of(), talk.of(BOB).attendee().lost());
    }

    @Test
    void fourHundredLostDatesAreRememberedAtMost() {
        var from = IntStream.range(0, InviteDesk.MOST_KEPT + 1)
                .mapToObj(i -> day(tuesdays(), i))
                .toList();
        var bob = Attendee.asked("uid", BOB, "", "t", "api", from, Given.NOW)
                .follows(from.stream().map(key -> new Move(key, "")).toList());
        assertEquals(from.subList(1, from.size()), bob.lost());
        assertTrue(bob.stranded());
    }

    @Test
    void aCancelledEventMovesNobody() {
        talk.invites(BOB, SECOND.key());
        becomes(NOON);
        var request = talk.moves(BOB).get(0);
        talk.becomes(story.hears(Story.cancel(99, 100)).event()).asks(request);
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        talk.becomes(story.hears(Story.whole(100, 110, NOON)).event());
        assertTrue(story.told().contains(Story.MOVED), "who was on his way goes on");
        talk.follows(BOB);
        assertDates(List.of(SECOND_NOON), List.of());
    }

    private Talk becomes(Details details) {
        second += 10;
        story.hears(Story.whole(second, second, details));
        return talk.becomes(story.event());
    }

    private void assertDates(List<String> dates, List<String> lost) {
        var bob = talk.of(BOB).attendee();
        assertEquals(dates, bob.dates());
        assertEquals(lost, bob.lost());
        new Recount(talk.event(), talk.attendees().values()).agreesWith(talk.counters(), List.of(SECOND, THIRD));
        assertTrue(talk.last().changes().stream().noneMatch(Change.Take.class::isInstance), "no place is taken anew");
    }

    /** The ids of what the last decision brings. */
    private List<String> mails() {
        Event event = talk.event();
        return talk.last().notices().stream()
                .map(notice -> Due.of(notice, event, talk.of(BOB).attendee(), new Recurrences()))
                .peek(due -> assertTrue(due.current()))
                .map(Due::mailId)
                .toList();
    }

    private static String day(Details series, int i) {
        var start = series.start();
        return When.zoned(start.local().plusDays(i), start.zone()).key();
    }
}
