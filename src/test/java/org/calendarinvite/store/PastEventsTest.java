package org.calendarinvite.store;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.Tally;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who was invited is forgotten when an event has been over for a year, to the second, and its numbers are not. */
class PastEventsTest {

    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    Path folder;

    private Store store;
    private final MovedClock clock = new MovedClock(NOW);

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void guestsAreForgottenAYearAfterTheLastDateOfTheirEvent() {
        var once = Series.of(details(berlin("2026-12-01T10:00"), berlin("2026-12-01T11:00"), ""));
        edge(once, Instant.parse("2026-12-01T10:00:00Z"));
    }

    @Test
    void aSeriesEndsWithItsLastDate() {
        var weekly = Series.of(details(berlin("2026-12-01T10:00"), berlin("2026-12-01T11:00"), "FREQ=WEEKLY;COUNT=3"));
        edge(weekly, Instant.parse("2026-12-15T10:00:00Z"));
    }

    @Test
    void aDateThatWasMovedBeyondTheOthersIsTheLast() {
        var weekly = details(berlin("2026-12-01T10:00"), berlin("2026-12-01T11:00"), "FREQ=WEEKLY;COUNT=3");
        var moved = details(berlin("2027-03-01T10:00"), berlin("2027-03-01T11:00"), "");
        var apart = new Instance(berlin("2026-12-08T10:00"), Optional.of(moved), new Source(1, NOW), 1, 0);
        edge(new Series(weekly, false, List.of(apart), 0, 0), Instant.parse("2027-03-01T10:00:00Z"));
    }

    @Test
    void aSeriesWithoutEndIsNeverOver() {
        invite(Given.event(
                Series.of(details(berlin("2026-12-01T10:00"), berlin("2026-12-01T11:00"), "FREQ=WEEKLY")),
                Event.Status.CONFIRMED,
                0));
        clock.moveTo(NOW.plus(Duration.ofDays(3650)));
        sweep("365d");
        assertTrue(guest().somebody());
    }

    @Test
    void unlessSomebodySaysSoNobodyIsForgotten() {
        invite(Given.event(Given.once()));
        clock.moveTo(NOW.plus(Duration.ofDays(9999)));
        past(Map.of()).forget();
        assertTrue(guest().somebody());
    }

    private void edge(Series series, Instant end) {
        var event = Given.event(series, Event.Status.CONFIRMED, 0);
        invite(event);
        var numbers = store.statistics(event.uid());
        clock.moveTo(end.plus(YEAR).minusSeconds(1));
        sweep("365d");
        assertTrue(guest().somebody(), "a second before");
        clock.move(Duration.ofSeconds(1));
        sweep("365d");
        assertEquals("", guest().name());
        assertTrue(!guest().somebody());
        assertEquals(numbers, store.statistics(event.uid()));
        assertEquals(
                event.version(),
                store.guests().forgotten(event.uid()).orElseThrow().version());
        sweep("365d");
    }

    private void invite(Event event) {
        store.commit(Samples.changes(new Change.Keep(event)));
        var guest = Attendee.asked(event.uid(), Given.BOB, "Bob", "token", "api", List.of(), NOW)
                .answered(Samples.answer(PartStat.ACCEPTED));
        var changes = Tally.keep(Optional.empty(), new Invitation(event, guest));
        store.commit(Samples.changes(changes.toArray(Change[]::new)));
    }

    private Attendee guest() {
        var uid = store.events("default", "", 1).items().get(0).uid();
        return store.guests().attendees(uid, "", 10).items().get(0);
    }

    private void sweep(String kept) {
        past(Map.of("cis.keep.attendees", kept)).forget();
    }

    private PastEvents past(Map<String, String> more) {
        return new PastEvents(store, new Persons(store), new Recurrences(), Worlds.in(folder, more), clock);
    }
}
