package org.calendarinvite.event;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.once;
import static org.calendarinvite.Given.tuesdays;
import static org.calendarinvite.event.Story.UPDATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.store.Rows;
import org.junit.jupiter.api.Test;

/** Mails that come after those that were written later. */
class LatenessTest {

    private static final When SECOND = berlin("2026-12-08T10:00");
    private static final Details LATER = details(berlin("2026-12-08T14:00"), berlin("2026-12-08T15:00"), "");
    private static final Duration WEEK = Duration.ofDays(7);

    private final Story story = new Story();

    @Test
    void aCancellationBeforeItsRequestIsRememberedAndTakesNoPlace() {
        story.hears(Story.cancel(1, 10, once()));
        assertEquals(Outcome.RECORDED, story.last().outcome());
        assertFalse(story.last().changes().stream().anyMatch(Change.Take.class::isInstance));
        story.hears(Story.whole(0, 0, once()));
        assertEquals(Outcome.RECORDED, story.last().outcome());
        assertTrue(story.event().cancelled());
        story.hears(Story.whole(2, 20, once()));
        assertFalse(story.event().cancelled());
        assertTrue(story.last().changes().contains(new Change.Take("events#default#ann@example.com", 5)));
    }

    @Test
    void aCancellationOfNothingKnownThatSaysNothingIsRefused() {
        story.hears(Story.cancel(1, 10));
        assertEquals(Outcome.REFUSED, story.last().outcome());
        story.hears(Story.cancel(Story.off(1, 10, SECOND)));
        assertEquals(Outcome.REFUSED, story.last().outcome());
    }

    @Test
    void aReopenedEventAsksAnewAndWithoutAskAgainItDoesNot() {
        for (boolean askAgain : new boolean[] {true, false}) {
            var one = new Story(askAgain)
                    .hears(Story.whole(0, 0, once()))
                    .hears(Story.cancel(1, 10))
                    .hears(Story.whole(2, 20, once()));
            assertEquals(List.of(UPDATED), one.told());
            assertEquals(2, one.event().sequenceOn(""));
            assertEquals(askAgain ? 2 : 0, one.event().series().asked());
        }
    }

    @Test
    void aChangedDateThatOvertookTheSeriesItBelongsToFindsItsPlace() {
        story.hears(Story.whole(1, 20, Story.called(tuesdays(), "Choir")));
        story.hears(Story.dates(Story.date(0, 10, SECOND, LATER)));
        assertTrue(story.event().series().instances().isEmpty());
        story.hears(Story.whole(0, 0, tuesdays()));
        assertEquals(Optional.of(LATER), story.on(SECOND.key()));
        assertEquals(List.of(UPDATED + " " + SECOND.key()), story.told());
        assertEquals("Choir", story.event().details().summary());
    }

    @Test
    void aChangedDateOfAFormerRhythmStaysForgottenHoweverLateItComes() {
        story.hears(Story.whole(0, 0, tuesdays()));
        story.hears(Story.whole(1, 20, Story.ruled(tuesdays(), "FREQ=DAILY")));
        story.hears(Story.dates(Story.date(5, 10, SECOND, LATER)));
        assertTrue(story.event().series().instances().isEmpty());
    }

    @Test
    void whatDoesNotShowIsForgottenAfterAWeek() {
        var hidden = Story.date(0, 0, SECOND, LATER);
        var past = new Past(List.of(), List.of(), List.of(hidden));
        assertEquals(
                List.of(hidden),
                past.tidied(NOW.plus(WEEK).minusSeconds(1), toldAt(0)).hidden());
        assertEquals(List.of(), past.tidied(NOW.plus(WEEK), toldAt(0)).hidden());
    }

    @Test
    void whenADateWasToldAndAskedIsNotForgotten() {
        var asked = Story.date(0, 0, SECOND, LATER).told(3, 3);
        var past = new Past(List.of(), List.of(), List.of(asked)).tidied(NOW.plus(WEEK), toldAt(2));
        assertEquals(List.of(asked.forgotten()), past.hidden());
        assertEquals(List.of(), past.tidied(NOW, toldAt(3)).hidden());
    }

    @Test
    void whenADateWasLeftOutIsKnownAsLongAsItIs() {
        var out = Story.date(0, 0, SECOND, LATER).told(3, 0);
        var past = new Past(List.of(), List.of(), List.of(out));
        var d = toldAt(5).details();
        var without = new Details(d.summary(), "", "", "", d.start(), d.end(), d.rrule(), List.of(), List.of(SECOND));
        var series = new Series(without, false, List.of(), 5, 5, past);
        assertEquals(
                List.of(out.forgotten()), past.tidied(NOW.plus(WEEK), series).hidden());
        assertEquals(3, series.toldOn(SECOND.key()));
        assertEquals(List.of(), past.tidied(NOW.plus(WEEK), toldAt(5)).hidden());
    }

    private static Series toldAt(long sequence) {
        return new Series(Given.tuesdays(), false, List.of(), sequence, sequence);
    }

    @Test
    void theBeginningOfARhythmIsNeverForgotten() {
        var wholes = IntStream.range(0, 300)
                .mapToObj(i -> new Past.Whole(Story.source(i, i), i < 5 ? "a" : "b"))
                .toList();
        var past = new Past(wholes, List.of(), List.of());
        for (var now : List.of(NOW, NOW.plus(WEEK).plus(WEEK))) {
            var tidied = past.tidied(now, toldAt(0));
            assertEquals(NOW.plusSeconds(5), tidied.since());
            assertTrue(tidied.wholes().size() < 110);
        }
    }

    @Test
    void aSeriesKeptBeforeThereWasAPastIsReadAndMerged() {
        var event = story.hears(Story.whole(1, 10, tuesdays())).event();
        var json = Rows.write(event).replace("\"past\":", "\"unread\":");
        var read = Rows.read(json, Event.class);
        assertEquals(Past.NONE, read.series().past());
        assertTrue(Known.of(read).isNewest(Story.source(1, 10)));
    }
}
