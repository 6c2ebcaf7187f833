package org.calendarinvite.bulk;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteCase;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.invite.InviteRequest;
import org.junit.jupiter.api.Test;

class BulkDeskTest {

    private static final Event ONCE = Given.event(Given.once());
    private static final Event WEEKLY = Given.event(Given.tuesdays());
    private static final Outline OUTLINE = new Outline("UTF-8", 250, new Layout(",", Map.of("EMAIL", 0), 1, List.of()));
    private static final BulkJob JOB = BulkJob.of("job", "default", ANN, "uid", OUTLINE, NOW, "tr");
    private static final BulkJob BY_MAIL = BulkJob.of("job", "default", ANN, "", OUTLINE, NOW, "tr");

    private final BulkDesk desk = new BulkDesk(new InviteDesk(new Recurrences()));

    @Test
    void aGoodRowIsInvited() {
        var made = decide(JOB, row(5, "", "Bob@Example.com"), ONCE);
        assertEquals(Outcome.APPLIED, made.outcome());
        assertEquals("Row 5: invited", made.reason());
        assertEquals(BOB, made.notices().get(0).attendee());
        var attendee = (Attendee) ((Change.Keep) made.changes().get(0)).kept();
        assertEquals("bulk", attendee.origin());
    }

    @Test
    void whoWasInvitedBeforeIsCountedAndNotMailed() {
        var made = decide(JOB, row(5, "", BOB), ONCE, Optional.of(Given.attendee()), 1);
        assertEquals(Outcome.RECORDED, made.outcome());
        assertEquals(List.of(), made.notices());
        assertEquals(List.of(), made.changes());
    }

    @Test
    void rowsThatCannotBeFollowedSayWhy() {
        assertRejected("no mail address", JOB, row(1, "", ""));
        assertRejected("Not a mail address", JOB, row(1, "", "bob"));
        assertRejected("Not a mail address", JOB, row(1, "", "bob@exa mple.com"));
        assertRejected("More than one", JOB, row(1, "", "bob@example.com; eve@example.com"));
        assertRejected("names no event", BY_MAIL, row(1, "", BOB));
        assertRejected("another event", JOB, row(1, "other", BOB));
        assertRejected("address of this server", JOB, row(1, "", "x@ours.org"));
        assertRejected("organizer has the event", JOB, row(1, "", ANN));
        assertRejected("longer than 200", JOB, new BulkRow(1, "", BOB, "x".repeat(201), "", "", ""));
        assertRejected("dates are of the form", JOB, new BulkRow(1, "", BOB, "", "", "tomorrow", ""));
        assertRejected("leave dates empty", JOB, new BulkRow(1, "", BOB, "", "", "20261201T090000Z", ""));
        assertRejected("language", JOB, new BulkRow(1, "", BOB, "", "d", "", ""));
        assertRejected("language", JOB, new BulkRow(1, "", BOB, "", "de_DE", "", ""));
        assertRejected("unreadable", JOB, new BulkRow(1, "", BOB, "", "", "", "unreadable"));
        assertEquals(
                Outcome.APPLIED,
                decide(
                                JOB,
                                new BulkRow(
                                        1,
                                        "UID".toLowerCase(java.util.Locale.ROOT),
                                        BOB,
                                        "x".repeat(200),
                                        "pt-BR",
                                        "",
                                        ""),
                                ONCE)
                        .outcome());
    }

    @Test
    void anIdnIsOneAddressInEverySpelling() {
        var made = decide(JOB, row(1, "", "jo@BÜCHER.example"), ONCE);
        assertEquals("jo@xn--bcher-kva.example", made.notices().get(0).attendee());
        assertEquals(
                made.key(),
                decide(JOB, row(9, "", "Jo@xn--bcher-kva.example"), ONCE).key());
    }

    @Test
    void singleDatesAreInvitedTo() {
        var made = decide(JOB, new BulkRow(1, "", BOB, "", "", "20261201T090000Z 20261208T090000Z", ""), WEEKLY);
        assertEquals(2, made.notices().size());
        assertRejected("has no date", JOB, new BulkRow(1, "", BOB, "", "", "20261202T090000Z", ""), WEEKLY);
    }

    @Test
    void anEventOfAnotherIsNoMoreKnownThanNone() {
        var hers = BulkJob.of("job", "default", "eve@example.com", "", OUTLINE, NOW, "tr");
        var none = decide(hers, row(1, "uid", BOB), null);
        assertEquals(none.reason(), decide(hers, row(1, "uid", BOB), ONCE).reason());
        var elsewhere = BulkJob.of("job", "other", ANN, "", OUTLINE, NOW, "tr");
        assertEquals(none.reason(), decide(elsewhere, row(1, "uid", BOB), ONCE).reason());
        assertEquals(Outcome.REFUSED, none.outcome());
    }

    @Test
    void theLimitHoldsAtItsEdge() {
        assertEquals(
                Outcome.APPLIED,
                decide(JOB, row(1, "", BOB), ONCE, Optional.empty(), 9).outcome());
        assertTrue(decide(JOB, row(1, "", BOB), ONCE, Optional.empty(), 10)
                .reason()
                .contains("limit of 10"));
    }

    @Test
    void aLaterRowThatSaysTheSameIsRejectedUnderTheFirst() {
        var first = decide(JOB, row(5, "", BOB), ONCE);
        var second = decide(JOB, row(9, "", "BOB@example.com"), ONCE);
        assertEquals(first.key(), second.key());
        assertEquals(Optional.empty(), desk.twice(JOB, row(5, "", BOB), first, NOW));
        var twice = desk.twice(JOB, row(9, "", BOB), first, NOW).orElseThrow();
        assertEquals("Row 9: Row 5 has the same address already", twice.reason());
        assertNotEquals(first.key(), twice.key());
    }

    @Test
    void aMendedRowAfterAFlawedOneIsNoRepetition() {
        var flawed = decide(JOB, new BulkRow(5, "", BOB, "", "?", "", ""), ONCE);
        assertNotEquals(flawed.key(), decide(JOB, row(6, "", BOB), ONCE).key());
    }

    @Test
    void nobodyIsInvitedOnceTheListIsCancelled() {
        var cancelled = JOB.stopped(NOW);
        var made = decide(cancelled, row(5, "", BOB), ONCE);
        assertEquals(Outcome.HELD, made.outcome());
        assertEquals(List.of(), made.changes());
        assertEquals(decide(JOB, row(5, "", BOB), ONCE).key(), made.key());
    }

    @Test
    void aPageMovesTheJobOnAndTheLastOneEndsIt() {
        var page = BulkPage.of(JOB, JOB.turn()).read(rows(2, 100)).ruled(rulings(100));
        assertTrue(page.due());
        var moved = moved(page);
        assertEquals(102, moved.next());
        assertEquals(new BulkJob.Counts(100, 0, 0), moved.counts());
        assertEquals(BulkJob.State.RUNNING, moved.state());
        assertEquals(40, moved.percent());
        assertEquals(false, BulkPage.of(moved, JOB.turn()).due());
        var second = moved(BulkPage.of(moved, moved.turn()).read(rows(102, 100)).ruled(rulings(100)));
        var last = moved(BulkPage.of(second, second.turn()).read(rows(202, 50)).ruled(rulings(50)));
        assertEquals(BulkJob.State.DONE, last.state());
        assertEquals(Optional.of(NOW), last.ended());
        assertEquals(100, last.percent());
    }

    @Test
    void aCancelledJobEndsWithThePageThatWasBegun() {
        var stopped = JOB.stopped(NOW);
        assertEquals(false, stopped.over());
        var ended =
                moved(BulkPage.of(stopped, stopped.turn()).read(rows(2, 100)).ruled(rulings(7)));
        assertEquals(BulkJob.State.CANCELLED, ended.state());
        assertEquals(7, ended.counts().invited());
        assertTrue(ended.over());
    }

    @Test
    void mailsAreQueuedTenAMessage() {
        var page = BulkPage.of(JOB, JOB.turn()).read(rows(2, 100)).ruled(rulings(100));
        assertEquals(10, page.dues().size());
        assertEquals(10, page.dues().get(9).notices().size());
        assertEquals(List.of(), BulkPage.of(JOB, JOB.turn()).dues());
    }

    @Test
    void listsBeginWhileThereIsRoomForAllOfThem() {
        assertEquals(Optional.empty(), beginning(2, false, 3, 7).flaw());
        assertTrue(beginning(2, false, 4, 7).flaw().orElseThrow().startsWith("Only 5 lists of one organizer"));
        assertTrue(beginning(2, false, 3, 9).flaw().orElseThrow().startsWith("Only 10 lists are"));
        assertEquals(Optional.empty(), beginning(2, true, 5, 10).flaw(), "begun before");
        assertEquals(Optional.empty(), beginning(5, false, 0, 0).flaw());
        assertTrue(beginning(6, false, 0, 0).flaw().orElseThrow().startsWith("The mail has 6 lists"));
        var full = desk.begin(beginning(1, false, 5, 5));
        assertEquals(Outcome.REFUSED, full.outcome());
        assertEquals(List.of(), full.changes());
        var begun = desk.begin(beginning(1, false, 4, 5));
        assertEquals(
                List.of(
                        new Change.Keep(JOB),
                        new Change.Keep(new UnderWay("job")),
                        new Change.Take("lists#default#" + ANN, 5),
                        new Change.Take("lists#default", 10)),
                begun.changes());
        assertEquals("Begun: 1 list of " + JOB.rows() + " rows", begun.reason());
        assertTrue(desk.begin(beginning(2, false, 0, 0)).reason().startsWith("Begun: 2 lists of "));
        var barred = new Lister(ANN, true, Optional.of("Suspended."), true, false, JOB.id(), "tr");
        assertEquals(begun.key(), desk.admit(barred).key(), "what was begun before he was barred goes on");
    }

    @Test
    void aListGivesItsPlaceBackOnceWhetherItIsDoneOrCancelled() {
        var ended = BulkPage.of(JOB, JOB.turn()).read(rows(2, 50)).ruled(rulings(50));
        assertEquals(2, releases(desk.conclude(ended, NOW)));
        var going = BulkPage.of(JOB, JOB.turn()).read(rows(2, 100)).ruled(rulings(100));
        assertEquals(0, releases(desk.conclude(going, NOW)));
        assertEquals(2, releases(desk.cancel(JOB, NOW)));
        var stopped = JOB.stopped(NOW);
        var last = BulkPage.of(stopped, stopped.turn()).read(rows(2, 50)).ruled(List.of());
        assertEquals(0, releases(desk.conclude(last, NOW)));
        var uncounted = BulkJob.of("old", "default", ANN, "uid", new Outline("UTF-8", 9, Layout.UNKNOWN), NOW, "tr");
        assertEquals(0, releases(desk.cancel(uncounted, NOW)));
    }

    @Test
    void aListThatStandsStillIsTriedSoOftenAndThenEnds() {
        var job = JOB;
        for (int i = 0; i < 4; i++) {
            var again = desk.revive(job, 4, NOW);
            assertEquals(0, releases(again));
            job = kept(again);
            assertEquals(BulkJob.State.RUNNING, job.state());
        }
        var moves = BulkPage.of(job, job.turn()).read(rows(2, 100)).ruled(rulings(100));
        assertEquals(0, moved(moves).revived(), "a page that is done begins the count anew");
        var ended = desk.revive(job, 4, NOW);
        assertEquals(2, releases(ended));
        assertEquals(BulkJob.State.FAILED, kept(ended).state());
        assertTrue(kept(ended).over());
        assertEquals(0, releases(desk.revive(kept(ended), 4, NOW)), "its places are given back once");
    }

    @Test
    void aCancelledListThatStandsStillEndsAsCancelled() {
        var ended = kept(desk.revive(JOB.stopped(NOW), 0, NOW));
        assertEquals(BulkJob.State.CANCELLED, ended.state());
        assertTrue(ended.over());
    }

    private static BulkJob kept(Decision decision) {
        return (BulkJob) ((Change.Keep) decision.changes().get(0)).kept();
    }

    private static long releases(Decision decision) {
        return decision.changes().stream()
                .filter(Change.Release.class::isInstance)
                .count();
    }

    private static Beginning beginning(int lists, boolean begun, int ofOrganizer, int ofTenant) {
        return new Beginning(
                java.util.Collections.nCopies(lists, new BulkOrder(JOB, new byte[0])),
                begun,
                new Beginning.Running(ofOrganizer, 5),
                new Beginning.Running(ofTenant, 10));
    }

    @Test
    void onlyAProvenSenderInGoodStandingMaySendLists() {
        assertTrue(desk.admit(new Lister(ANN, true, Optional.empty(), true, false, "job", "tr"))
                .stands());
        var asked = desk.admit(new Lister(ANN, false, Optional.empty(), true, false, "job", "tr"));
        assertEquals(Optional.of(Question.confirm(ANN, "")), asked.question());
        assertEquals(
                Outcome.REFUSED,
                desk.admit(new Lister(ANN, true, Optional.of("Suspended."), true, false, "job", "tr"))
                        .outcome());
        assertEquals(
                Outcome.REFUSED,
                desk.admit(new Lister(ANN, true, Optional.empty(), true, true, "job", "tr"))
                        .outcome());
    }

    @Test
    void whoHasNoEventSendsNoLists() {
        var refused = desk.admit(new Lister(ANN, true, Optional.empty(), false, false, "job", "tr"));
        assertEquals(Outcome.REFUSED, refused.outcome());
        assertEquals(BulkReasons.NO_EVENTS, refused.reason());
    }

    @Test
    void aRowThatBreaksItsReaderIsRejectedAndTheListGoesOn() {
        assertRejected("No such day", new BulkDesk(breaking(new Refused("No such day"))));
        assertRejected("cannot be followed", new BulkDesk(breaking(new DateTimeException("Invalid date"))));
    }

    private static void assertRejected(String why, BulkDesk broken) {
        var made = decide(
                broken, JOB, new BulkRow(7, "", BOB, "", "", "20261201T090000Z", ""), WEEKLY, Optional.empty(), 0);
        assertEquals(Outcome.REFUSED, made.outcome());
        assertTrue(made.reason().contains(why), made.reason());
        assertEquals(7, ((Rejection) ((Change.Keep) made.changes().get(0)).kept()).row());
    }

    private static InviteDesk breaking(RuntimeException failure) {
        return new InviteDesk((Occurrences) Proxy.newProxyInstance(
                Occurrences.class.getClassLoader(), new Class<?>[] {Occurrences.class}, (proxy, method, said) -> {
                    throw failure;
                }));
    }

    @Test
    void aListThatNamesEventsOfOthersIsStoppedAndItsRestRejectedInOneSentence() {
        var strangers = new Outline("UTF-8", 1200, new Layout(",", Map.of("EMAIL", 0), 1, List.of()));
        var job = BulkJob.of("job", "default", ANN, "", strangers, NOW, "tr");
        for (int pages = 1; pages < BulkDesk.MOST_FOREIGN / 100; pages++) {
            job = moved(foreign(job, 100));
            assertEquals(BulkJob.State.RUNNING, job.state());
        }
        var almost = moved(foreign(job, 99));
        assertEquals(BulkJob.State.RUNNING, almost.state(), "one before the last");
        var stopped = desk.conclude(foreign(job, 100), NOW);
        var ended = (BulkJob) ((Change.Keep) stopped.changes().get(0)).kept();
        assertTrue(ended.over());
        assertEquals(new BulkJob.Counts(0, 0, 1200, 500), ended.counts());
        assertEquals(2, releases(stopped));
        var rest = (Rejection) ((Change.Keep) stopped.changes().get(3)).kept();
        assertEquals(ended.next(), rest.row());
        assertTrue(rest.reason().contains("700 rows before its end"), rest.reason());
    }

    /** A page of so many rows that name events of others, the rest of them good. */
    private BulkPage foreign(BulkJob job, int bad) {
        var rows = rows(job.next(), 100);
        List<Decision> rulings = new java.util.ArrayList<>();
        for (var row : rows)
            rulings.add(decide(
                    job,
                    new BulkRow(row.number(), "uid", row.email(), "", "", "", ""),
                    rulings.size() < bad ? null : ONCE));
        return BulkPage.of(job, job.turn()).read(rows).ruled(rulings);
    }

    private BulkJob moved(BulkPage page) {
        return (BulkJob) ((Change.Keep) desk.conclude(page, NOW).changes().get(0)).kept();
    }

    private static List<BulkRow> rows(int from, int n) {
        return java.util.stream.IntStream.range(from, from + n)
                .mapToObj(i -> row(i, "", "p" + i + "@example.com"))
                .toList();
    }

    private List<Decision> rulings(int n) {
        return rows(2, n).stream().map(row -> decide(JOB, row, ONCE)).toList();
    }

    private void assertRejected(String why, BulkJob job, BulkRow row) {
        assertRejected(why, job, row, ONCE);
    }

    private void assertRejected(String why, BulkJob job, BulkRow row, Event event) {
        var made = decide(job, row, event);
        assertEquals(Outcome.REFUSED, made.outcome(), made.reason());
        assertTrue(made.reason().contains(why), made.reason());
        var kept = (Rejection) ((Change.Keep) made.changes().get(0)).kept();
        assertEquals(row.number(), kept.row());
        assertEquals(NOW, kept.at());
        assertEquals(List.of(), made.notices());
    }

    private static BulkRow row(int number, String uid, String email) {
        return new BulkRow(number, uid, email, "", "", "", "");
    }

    private Decision decide(BulkJob job, BulkRow row, Event event) {
        return decide(job, row, event, Optional.empty(), 0);
    }

    private Decision decide(BulkJob job, BulkRow row, Event event, Optional<Attendee> known, int taken) {
        return decide(desk, job, row, event, known, taken);
    }

    private static Decision decide(
            BulkDesk desk, BulkJob job, BulkRow row, Event event, Optional<Attendee> known, int taken) {
        var request = new InviteRequest(
                "id", "uid", row.address().orElse(""), row.name(), "bulk", row.dateKeys(), NOW, "tr", "default");
        return desk.decide(
                job,
                row,
                new InviteCase(
                        request,
                        Optional.ofNullable(event),
                        known,
                        Optional.empty(),
                        Optional.ofNullable(event).map(one -> Given.standing(one.organizer(), 0, 10)),
                        taken,
                        Given.OURS,
                        "token",
                        NOW));
    }
}
