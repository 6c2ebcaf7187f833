package org.calendarinvite.event;

import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.once;
import static org.calendarinvite.Given.tuesdays;
import static org.calendarinvite.event.Story.CANCELLED;
import static org.calendarinvite.event.Story.MOVED;
import static org.calendarinvite.event.Story.UPDATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Outcome;
import org.junit.jupiter.api.Test;

/** What a whole series becomes by mails about it. */
class SeriesMergeTest {

    private static final When FIRST = berlin("2026-12-01T10:00");
    private static final When SECOND = berlin("2026-12-08T10:00");
    private static final When THIRD = berlin("2026-12-15T10:00");
    private static final Details LATER = details(berlin("2026-12-08T14:00"), berlin("2026-12-08T15:00"), "");

    private final Story story = new Story();

    @Test
    @Conforms(19)
    void aWholeSentAgainWithoutItsChangedDatesKeepsThem() {
        story.hears(Story.whole(0, 0, tuesdays(), Story.date(0, 0, SECOND, LATER)));
        story.hears(Story.whole(1, 10, Story.called(tuesdays(), "Choir")));
        assertEquals(List.of(UPDATED), story.told());
        assertEquals(Optional.of(LATER), story.on(SECOND.key()));
        assertEquals("Choir", story.event().details().summary());
    }

    @Test
    void anotherRuleOrStartForgetsTheChangedDates() {
        for (var other : List.of(
                Story.ruled(tuesdays(), "FREQ=DAILY"),
                details(berlin("2026-12-01T11:00"), berlin("2026-12-01T12:00"), "FREQ=WEEKLY"))) {
            var fresh = new Story();
            fresh.hears(Story.whole(0, 0, tuesdays(), Story.date(0, 0, SECOND, LATER)));
            fresh.hears(Story.whole(1, 10, other));
            assertEquals(List.of(), fresh.event().series().instances());
            assertEquals(1, fresh.event().series().asked());
        }
    }

    @Test
    void aSeriesThatEndsEarlierKeepsAnswersAndItsChangedDatesBeforeTheEnd() {
        story.hears(Story.whole(
                0, 0, tuesdays(), Story.date(0, 0, SECOND, LATER), Story.off(0, 0, berlin("2026-12-29T10:00"))));
        story.hears(Story.whole(1, 10, Story.ruled(tuesdays(), "FREQ=WEEKLY;UNTIL=20261216T000000Z")));
        assertEquals(
                List.of(SECOND.key()),
                story.event().series().instances().stream().map(Instance::key).toList());
        assertEquals(0, story.event().series().asked());
        assertEquals(List.of(UPDATED, MOVED), story.told());
    }

    @Test
    void onlyOtherDatesAreToldAsAMove() {
        story.hears(Story.whole(0, 0, tuesdays()));
        for (var other : List.of(
                Story.ruled(tuesdays(), "FREQ=DAILY"),
                Story.ruled(tuesdays(), "FREQ=WEEKLY;COUNT=3"),
                details(berlin("2026-12-01T11:00"), berlin("2026-12-01T12:00"), "FREQ=WEEKLY"),
                tuesdays())) {
            story.hears(Story.whole(story.event().source().sequence() + 1, 10, other));
            assertEquals(List.of(UPDATED, MOVED), story.told(), other.rrule());
        }
        var longer = details(tuesdays().start(), berlin("2026-12-01T13:00"), "FREQ=WEEKLY");
        for (var same : List.of(longer, Story.called(longer, "Choir"))) {
            story.hears(Story.whole(story.event().source().sequence() + 1, 20, same));
            assertEquals(List.of(UPDATED), story.told());
        }
    }

    @Test
    void aMovedSingleEventHasNoDatesToFollow() {
        story.hears(Story.whole(0, 0, once()));
        story.hears(Story.whole(1, 10, details(berlin("2026-12-01T14:00"), berlin("2026-12-01T15:00"), "")));
        assertEquals(List.of(UPDATED), story.told());
    }

    @Test
    void aDateOfAnotherWeekdayIsNone() {
        story.hears(Story.whole(0, 0, tuesdays()));
        assertTrue(story.on(SECOND.key()).isPresent());
        assertEquals(Optional.empty(), story.on(berlin("2026-12-09T10:00").key()));
        assertEquals(Optional.empty(), story.on(berlin("2026-11-24T10:00").key()));
        story.hears(Story.whole(1, 10, Story.ruled(tuesdays(), "FREQ=WEEKLY;COUNT=1")));
        assertEquals(Optional.empty(), story.on(SECOND.key()));
    }

    @Test
    void aDateLeftOutAnewIsToldAsThisOneDate() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.whole(1, 10, Story.without(tuesdays(), SECOND)));
        assertEquals(List.of(UPDATED + " " + SECOND.key()), story.told());
        assertEquals(Optional.empty(), story.on(SECOND.key()));
        assertEquals(1, story.event().series().sequenceOn(SECOND.key()));
        assertEquals(0, story.event().series().sequence());
    }

    @Test
    void aChangedDateThatIsLeftOutIsCancelled() {
        story.hears(Story.whole(0, 0, tuesdays(), Story.date(3, 0, SECOND, LATER)));
        story.hears(Story.whole(1, 10, Story.without(tuesdays(), SECOND)));
        assertEquals(List.of(UPDATED + " " + SECOND.key()), story.told());
        assertEquals(Optional.empty(), story.on(SECOND.key()));
    }

    @Test
    void aDateThatIsNoLongerLeftOutIsRestoredAndToldWithTheWhole() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.whole(1, 10, Story.without(tuesdays(), SECOND)));
        story.hears(Story.whole(2, 20, tuesdays()));
        assertEquals(List.of(UPDATED), story.told());
        assertTrue(story.on(SECOND.key()).isPresent());
        assertEquals(2, story.event().sequenceOn(""));
        assertEquals(0, story.event().series().asked());
    }

    @Test
    void moreDatesThanTenAreToldAsAWhole() {
        story.hears(Story.whole(0, 0, tuesdays()));
        var ten = new When[Merge.DATES];
        for (int i = 0; i < ten.length; i++) ten[i] = week(i);
        story.hears(Story.whole(1, 10, Story.without(tuesdays(), ten)));
        assertEquals(Merge.DATES, story.told().size());
        var eleven = new When[Merge.DATES + 1];
        for (int i = 0; i < eleven.length; i++) eleven[i] = week(20 + i);
        story.hears(Story.whole(2, 20, Story.without(tuesdays(), eleven)));
        assertEquals(List.of(UPDATED), story.told());
    }

    @Test
    @Conforms(24)
    void aCancellationOfADateAndAllThatFollowEndsTheSeriesBeforeIt() {
        story.hears(Story.whole(0, 0, tuesdays(), Story.date(0, 0, THIRD, LATER)));
        story.hears(Story.cancelFrom(1, 10, THIRD));
        assertEquals(
                "FREQ=WEEKLY;UNTIL=20261215T085959Z", story.event().details().rrule());
        assertEquals(List.of(), story.event().series().instances());
        assertEquals(0, story.event().series().asked());
        assertFalse(story.event().cancelled());
    }

    @Test
    void anEndNeverMakesASeriesLonger() {
        var two = Story.ruled(tuesdays(), "FREQ=WEEKLY;COUNT=2");
        story.hears(Story.whole(0, 0, two));
        story.hears(Story.cancelFrom(1, 10, THIRD));
        assertEquals(two, story.event().details());
        assertEquals(Outcome.RECORDED, story.last().outcome());
    }

    @Test
    void aCancellationFromTheFirstDateOnIsOneOfTheEvent() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.cancelFrom(1, 10, FIRST));
        assertEquals(List.of(CANCELLED), story.told());
    }

    @Test
    void anEndThatOvertakesAnOlderVersionOfTheSeriesStillEndsIt() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.cancelFrom(2, 20, THIRD));
        story.hears(Story.whole(1, 10, Story.called(tuesdays(), "Choir")));
        assertEquals("Choir", story.event().details().summary());
        assertEquals(
                "FREQ=WEEKLY;UNTIL=20261215T085959Z", story.event().details().rrule());
        story.hears(Story.whole(3, 30, tuesdays()));
        assertEquals("FREQ=WEEKLY", story.event().details().rrule());
    }

    @Test
    void aLateOlderVersionIsRecordedAndNobodyIsTold() {
        story.hears(Story.whole(2, 20, Story.called(tuesdays(), "Choir")));
        story.hears(Story.whole(1, 10, tuesdays()));
        assertEquals(Outcome.RECORDED, story.last().outcome());
        assertEquals("Choir", story.event().details().summary());
        assertEquals(List.of(), story.told());
    }

    @Test
    @Conforms(18)
    void aMovedEventAsksAnewAndARenamedOneDoesNot() {
        story.hears(Story.whole(0, 0, once()));
        story.hears(Story.whole(1, 10, Story.called(once(), "Choir")));
        assertEquals(0, story.event().series().asked());
        story.hears(Story.whole(2, 20, LATER));
        assertEquals(2, story.event().series().asked());
    }

    @Test
    @Conforms(18)
    void withoutAskAgainNoMoveAsksAnew() {
        var calm = new Story(false);
        calm.hears(Story.whole(0, 0, once()));
        calm.hears(Story.whole(2, 20, LATER));
        assertEquals(0, calm.event().series().asked());
        assertEquals(1, calm.event().series().sequence());
    }

    @Test
    void anotherNameOfTheOrganizerIsTold() {
        var event = story.hears(Story.whole(0, 0, once())).event();
        assertEquals("Ann", event.host());
        var r = Story.whole(1, 10, once());
        story.hears(new EventRequest(
                r.kind(),
                r.tenant(),
                r.sender(),
                true,
                r.organizer(),
                "Ann B.",
                r.clientUid(),
                r.source(),
                r.details(),
                List.of(),
                Optional.empty(),
                true,
                "",
                "tr"));
        assertEquals(List.of(UPDATED), story.told());
        assertEquals("Ann B.", story.event().host());
    }

    @Test
    void wholeDaysAndFloatingTimesHaveDatesToo() {
        var day = details(
                When.day(LocalDateTime.parse("2026-12-01T00:00")),
                When.day(LocalDateTime.parse("2026-12-02T00:00")),
                "FREQ=WEEKLY");
        story.hears(Story.whole(0, 0, day));
        story.hears(Story.cancel(Story.off(1, 10, berlin("2026-12-08T00:00"))));
        assertEquals(List.of(UPDATED + " 20261208"), story.told());
        var float9 = new Story();
        var nine = When.floating(LocalDateTime.parse("2026-12-01T09:00"));
        float9.hears(Story.whole(
                0, 0, details(nine, When.floating(LocalDateTime.parse("2026-12-01T10:00")), "FREQ=WEEKLY")));
        float9.hears(Story.cancel(Story.off(1, 10, When.floating(LocalDateTime.parse("2026-12-08T09:00")))));
        assertEquals(List.of(UPDATED + " 20261208T090000"), float9.told());
    }

    private static When week(int i) {
        return When.zoned(FIRST.local().plusWeeks(i), "Europe/Berlin");
    }
}
