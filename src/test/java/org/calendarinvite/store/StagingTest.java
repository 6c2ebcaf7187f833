package org.calendarinvite.store;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is due what when an event changes. */
class StagingTest {

    private static final String FIRST = berlin("2026-12-08T10:00").key();
    private static final String SECOND = berlin("2026-12-15T10:00").key();

    @TempDir
    Path folder;

    private Store store;
    private Staging staging;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        staging = new Staging(store);
        store.commit(Samples.changes(new Change.Keep(event(tuesdays()))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @Conforms(20)
    void aChangedWholeIsDueOnceToWhoHasItAllAndForEachDateToOthers() {
        invited("all@x.org");
        invited("some@x.org", FIRST, SECOND);
        assertEquals(
                List.of("UPDATE_DUE all@x.org ", "UPDATE_DUE some@x.org " + FIRST, "UPDATE_DUE some@x.org " + SECOND),
                words(staging.updates(notice(Notice.Type.EVENT_UPDATED, ""))));
    }

    @Test
    @Conforms(20)
    void aChangedDateIsDueToWhoIsInvitedToIt() {
        invited("all@x.org");
        invited("other@x.org", SECOND);
        invited("some@x.org", FIRST, SECOND);
        assertEquals(
                List.of("UPDATE_DUE all@x.org " + FIRST, "UPDATE_DUE some@x.org " + FIRST),
                words(staging.updates(notice(Notice.Type.EVENT_UPDATED, FIRST))));
    }

    @Test
    void aCancellationIsDueToEverybodyForAllThatHeIsInvitedTo() {
        invited("all@x.org");
        invited("some@x.org", FIRST, SECOND);
        assertEquals(
                List.of(
                        "CANCELLATION_DUE all@x.org ",
                        "CANCELLATION_DUE some@x.org " + FIRST,
                        "CANCELLATION_DUE some@x.org " + SECOND),
                words(staging.cancellations(notice(Notice.Type.EVENT_CANCELLED, ""))));
    }

    @Test
    void pagesAreOfTenAndNobodyIsLeftOut() {
        for (int i = 0; i < 2 * Staging.PAGE + 1; i++) invited("guest-%02d@x.org".formatted(i), FIRST, SECOND);
        var sizes = new ArrayList<Integer>();
        var pages = staging.updates(notice(Notice.Type.EVENT_UPDATED, ""));
        while (pages.hasNext()) sizes.add(pages.next().size());
        assertEquals(List.of(10, 10, 10, 10, 2), sizes);
        assertThrows(NoSuchElementException.class, pages::next);
    }

    @Test
    void anEventWithoutGuestsAndADateOfNobodyAreDueNothing() {
        assertFalse(staging.updates(notice(Notice.Type.EVENT_UPDATED, "")).hasNext());
        for (int i = 0; i < 2 * Staging.PAGE; i++) invited("guest-%02d@x.org".formatted(i), SECOND);
        assertFalse(staging.updates(notice(Notice.Type.EVENT_UPDATED, FIRST)).hasNext());
    }

    private void invited(String email, String... dates) {
        store.commit(Samples.keep(Attendee.asked("uid", email, "", "t-" + email, "api", List.of(dates), NOW)));
    }

    private static Notice notice(Notice.Type type, String date) {
        return new Notice(type, "uid", "", date, 1, "tr");
    }

    private static List<String> words(Iterator<List<Notice>> pages) {
        List<String> all = new ArrayList<>();
        pages.forEachRemaining(
                page -> page.forEach(one -> all.add(one.type() + " " + one.attendee() + " " + one.instance())));
        return all;
    }
}
