package org.calendarinvite.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.calendarinvite.decision.Change;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.Tally;
import org.calendarinvite.report.CountJob;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountsTest {

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void statisticsThatAreTheSumOfTheAttendeesAreLeftAlone() {
        var event = event("probe");
        for (int i = 0; i < 30; i++) invite(event, i);
        var before = store.statistics("probe");
        assertTrue(new Counts(store).mend(event, "count").agrees());
        assertEquals(before, store.statistics("probe"));
    }

    @Test
    void whatIsNotTheSumIsMended() {
        var event = event("probe");
        invite(event, 1);
        var right = store.statistics("probe");
        store.commit(Samples.changes(new Change.Count("probe", "x", Map.of("attendees", 5, "rsvp.0.accepted", -3))));
        var wrong = new Counts(store).mend(event, "count");
        assertEquals(6, wrong.differences().get("attendees").kept());
        assertEquals(1, wrong.differences().get("attendees").counted());
        assertEquals(right.get("attendees"), store.statistics("probe").get("attendees"));
        assertTrue(new Counts(store).mend(event, "count").agrees());
    }

    @Test
    void aCountGoesThroughAllEventsPageByPageAndProvesTheSumsOfTheTenant() {
        IntStream.range(0, 45).mapToObj(i -> event("e" + i)).forEach(event -> invite(event, 1));
        int pages = run(begin());
        assertEquals(3, pages);
        var job = newest();
        assertTrue(job.done());
        assertEquals(45, job.events());
        assertEquals(List.of(), job.mended());
        assertTrue(job.tenantSums().agrees(), job.tenantSums()::toString);
        store.commit(Samples.changes(new Change.Count(Event.shelf("default"), "x", Map.of("attendees", 1))));
        run(begin());
        assertFalse(newest().tenantSums().agrees());
    }

    @Test
    void twoWhoAskAtTheSameTimeBeginOneCount() throws Exception {
        var begun = Race.of(8, i -> counts().begin("default", Samples.NOW).orElseThrow());
        assertEquals(1, begun.stream().distinct().count());
        for (var job : begun) run(job);
        assertTrue(newest().done());
    }

    @Test
    void aCountThatRunsIsNotBegunAgainUntilItHasNotMovedForAQuarterOfAnHour() {
        IntStream.range(0, 45).forEach(i -> event("e" + i));
        var now = Clock.systemUTC().instant();
        var job = counts().page(counts().begin("default", now).orElseThrow());
        var asleep = job.moved().plus(Duration.ofMinutes(15));
        assertEquals(Optional.empty(), counts().begin("default", asleep.minusNanos(1)));
        assertEquals(Optional.of(job), counts().begin("default", asleep), "it is carried on");
        var given =
                counts().begin("default", job.begun().plus(Duration.ofHours(6))).orElseThrow();
        assertNotEquals(job.id(), given.id());
        assertNull(counts().page(job), "the one that was given up");
    }

    @Test
    void aPageThatIsAskedForAgainIsCountedOnce() {
        IntStream.range(0, 45).mapToObj(i -> event("e" + i)).forEach(event -> invite(event, 1));
        var first = begin();
        var second = counts().page(first);
        assertEquals(second, counts().page(first), "what follows may have been lost");
        assertEquals(20, newest().events());
        var third = counts().page(second);
        assertNull(counts().page(first), "what follows it has come");
        assertEquals(third, newest());
        assertNull(counts().page(third));
        assertNull(counts().page(third), "done");
        assertEquals(45, newest().events());
        assertTrue(newest().tenantSums().agrees());
    }

    @Test
    void whatIsWrongIsMendedOnceInACount() {
        var event = event("probe");
        store.commit(Samples.changes(new Change.Count("probe", "x", Map.of("attendees", 5))));
        assertFalse(counts().mend(event, "count").agrees());
        store.commit(Samples.changes(new Change.Count("probe", "x", Map.of("attendees", 5))));
        counts().mend(event, "count");
        assertEquals(5, store.statistics("probe").get("attendees").intValue(), "that is for the next count");
        counts().mend(event, "next");
        assertEquals(0, store.statistics("probe").get("attendees").intValue());
    }

    private Counts counts() {
        return new Counts(store);
    }

    private CountJob begin() {
        return counts().begin("default", Samples.NOW).orElseThrow();
    }

    private CountJob newest() {
        return store.counting("default").orElseThrow();
    }

    /** How many pages it took. */
    private int run(CountJob job) {
        int pages = 1;
        for (var next = counts().page(job); next != null; next = counts().page(next)) pages++;
        return pages;
    }

    private Event event(String uid) {
        var event = Samples.event(uid, "olga@example.org", "client-" + uid);
        store.commit(Samples.keep(uid, event));
        return event;
    }

    private void invite(Event event, int i) {
        var status =
                List.of(PartStat.ACCEPTED, PartStat.DECLINED, PartStat.NOACTION).get(i % 3);
        var attendee =
                Samples.attendee(event.uid(), "guest" + i + "@example.org").answered(Samples.answer(status));
        var changes = Tally.keep(Optional.empty(), new Invitation(event, attendee));
        store.commit(Samples.changes(changes.toArray(Change[]::new)));
    }
}
