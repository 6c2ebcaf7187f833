package org.calendarinvite.reply;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.once;
import static org.calendarinvite.Given.tuesdays;
import static org.calendarinvite.invite.PartStat.ACCEPTED;
import static org.calendarinvite.invite.PartStat.DECLINED;
import static org.calendarinvite.invite.PartStat.NOACTION;
import static org.calendarinvite.invite.PartStat.TENTATIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Story;
import org.calendarinvite.event.When;
import org.calendarinvite.reply.Reply.Voice;
import org.junit.jupiter.api.Test;

/** Which answers count, for which dates. */
class AnswersTest {

    private static final When SECOND = berlin("2026-12-08T10:00");
    private static final When THIRD = berlin("2026-12-15T10:00");

    private final Talk talk = new Talk(event(tuesdays())).invites(BOB);

    @Test
    @Conforms(32)
    void theWholeAndADateInOneMailBothApply() {
        talk.hears(Talk.says(BOB, 9, Talk.whole(0, 1, BOB, "ACCEPTED"), Talk.on(SECOND, 0, 1, BOB, "DECLINED")));
        assertEquals(ACCEPTED, talk.of(BOB).status());
        assertEquals(DECLINED, talk.of(BOB).statusOn(SECOND.key()));
        assertEquals(ACCEPTED, talk.of(BOB).statusOn(THIRD.key()));
    }

    @Test
    @Conforms(32)
    void anAnswerToOneDateLeavesTheWholeAsItWas() {
        talk.hears(Talk.says(BOB, 9, Talk.on(SECOND, 0, 1, BOB, "TENTATIVE")));
        assertEquals(NOACTION, talk.of(BOB).status());
        assertEquals(TENTATIVE, talk.of(BOB).statusOn(SECOND.key()));
    }

    @Test
    void aRecurrenceIdInUtcOrAnotherZoneMeansTheSameDate() {
        talk.hears(
                Talk.says(BOB, 8, Talk.on(When.utc(LocalDateTime.parse("2026-12-08T09:00")), 0, 1, BOB, "ACCEPTED")));
        talk.hears(Talk.says(
                BOB,
                9,
                Talk.on(
                        When.zoned(LocalDateTime.parse("2026-12-08T04:00"), "America/New_York"),
                        0,
                        2,
                        BOB,
                        "DECLINED")));
        assertEquals(1, talk.of(BOB).attendee().apart().size());
        assertEquals(DECLINED, talk.of(BOB).statusOn(SECOND.key()));
    }

    @Test
    @Conforms(10)
    void aDateThatIsNoneIsRefusedWithTheReason() {
        talk.hears(Talk.says(BOB, 9, Talk.on(berlin("2026-12-09T10:00"), 0, 1, BOB, "ACCEPTED")));
        assertEquals(Outcome.REFUSED, talk.last().outcome());
        assertEquals(ReplyReasons.NO_SUCH_DATE, talk.last().reason());
    }

    @Test
    void theRecurrenceIdOfASingleEventMeansTheEvent() {
        var single = new Talk(event(once())).invites(BOB);
        single.hears(Talk.says(BOB, 9, Talk.on(once().start(), 0, 1, BOB, "ACCEPTED")));
        assertEquals(ACCEPTED, single.of(BOB).status());
    }

    @Test
    @Conforms(20)
    void whoIsInvitedToSomeDatesAnswersForThemOnly() {
        var some = new Talk(event(tuesdays())).invites(BOB, SECOND.key());
        some.hears(Talk.says(BOB, 9, Talk.on(THIRD, 0, 1, BOB, "ACCEPTED")));
        assertEquals(ReplyReasons.NO_SUCH_DATE, some.last().reason());
        some.hears(Talk.says(BOB, 10, Talk.on(SECOND, 0, 1, BOB, "ACCEPTED")));
        assertEquals(ACCEPTED, some.of(BOB).status());
        assertEquals(NOACTION, some.of(BOB).statusOn(THIRD.key()));
    }

    @Test
    void anAnswerToTheWholeByWhoIsInvitedToSomeDatesCountsForEachOfThem() {
        var some = new Talk(event(tuesdays())).invites(BOB, SECOND.key(), THIRD.key());
        some.hears(Talk.says(BOB, 9, Talk.whole(0, 1, BOB, "DECLINED")));
        assertEquals(DECLINED, some.of(BOB).statusOn(SECOND.key()));
        assertEquals(DECLINED, some.of(BOB).statusOn(THIRD.key()));
        assertEquals(NOACTION, some.of(BOB).attendee().answer().status());
    }

    @Test
    void anAnswerToTheWholeOfAnEventInDatesCountsForEachDate() {
        var story = new Story()
                .hears(Story.dates(Story.date(0, 0, SECOND, details(SECOND, berlin("2026-12-08T11:00"), ""))));
        var partial = new Talk(story.event()).invites(BOB);
        partial.hears(Talk.says(BOB, 9, Talk.whole(0, 1, BOB, "ACCEPTED")));
        assertEquals(ACCEPTED, partial.of(BOB).status());
        assertEquals(ACCEPTED, partial.of(BOB).statusOn(SECOND.key()));
    }

    @Test
    @Conforms(25)
    void anAnswerToACancelledDateIsRecorded() {
        var off = new Instance(SECOND, Optional.empty(), new Source(1, NOW), 1, 0);
        talk.becomes(event(
                new Series(tuesdays(), false, List.of(off), 0, 0), talk.event().status(), 1));
        talk.hears(Talk.says(BOB, 9, Talk.on(SECOND, 0, 1, BOB, "ACCEPTED")));
        assertEquals(Outcome.RECORDED, talk.last().outcome());
        assertEquals(ReplyReasons.CANCELLED, talk.last().reason());
        assertEquals(List.of(), talk.of(BOB).attendee().apart());
    }

    @Test
    @Conforms(29)
    void eachDateKeepsItsOwnOrder() {
        talk.hears(Talk.says(BOB, 5, Talk.on(SECOND, 0, 5, BOB, "ACCEPTED")));
        talk.hears(Talk.says(BOB, 6, Talk.on(SECOND, 0, 4, BOB, "DECLINED")));
        assertEquals(ReplyReasons.OLDER, talk.last().reason());
        talk.hears(Talk.says(BOB, 7, Talk.on(THIRD, 0, 4, BOB, "DECLINED")));
        assertEquals(Outcome.APPLIED, talk.last().outcome());
        assertEquals(ACCEPTED, talk.of(BOB).statusOn(SECOND.key()));
    }

    @Test
    void oneStaleAndOneNewDateInAMailLeaveTheNewOne() {
        talk.hears(Talk.says(BOB, 5, Talk.on(SECOND, 0, 5, BOB, "ACCEPTED")));
        talk.hears(Talk.says(BOB, 6, Talk.on(SECOND, 0, 4, BOB, "DECLINED"), Talk.on(THIRD, 0, 4, BOB, "DECLINED")));
        assertEquals(Outcome.APPLIED, talk.last().outcome());
        assertEquals(ReplyReasons.OLDER, talk.last().reason());
        assertEquals(DECLINED, talk.of(BOB).statusOn(THIRD.key()));
    }

    @Test
    @Conforms({18, 30})
    void anAnswerToAnOlderVersionOfAMovedEventIsShownAsOlder() {
        talk.becomes(event(
                new Series(tuesdays(), false, List.of(), 2, 2), talk.event().status(), 2));
        talk.hears(Talk.says(BOB, 9, Talk.whole(1, 1, BOB, "ACCEPTED")));
        assertEquals(Outcome.APPLIED, talk.last().outcome());
        assertEquals(NOACTION, talk.of(BOB).status());
        assertEquals(ACCEPTED, talk.of(BOB).formerStatus());
        talk.hears(Talk.says(BOB, 10, Talk.whole(2, 2, BOB, "TENTATIVE")));
        assertEquals(TENTATIVE, talk.of(BOB).status());
        assertEquals(NOACTION, talk.of(BOB).formerStatus());
    }

    @Test
    @Conforms({18, 19})
    void onADateThatWasMovedOnlyAnswersToItCount() {
        talk.hears(Talk.says(BOB, 5, Talk.whole(0, 1, BOB, "ACCEPTED"), Talk.on(THIRD, 0, 1, BOB, "DECLINED")));
        var later = details(berlin("2026-12-08T14:00"), berlin("2026-12-08T15:00"), "");
        var moved = new Instance(SECOND, Optional.of(later), new Source(1, NOW), 1, 1);
        talk.becomes(event(
                new Series(tuesdays(), false, List.of(moved), 0, 0),
                talk.event().status(),
                1));
        assertEquals(ACCEPTED, talk.of(BOB).status());
        assertEquals(NOACTION, talk.of(BOB).statusOn(SECOND.key()));
        assertEquals(DECLINED, talk.of(BOB).statusOn(THIRD.key()));
        talk.hears(Talk.says(BOB, 6, Talk.on(SECOND, 1, 6, BOB, "TENTATIVE")));
        assertEquals(TENTATIVE, talk.of(BOB).statusOn(SECOND.key()));
    }

    @Test
    void fourHundredDatesAreKeptApartAndOneMoreIsRefused() {
        var daily = new Talk(event(details(berlin("2026-12-01T10:00"), berlin("2026-12-01T11:00"), "FREQ=DAILY")))
                .invites(BOB);
        var start = LocalDateTime.parse("2026-12-01T10:00");
        var parts = new Reply.Part[Answers.MOST_DATES];
        for (int i = 0; i < parts.length; i++)
            parts[i] = Talk.on(When.zoned(start.plusDays(i), "Europe/Berlin"), 0, 1, BOB, "ACCEPTED");
        daily.hears(Talk.says(BOB, 9, parts));
        assertEquals(Answers.MOST_DATES, daily.of(BOB).attendee().apart().size());
        var more = When.zoned(start.plusDays(parts.length), "Europe/Berlin");
        daily.hears(Talk.says(BOB, 10, Talk.on(more, 0, 2, BOB, "ACCEPTED")));
        assertEquals(ReplyReasons.TOO_MANY_DATES, daily.last().reason());
        daily.hears(Talk.says(BOB, 11, Talk.on(berlin("2026-12-01T10:00"), 0, 3, BOB, "DECLINED")));
        assertEquals(Outcome.APPLIED, daily.last().outcome());
    }

    @Test
    void twoAnswersOfOneMailAreOneDecisionAndAnotherMailIsAnother() {
        var reply = Talk.says(BOB, 9, Talk.whole(0, 1, BOB, "ACCEPTED"));
        var first = talk.hears(reply).last();
        var again = talk.hears(reply).last();
        assertEquals(first.key(), again.key());
        assertTrue(again.changes().isEmpty());
        var other = talk.hears(Talk.says(BOB, 10, Talk.whole(0, 1, BOB, "ACCEPTED")))
                .last();
        assertTrue(!first.key().equals(other.key()));
    }

    @Test
    void anAnswerOfNeitherYesNorNoNorMaybeIsRefused() {
        for (var partstat : List.of("", "NEEDS-ACTION", "X-PERHAPS", "COMPLETED")) {
            talk.hears(Talk.says(BOB, 9, Talk.part(Optional.empty(), 0, 1, new Voice(BOB, "", partstat, ""))));
            assertEquals(ReplyReasons.NO_ANSWER, talk.last().reason());
        }
    }
}
