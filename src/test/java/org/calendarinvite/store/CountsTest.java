package org.calendarinvite.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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
        assertTrue(new Counts(store).mend(event).agrees());
        assertEquals(before, store.statistics("probe"));
    }

    @Test
    void whatIsNotTheSumIsMended() {
        var event = event("probe");
        invite(event, 1);
        var right = store.statistics("probe");
        store.commit(Samples.changes(new Change.Count("probe", "x", Map.of("attendees", 5, "rsvp.0.accepted", -3))));
        var wrong = new Counts(store).mend(event);
        assertEquals(6, wrong.differences().get("attendees").kept());
        assertEquals(1, wrong.differences().get("attendees").counted());
        assertEquals(right.get("attendees"), store.statistics("probe").get("attendees"));
        assertTrue(new Counts(store).mend(event).agrees());
    }

    @Test
    void aCountGoesThroughAllEventsPageByPageAndProvesTheSumsOfTheTenant() {
        IntStream.range(0, 45).mapToObj(i -> event("e" + i)).forEach(event -> invite(event, 1));
        var job = CountJob.of("default", "job", Samples.NOW);
        int pages = 0;
        do {
            job = new Counts(store).page(job);
            assertEquals(Optional.of(job), store.counting("default"));
            pages++;
        } while (!job.done());
        assertEquals(3, pages);
        assertEquals(45, job.events());
        assertEquals(List.of(), job.mended());
        assertTrue(job.tenantSums().agrees(), job.tenantSums()::toString);
        store.commit(Samples.changes(new Change.Count(Event.shelf("default"), "x", Map.of("attendees", 1))));
        var again = CountJob.of("default", "again", Samples.NOW);
        while (!again.done()) again = new Counts(store).page(again);
        assertFalse(again.tenantSums().agrees());
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
