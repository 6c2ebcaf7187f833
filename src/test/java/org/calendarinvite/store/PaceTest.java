package org.calendarinvite.store;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.event.EventRequest;
import org.calendarinvite.event.Pace;
import org.calendarinvite.event.Story;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often attendees are told of a change of one event within an hour, against the real store. */
class PaceTest {

    private static final int LIMIT = 3;
    private static final Instant LAST = NOW.plus(Duration.ofMinutes(59));

    @TempDir
    Path folder;

    private Store store;
    private final EventDesk desk = new EventDesk(new Recurrences());

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        hears(Story.whole(0, 0, tuesdays()), NOW);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void beyondTheLimitNothingIsChangedAndTheOrganizerLearnsWhenToSaveAgain() {
        for (int i = 1; i <= LIMIT; i++)
            assertEquals(Outcome.APPLIED, hears(called(i), NOW).outcome());
        var before = event();
        var refused = hears(called(LIMIT + 1), LAST);
        assertEquals(Outcome.REFUSED, refused.outcome());
        assertTrue(refused.reason().contains("after 13:00 UTC on 22 November"), refused::reason);
        assertEquals(before, event());
        assertEquals(
                Outcome.APPLIED,
                hears(called(LIMIT + 1), NOW.plus(Duration.ofHours(1))).outcome());
        assertEquals(LIMIT + 1, event().sequence());
    }

    @Test
    void whatTellsNobodyIsNotCounted() {
        for (int i = 1; i <= 2 * LIMIT; i++)
            assertEquals(
                    Outcome.RECORDED, hears(Story.whole(i, i, tuesdays()), NOW).outcome());
        assertEquals(0, taken());
        assertEquals(Outcome.APPLIED, hears(called(2 * LIMIT + 1), NOW).outcome());
    }

    @Test
    void aCancellationPassesAlwaysAndIsNotCounted() {
        for (int i = 1; i <= LIMIT; i++) hears(called(i), NOW);
        var date = berlin("2026-12-08T10:00");
        assertEquals(
                Outcome.APPLIED,
                hears(Story.cancel(Story.off(9, 10, date)), NOW).outcome());
        var without = Story.without(Story.called(tuesdays(), "Number " + LIMIT), date, berlin("2026-12-15T10:00"));
        assertEquals(Outcome.APPLIED, hears(Story.whole(10, 20, without), NOW).outcome(), "as Apple says it");
        var restored = Story.whole(11, 30, Story.called(tuesdays(), "Number " + LIMIT));
        assertEquals(Outcome.REFUSED, hears(restored, NOW).outcome());
        assertEquals(Outcome.APPLIED, hears(Story.cancel(12, 40), NOW).outcome());
        assertTrue(event().cancelled());
        assertEquals(LIMIT, taken());
        assertEquals(Outcome.REFUSED, hears(called(13), NOW).outcome(), "back again is a change");
        assertEquals(
                Outcome.APPLIED,
                hears(called(13), NOW.plus(Duration.ofHours(1))).outcome());
    }

    @Test
    void aMailThatComesTwiceIsCountedOnce() {
        for (int i = 1; i <= LIMIT; i++) {
            var first = hears(called(i), NOW);
            assertEquals(first.notices(), hears(called(i), NOW).notices());
            assertEquals(i, taken());
        }
        assertEquals(
                List.of(Notice.Type.EVENT_UPDATED),
                hears(called(LIMIT), LAST).notices().stream().map(Notice::type).toList(),
                "the last one that was told is told again, not refused");
    }

    @Test
    void ofManyAtOnceOnlySoManyAreTold() throws Exception {
        var outcomes =
                Race.of(20, i -> Race.untilDone(() -> hears(moved(i), NOW)).outcome());
        assertEquals(LIMIT, outcomes.stream().filter(Outcome.APPLIED::equals).count(), outcomes::toString);
        assertEquals(
                20 - LIMIT, outcomes.stream().filter(Outcome.REFUSED::equals).count(), outcomes::toString);
        assertEquals(LIMIT, taken());
        assertEquals(LIMIT, event().sequence());
    }

    private static EventRequest called(int number) {
        return Story.whole(number, number, Story.called(tuesdays(), "Number " + number));
    }

    /** Of each week another date. */
    private static EventRequest moved(int week) {
        var start = tuesdays().start();
        var date = When.zoned(start.local().plusWeeks(week), start.zone());
        var later = When.zoned(date.local().plusHours(4), date.zone());
        return Story.dates(Story.date(
                1, 10, date, details(later, later.shifted(start, tuesdays().end()), "")));
    }

    private Decision hears(EventRequest request, Instant now) {
        var settings = Worlds.in(folder, Map.of("cis.limits.changes-per-hour", String.valueOf(LIMIT)));
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var accounts = new Accounts(store, settings, clock);
        var c = new Cases(store, accounts, settings, new Recurrences(), clock).event(request);
        var decision = c.isNew() ? desk.create(c) : c.isCancellation() ? desk.cancel(c) : desk.update(c);
        return decision.stands() ? store.commit(decision) : decision;
    }

    private Event event() {
        return store.event("default", Given.ANN, "client-uid").orElseThrow();
    }

    private int taken() {
        var name = Pace.name(event().uid(), NOW);
        return store.spent(List.of(name)).getOrDefault(name, 0);
    }
}
