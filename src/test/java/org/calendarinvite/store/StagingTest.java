package org.calendarinvite.store;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
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
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Move;
import org.calendarinvite.event.Story;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteRequest;
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
        staging = new Staging(store, new Recurrences());
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
    void aDateThatIsNoneAnyMoreIsNoUpdateOfTheWhole() {
        invited("some@x.org", FIRST, SECOND);
        becomes(Story.ruled(tuesdays(), "FREQ=WEEKLY;COUNT=2"));
        assertEquals(
                List.of("UPDATE_DUE some@x.org " + FIRST),
                words(staging.updates(notice(Notice.Type.EVENT_UPDATED, ""))));
    }

    @Test
    void whoIsInvitedToDatesOfAMovedSeriesIsAskedToThoseOfTheSameDays() {
        invited("all@x.org");
        invited("some@x.org", FIRST, SECOND);
        becomes(details(berlin("2026-12-08T12:00"), berlin("2026-12-08T13:00"), "FREQ=WEEKLY;COUNT=1"));
        var moves = moved();
        assertEquals(1, moves.size());
        var request = moves.get(0);
        assertEquals("some@x.org", request.email());
        assertEquals(List.of(new Move(FIRST, berlin("2026-12-08T12:00").key()), new Move(SECOND, "")), request.moves());
        assertEquals(request.id(), moved().get(0).id());
    }

    @Test
    void aMovedSeriesIsFollowedPageByPageByWhoHasSingleDates() {
        for (int i = 0; i < 2 * Staging.PAGE + 1; i++) invited("guest-%02d@x.org".formatted(i), FIRST);
        for (int i = 0; i < Staging.PAGE; i++) invited("whole-%02d@x.org".formatted(i));
        becomes(details(berlin("2026-12-01T12:00"), berlin("2026-12-01T13:00"), "FREQ=WEEKLY"));
        var sizes = new ArrayList<Integer>();
        staging.continuations(notice(Notice.Type.SERIES_MOVED, "")).forEachRemaining(page -> sizes.add(page.size()));
        assertEquals(List.of(10, 10, 1), sizes);
    }

    @Test
    void aSeriesThatKeptItsDatesOrIsNotKnownMovesNobody() {
        invited("some@x.org", FIRST, SECOND);
        assertEquals(List.of(), moved());
        assertFalse(staging.continuations(new Notice(Notice.Type.SERIES_MOVED, "none", "", "", 1, "tr"))
                .hasNext());
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

    private void becomes(Details details) {
        var newer = new Story().hears(Story.whole(0, 0, tuesdays())).hears(Story.whole(1, 10, details));
        store.commit(Samples.changes(new Change.Keep(newer.event())));
    }

    private List<InviteRequest> moved() {
        List<InviteRequest> all = new ArrayList<>();
        staging.continuations(notice(Notice.Type.SERIES_MOVED, "")).forEachRemaining(all::addAll);
        return all;
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
