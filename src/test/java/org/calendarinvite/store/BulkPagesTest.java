package org.calendarinvite.store;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.bulk.BulkDesk;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkOrder;
import org.calendarinvite.bulk.BulkTurn;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.bulk.Outline;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.bulk.UnderWay;
import org.calendarinvite.decision.Change;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteDesk;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.sheet.SheetReader;
import org.calendarinvite.store.sql.SqlRecords;

/** Lists page by page over a store that fails after any write: the same in the end, and nobody twice. */
class BulkPagesTest {

    private static final int LIMIT = 60;

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final Duration STALLED = Duration.ofMinutes(15);

    /** What a list led to. */
    private record Outcome(
            BulkJob.Counts counts,
            List<Rejection> rejected,
            List<String> guests,
            int taken,
            Map<String, Long> numbers) {}

    /** Writes until the next crash, for each attempt; none when it is empty. */
    private final Deque<Integer> crashes = new ArrayDeque<>();

    private final TreeSet<String> mailed = new TreeSet<>();
    private final BulkDesk desk = new BulkDesk(new InviteDesk(new Recurrences()));
    private Path folder;
    private Store store;
    private Settings settings;
    private BulkPages pages;
    private Forecasts forecasts;
    private SheetReader sheets;
    private int writes = Integer.MAX_VALUE;
    private int pack = 100;

    @Property(tries = 12)
    void wheneverItCrashesTheSameRowsAreInvitedAndCounted(
            @ForAll("rows") List<String> rows,
            @ForAll("crashes") List<Integer> after,
            @ForAll @IntRange(min = 1, max = 100) int together)
            throws IOException {
        pack = together;
        var file = bytes("email,name\n" + String.join("\n", rows) + "\n");
        var calm = outcome(file, List.of());
        close();
        var rough = outcome(file, after);
        assertEquals(calm, rough);
        assertEquals(calm.counts().invited(), calm.taken() - 1);
        assertEquals(rows.size(), calm.counts().done());
        assertTrue(rough.taken() <= LIMIT);
        var guests = new TreeSet<>(rough.guests());
        guests.remove(BOB);
        assertEquals(guests, mailed);
    }

    @Property(tries = 12)
    void whatIsForeseenIsWhatBecomes(@ForAll("rows") List<String> rows) throws IOException {
        var file = bytes("email,name\n" + String.join("\n", rows) + "\n");
        open();
        var outline = sheets.outline(file, "");
        var job = BulkJob.of("preview", "default", ANN, "uid", outline, NOW, "tr");
        writes = 0;
        var foreseen = forecasts.of(job, sheets.rows(file, outline));
        close();
        var outcome = outcome(file, List.of());
        assertEquals(outcome.counts(), foreseen.counts());
        assertEquals(
                outcome.rejected().stream()
                        .map(one -> one.row() + " " + one.reason())
                        .limit(50)
                        .toList(),
                foreseen.rejected().stream()
                        .map(one -> one.row().number() + " " + one.said())
                        .toList());
    }

    @Example
    void aPageThatIsClaimedIsDoneOnceAndItsSuccessorQueuedOnce() throws IOException {
        open();
        var job = begin(bytes("eve@example.com\n"));
        assertTrue(pages.claim(job.turn()));
        org.junit.jupiter.api.Assertions.assertThrows(Store.InFlight.class, () -> pages.claim(job.turn()));
        pages.done(job.turn());
        assertFalse(pages.claim(job.turn()));
    }

    @Example
    void rowsBeyondTheLimitInTimeAreRejectedWithTheirReason() throws IOException {
        open(Map.of("cis.rates.invites.organizer-per-hour", "12"));
        var file = bytes(
                IntStream.range(0, 15).mapToObj(i -> "p" + i + "@example.com").collect(Collectors.joining("\n")));
        var job = begin(file);
        page(file);
        assertEquals(
                new BulkJob.Counts(12, 0, 3),
                store.lists().job(job.id()).orElseThrow().counts());
        var why = store.lists().rejections(job.id(), "", 10).items().get(0).reason();
        assertTrue(why.startsWith("The limit of new invitations is reached (12 in an hour for each organizer)"), why);
        assertEquals(12, mailed.size());
    }

    @Example
    void theSameOrderBeginsOneJob() throws IOException {
        open();
        var job = begin(bytes("eve@example.com\n"));
        var again = pages.beginning(List.of(new BulkOrder(job, new byte[0])));
        assertTrue(again.begun());
        store.commit(desk.begin(again));
        assertEquals(1, store.taken(BulkDesk.quota("default", ANN)));
        assertEquals(
                List.of(job.id()),
                store.lists().jobs("default", "", 10).items().stream()
                        .map(BulkJob::id)
                        .toList());
    }

    @Example
    void aListThatIsCancelledInThePageFinishesWhatWasBegun() throws IOException {
        open();
        var file = bytes(
                IntStream.range(0, 150).mapToObj(i -> "p" + i + "@example.com").collect(Collectors.joining("\n")));
        var job = begin(file);
        writes = 30;
        org.junit.jupiter.api.Assertions.assertThrows(Crash.class, () -> page(file));
        writes = Integer.MAX_VALUE;
        store.commit(desk.cancel(store.lists().job(job.id()).orElseThrow(), NOW));
        page(file);
        var ended = store.lists().job(job.id()).orElseThrow();
        assertTrue(ended.over());
        assertEquals(BulkJob.State.CANCELLED, ended.state());
        assertEquals(new BulkJob.Counts(30, 0, 0), ended.counts());
        assertEquals(30, mailed.size());
        assertEquals(31, store.guests().attendees("uid", "", 500).items().size());
        assertEquals(0, store.taken(BulkDesk.quota("default")));
    }

    @Example
    void aListWhoseMessageIsLostIsFoundAndGoesOn() throws IOException {
        open();
        var file = bytes(
                IntStream.range(0, 150).mapToObj(i -> "p" + i + "@example.com").collect(Collectors.joining("\n")));
        begin(file);
        assertEquals(List.of(), stalled(NOW.plus(STALLED).minusMillis(1)));
        var found = stalled(NOW.plus(STALLED));
        assertEquals(List.of(new BulkTurn("job", 1, "tr")), found);
        assertEquals(List.of(), stalled(NOW.plus(STALLED)), "whoever looks at the same time finds none");
        page(file);
        var second = store.lists().job("job").orElseThrow();
        assertEquals(0, second.revived());
        assertEquals(List.of(second.turn()), stalled(second.updated().plus(STALLED)));
        page(file);
        var ended = store.lists().job("job").orElseThrow();
        assertEquals(BulkJob.State.DONE, ended.state());
        assertEquals(150, ended.counts().done());
        assertEquals(List.of(ended.turn()), stalled(ended.updated().plus(STALLED)), "its end is not told");
        pages.told(ended.turn());
        assertEquals(List.of(), stalled(ended.updated().plus(STALLED).plus(STALLED)));
        assertEquals(0, store.taken(BulkDesk.quota("default")));
    }

    @Example
    void ofManyServersThatFindItStandingStillOneQueuesIt() throws Exception {
        open();
        begin(bytes("eve@example.com\n"));
        var found = Race.of(8, i -> stalled(NOW.plus(STALLED)));
        assertEquals(1, found.stream().mapToInt(List::size).sum());
        assertEquals(1, store.lists().job("job").orElseThrow().revived());
    }

    @Example
    void aListThatIsTriedInVainFailsAndGivesItsPlacesBack() throws IOException {
        open(Map.of("cis.bulk.revivals", "2"));
        begin(bytes("eve@example.com\n"));
        for (int i = 1; i <= 2; i++) {
            assertEquals(1, stalled(after(i)).size());
            assertEquals(1, store.taken(BulkDesk.quota("default")));
        }
        var last = stalled(after(3));
        var failed = store.lists().job("job").orElseThrow();
        assertEquals(BulkJob.State.FAILED, failed.state());
        assertEquals(0, store.taken(BulkDesk.quota("default")));
        assertEquals(0, store.taken(BulkDesk.quota("default", ANN)));
        assertEquals(List.of(failed.turn()), last, "it tells the sender");
        assertFalse(pages.load(failed.turn()).due());
        for (int i = 4; i <= 5; i++) assertEquals(1, stalled(after(i)).size(), "as long as it is not told");
        assertEquals(List.of(), stalled(after(6)));
        assertEquals(List.of(), store.lists().underWay("", 9).items(), "and not for ever");
        assertEquals(0, store.taken(BulkDesk.quota("default")));
    }

    @Example
    void aListThatIsForgottenIsSoughtNoMore() throws IOException {
        open();
        store.commit(Samples.changes(new Change.Keep(new UnderWay("gone"))));
        assertEquals(List.of(), stalled(NOW));
        assertEquals(List.of(), store.lists().underWay("", 9).items());
    }

    @Example
    void howeverManyStandStillAllAreFound() throws IOException {
        open();
        for (int i = 0; i < 101; i++) {
            var job = BulkJob.of("job" + i, "default", ANN, "uid", new Outline("UTF-8", 1, Layout.UNKNOWN), NOW, "tr");
            store.commit(Samples.changes(new Change.Keep(job), new Change.Keep(new UnderWay(job.id()))));
        }
        assertEquals(101, stalled(NOW.plus(STALLED)).size());
    }

    private static Instant after(int times) {
        return NOW.plus(STALLED.multipliedBy(times));
    }

    private List<BulkTurn> stalled(Instant now) {
        return new StalledLists(store, desk, settings.bulk(), Clock.fixed(now, ZoneOffset.UTC)).turns();
    }

    private Outcome outcome(byte[] file, List<Integer> after) throws IOException {
        open();
        crashes.addAll(after);
        mailed.clear();
        var job = begin(file);
        while (!store.lists().job(job.id()).orElseThrow().over()) {
            writes = crashes.isEmpty() ? Integer.MAX_VALUE : crashes.remove();
            try {
                page(file);
            } catch (Crash crash) {
                // Delivered again
            }
        }
        writes = Integer.MAX_VALUE;
        assertEquals(0, store.taken(BulkDesk.quota("default", ANN)));
        assertEquals(0, store.taken(BulkDesk.quota("default")));
        return new Outcome(
                store.lists().job(job.id()).orElseThrow().counts(),
                store.lists().rejections(job.id(), "", 500).items().stream()
                        .map(BulkPagesTest::timeless)
                        .toList(),
                store.guests().attendees("uid", "", 500).items().stream()
                        .map(Attendee::email)
                        .toList(),
                store.taken(InviteDesk.quota("uid")),
                store.statistics("uid"));
    }

    private static Rejection timeless(Rejection one) {
        return new Rejection(one.job(), one.row(), one.uid(), one.email(), one.name(), one.reason(), NOW);
    }

    private BulkJob begin(byte[] file) {
        var sheet = sheets.outline(file, false);
        var job = BulkJob.of("job", "default", ANN, "uid", sheet, NOW, "tr");
        store.commit(desk.begin(pages.beginning(List.of(new BulkOrder(job, file)))));
        return job;
    }

    private void page(byte[] file) {
        try {
            var turn = store.lists().job("job").orElseThrow().turn();
            var due = pages.load(turn);
            int to = (int) Math.min(file.length, due.to() + 1);
            var bytes = Arrays.copyOfRange(file, (int) due.from(), to);
            var page = pages.decide(sheets.read(due, new ByteArrayInputStream(bytes)));
            page.dues().stream()
                    .flatMap(dues -> dues.notices().stream())
                    .forEach(notice -> mailed.add(notice.attendee()));
            pages.conclude(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() throws IOException {
        open(Map.of());
    }

    private void open(Map<String, String> more) throws IOException {
        folder = Files.createTempDirectory("bulk-pages");
        Map<String, String> own = new HashMap<>(Map.of("cis.limits.invites-per-event", String.valueOf(LIMIT)));
        own.putAll(more);
        settings = Worlds.in(folder, own);
        store = new Store(failing(SqlRecords.open(folder.resolve("store.db"))));
        var accounts = new Accounts(store, settings);
        pages = new BulkPages(store, accounts, new Cases(store, accounts, settings, new Recurrences()), desk, settings);
        forecasts =
                new Forecasts(store, accounts, new Cases(store, accounts, settings, new Recurrences()), desk, settings);
        sheets = new SheetReader(settings);
        store.commit(Samples.changes(new Change.Keep(Given.event(Given.once()))));
        store.commit(Samples.changes(InviteDesk.joining(Given.event(Given.once()), Given.attendee(), LIMIT)
                .toArray(Change[]::new)));
    }

    /** Counts decisions down, and fails instead of the one too many; of several, it writes no more than a pack at once. */
    private Records failing(Records records) {
        return (Records) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Records.class}, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("commitInOrder"))
                            return inOrder(records, (List<?>) arguments[0], method);
                        if (method.getName().equals("commit") && writes-- == 0) throw new Crash();
                        return method.invoke(records, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Object inOrder(Records records, List<?> decisions, Method commit) throws ReflectiveOperationException {
        if (writes == 0) throw new Crash();
        int many = Math.min(Math.min(decisions.size(), pack), writes);
        var standing = (List<?>) commit.invoke(records, decisions.subList(0, many));
        writes -= standing.size();
        return standing;
    }

    @AfterTry
    void close() {
        writes = Integer.MAX_VALUE;
        if (store != null) store.close();
        store = null;
    }

    @Provide
    Arbitrary<List<String>> rows() {
        var good = Arbitraries.integers().between(0, 90).map(i -> "p" + i + "@example.com,P");
        var bad = Arbitraries.of(
                "no address,X", ANN + ",Host", BOB + ",Bob", "x@invites.localhost,Ours", "a@b.org c@d.org,Two");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, good), net.jqwik.api.Tuple.of(1, bad))
                .list()
                .ofMinSize(90)
                .ofMaxSize(130);
    }

    @Provide
    Arbitrary<List<Integer>> crashes() {
        return Arbitraries.integers().between(0, 110).list().ofMaxSize(6);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
