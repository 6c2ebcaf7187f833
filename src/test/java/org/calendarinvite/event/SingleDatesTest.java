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

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.store.Rows;
import org.junit.jupiter.api.Test;

/** What mails about single dates of a series do. */
class SingleDatesTest {

    private static final When SECOND = berlin("2026-12-08T10:00");
    private static final When THIRD = berlin("2026-12-15T10:00");
    private static final Details LATER = details(berlin("2026-12-08T14:00"), berlin("2026-12-08T15:00"), "");
    private static final Details RENAMED = Story.called(details(SECOND, berlin("2026-12-08T11:00"), ""), "Rehearsal");

    /** Bytes of an item of DynamoDB. */
    private static final int ITEM = 400 * 1024;

    private final Story story = new Story();

    @Test
    @Conforms(19)
    void aChangedDateIsMergedAndNeverReplacesTheSeries() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.dates(Story.date(1, 10, SECOND, LATER)));
        assertEquals(tuesdays(), story.event().details());
        assertEquals(List.of(UPDATED + " " + SECOND.key()), story.told());
        assertEquals(0, story.event().source().sequence());
    }

    @Test
    @Conforms(18)
    void onlyAMovedDateIsAskedAnew() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.dates(Story.date(1, 10, SECOND, RENAMED)));
        assertFalse(story.event().series().askedApart(SECOND.key()));
        story.hears(Story.dates(Story.date(2, 20, SECOND, LATER)));
        assertTrue(story.event().series().askedApart(SECOND.key()));
        assertEquals(2, story.event().series().askedOn(SECOND.key()));
        assertFalse(story.event().series().askedApart(THIRD.key()));
    }

    @Test
    @Conforms(18)
    void withoutAskAgainAMovedDateKeepsItsAnswers() {
        var calm = new Story(false);
        calm.hears(Story.whole(0, 0, tuesdays()));
        calm.hears(Story.dates(Story.date(2, 20, SECOND, LATER)));
        assertFalse(calm.event().series().askedApart(SECOND.key()));
    }

    @Test
    @Conforms(10)
    void aRecurrenceIdInUtcOrAnotherZoneNamesTheSameDate() {
        story.hears(Story.whole(0, 0, tuesdays()));
        var utc = When.utc(LocalDateTime.parse("2026-12-08T09:00"));
        var tokyo = When.zoned(LocalDateTime.parse("2026-12-08T18:00"), "Asia/Tokyo");
        story.hears(Story.dates(Story.date(1, 10, utc, LATER)));
        story.hears(Story.dates(Story.date(2, 20, tokyo, RENAMED)));
        assertEquals(1, story.event().series().instances().size());
        assertEquals(Optional.of(RENAMED), story.on(SECOND.key()));
        assertEquals(SECOND, story.event().series().instances().get(0).id());
    }

    @Test
    @Conforms(10)
    void aDateThatIsNoneIsPassedOver() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.dates(Story.date(1, 10, berlin("2026-12-09T10:00"), LATER)));
        assertEquals(Outcome.RECORDED, story.last().outcome());
        assertEquals(List.of(), story.event().series().instances());
        assertEquals(0, story.event().sequence());
    }

    @Test
    void anOlderVersionOfADateChangesNothing() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.dates(Story.date(2, 20, SECOND, LATER)));
        story.hears(Story.dates(Story.date(1, 10, SECOND, RENAMED)));
        assertEquals(Outcome.RECORDED, story.last().outcome());
        assertEquals(Optional.of(LATER), story.on(SECOND.key()));
    }

    @Test
    @Conforms(24)
    void aCancelledDateLeavesTheSeriesAndCanComeBack() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.cancel(Story.off(1, 10, SECOND)));
        assertEquals(List.of(UPDATED + " " + SECOND.key()), story.told());
        assertFalse(story.event().cancelled());
        assertEquals(Optional.empty(), story.on(SECOND.key()));
        assertTrue(story.on(THIRD.key()).isPresent());
        story.hears(Story.dates(Story.date(2, 20, SECOND, RENAMED)));
        assertEquals(Optional.of(RENAMED), story.on(SECOND.key()));
    }

    @Test
    void aCancelledDateThatOvertookItsChangeStaysCancelled() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.cancel(Story.off(2, 20, SECOND)));
        story.hears(Story.dates(Story.date(1, 10, SECOND, LATER)));
        assertEquals(Optional.empty(), story.on(SECOND.key()));
    }

    @Test
    void theCancelledDateOfASingleEventIsItsCancellation() {
        story.hears(Story.whole(0, 0, once()));
        story.hears(Story.cancel(Story.off(1, 10, once().start())));
        assertEquals(List.of(CANCELLED), story.told());
    }

    @Test
    void aDateBeforeItsSeriesIsAnEventOfThisDateUntilTheSeriesComes() {
        story.hears(Story.dates(Story.date(1, 10, SECOND, LATER)));
        assertTrue(story.event().series().partial());
        assertEquals(LATER, story.event().details());
        story.hears(Story.whole(0, 0, tuesdays()));
        assertFalse(story.event().series().partial());
        assertEquals(tuesdays(), story.event().details());
        assertEquals(Optional.of(LATER), story.on(SECOND.key()));
        assertEquals(List.of(UPDATED, MOVED), story.told());
        assertEquals(1, story.event().series().asked());
    }

    @Test
    void anotherDateOfAnEventInDatesIsAdded() {
        story.hears(Story.dates(Story.date(1, 10, THIRD, RENAMED)));
        story.hears(Story.dates(Story.date(1, 20, SECOND, LATER)));
        assertEquals(List.of(UPDATED + " " + SECOND.key()), story.told());
        assertEquals(LATER, story.event().details());
        assertEquals(2, story.event().series().instances().size());
    }

    @Test
    void theCancellationOfItsOnlyDateIsThatOfAnEventInDates() {
        story.hears(Story.dates(Story.date(1, 10, SECOND, LATER)));
        story.hears(Story.cancel(Story.off(2, 20, SECOND)));
        assertTrue(story.event().cancelled());
        assertEquals(List.of(CANCELLED), story.told());
        assertTrue(story.last().changes().contains(new Change.Release("events#default#ann@example.com")));
        story.hears(Story.dates(Story.date(1, 30, THIRD, RENAMED)));
        assertFalse(story.event().cancelled());
        assertEquals(RENAMED, story.event().details());
    }

    @Test
    void whoIsInvitedToOneDateAfterACancellationIsInvitedToThisDateOnly() {
        story.hears(Story.whole(0, 0, tuesdays(), Story.date(0, 0, THIRD, RENAMED)));
        story.hears(Story.cancel(1, 10));
        story.hears(Story.dates(Story.date(0, 5, THIRD, RENAMED)));
        assertTrue(story.event().cancelled());
        story.hears(Story.dates(Story.date(2, 20, SECOND, LATER)));
        assertFalse(story.event().cancelled());
        assertTrue(story.event().series().partial());
        assertEquals(1, story.event().series().instances().size());
        assertEquals(List.of(UPDATED, MOVED), story.told());
    }

    @Test
    void fiveHundredChangedDatesAreKeptAndOneMoreIsRefused() {
        var daily = Story.ruled(tuesdays(), "FREQ=DAILY");
        story.hears(Story.whole(0, 0, daily, changed(EventDesk.MOST_INSTANCES, RENAMED)));
        assertEquals(Outcome.APPLIED, story.last().outcome());
        story.hears(Story.cancel(Story.off(1, 10, berlin("2028-12-01T10:00"))));
        assertEquals(Outcome.REFUSED, story.last().outcome());
        assertEquals(EventReasons.TOO_LARGE, story.last().reason());
        story.hears(Story.whole(2, 20, Story.ruled(tuesdays(), "FREQ=WEEKLY")));
        assertEquals(Outcome.APPLIED, story.last().outcome());
        assertEquals(
                Outcome.REFUSED,
                new Story()
                        .hears(Story.whole(0, 0, daily, changed(EventDesk.MOST_INSTANCES + 1, RENAMED)))
                        .last()
                        .outcome());
    }

    @Test
    void textOfChangedDatesIsKeptUpToItsLimit() {
        var kept = new Story().hears(named("x"));
        int most = EventDesk.MOST_BYTES - Size.of(kept.event().series()) + 1;
        var full = new Story().hears(named("x".repeat(most)));
        assertEquals(Outcome.APPLIED, full.last().outcome());
        assertEquals(EventDesk.MOST_BYTES, Size.of(full.event().series()));
        assertTrue(Rows.write(full.event()).length() < ITEM);
        for (var more : List.of("x".repeat(most + 1), "x".repeat(most - 1) + "é", "x".repeat(most - 1) + "\n"))
            assertEquals(
                    EventReasons.TOO_LARGE,
                    new Story().hears(named(more)).last().reason());
    }

    private static EventRequest named(String summary) {
        return Story.whole(0, 0, tuesdays(), Story.date(0, 0, SECOND, Story.called(LATER, summary)));
    }

    @Test
    void datesThatDoNotShowAreCountedToo() {
        var weekly = Story.ruled(tuesdays(), "FREQ=WEEKLY");
        story.hears(Story.whole(0, 0, weekly, weeks(EventDesk.MOST_INSTANCES - 1, RENAMED)));
        assertEquals(Outcome.APPLIED, story.last().outcome());
        story.hears(Story.dates(Story.date(1, 10, berlin("2026-12-09T10:00"), RENAMED)));
        assertEquals(1, story.event().series().past().hidden().size());
        story.hears(Story.dates(Story.date(2, 20, berlin("2026-12-10T10:00"), RENAMED)));
        assertEquals(EventReasons.TOO_LARGE, story.last().reason());
        assertEquals(1, story.event().series().past().hidden().size());
    }

    @Test
    void ofTheDatesThatANewSeriesDoesNotHaveOnlyTheNewestAreKept() {
        story.hears(Story.whole(0, 0, tuesdays(), changed(EventDesk.MOST_INSTANCES, RENAMED)));
        assertEquals(Outcome.APPLIED, story.last().outcome());
        assertTrue(story.event().series().past().hidden().size() <= 100);
    }

    @Test
    void aRecordIsNeverLargerThanItsSizeSays() {
        var text = "\"\\\n\t\u0001é€😀".repeat(9);
        var each = Story.called(RENAMED, text);
        var daily = Story.ruled(Story.called(tuesdays(), text), "FREQ=DAILY");
        story.hears(Story.whole(0, 0, daily, changed(EventDesk.MOST_INSTANCES, each)));
        assertEquals(Outcome.APPLIED, story.last().outcome());
        var series = story.event().series();
        int written = Rows.write(series).getBytes(StandardCharsets.UTF_8).length;
        assertTrue(written <= Size.of(series), written + " of " + Size.of(series));
        assertTrue(Size.of(series) < written * 2, written + " of " + Size.of(series));
    }

    private static Instance[] weeks(int count, Details details) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        Story.date(0, 0, When.zoned(tuesdays().start().local().plusWeeks(i), "Europe/Berlin"), details))
                .toArray(Instance[]::new);
    }

    private static Instance[] changed(int count, Details details) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        Story.date(0, 0, When.zoned(tuesdays().start().local().plusDays(i), "Europe/Berlin"), details))
                .toArray(Instance[]::new);
    }
}
