package org.calendarinvite.tell;

import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.once;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.calendarinvite.Worlds;
import org.calendarinvite.bulk.Dues;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.Secret;
import org.calendarinvite.hook.Told;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.store.Records;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What telling the outside costs: calls of the store, each of which is one of the SDK on AWS. */
class CostTest {

    private static final int MANY = 100;

    @TempDir
    Path folder;

    private final List<String> calls = new ArrayList<>();
    private Store store;
    private Feeds feeds;
    private HookSends sends;

    @BeforeEach
    void open() {
        store = new Store(counting(SqlRecords.open(folder.resolve("store.db"))));
        keep(new Change.Keep(event(once())));
        for (int i = 0; i < MANY; i++)
            keep(new Change.Keep(Attendee.asked("uid", guest(i), "", "t-" + i, "api", List.of(), NOW)));
        begin(Map.of());
    }

    private void begin(Map<String, String> more) {
        Map<String, String> own = new HashMap<>(Map.of("cis.fresh.hooks", "1h"));
        own.putAll(more);
        var settings = Worlds.in(folder, own);
        var audiences = new Audiences(store, settings);
        var desk = HookDesks.desk(settings);
        feeds = new Feeds(store, new HookBodies(Worlds.json(), settings), desk, audiences, settings);
        sends = new HookSends(store, desk, audiences, settings);
        calls.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whereNobodyListensManyMessagesCostWhatOneCosts() {
        feeds.tell(invited(0));
        assertEquals(List.of("list", "read"), calls, "the hooks, and a listener");
        calls.clear();
        for (int i = 0; i < MANY; i++) feeds.tell(invited(i));
        feeds.tellList(list(0, 10));
        feeds.tell(new Notice(Notice.Type.EVENT_UPDATED, "uid", "", "", 1, "tr"));
        assertEquals(List.of(), calls);
    }

    @Test
    void whereThereAreSeveralTenantsTheEventSaysWhoseAMessageIsAndAListSaysItItself() {
        begin(Map.of("cis.tenants.club", "club.localhost"));
        feeds.tell(invited(0));
        calls.clear();
        feeds.tell(invited(1));
        feeds.tellList(list(0, 10));
        assertEquals(List.of("read"), calls);
    }

    @Test
    void aMessageToAHookIsAReadAndAWriteAndAListIsReadAtOnce() {
        hook();
        feeds.tell(invited(0));
        calls.clear();
        assertEquals(1, feeds.tell(invited(1)).size());
        assertEquals(List.of("read", "commit"), calls);
        calls.clear();
        assertEquals(10, feeds.tellList(list(10, 20)).size());
        assertEquals(11, calls.size());
        assertEquals("read", calls.get(0));
    }

    @Test
    void anAttemptIsReadAtOnceWithAllThatIsKnownOfIt() {
        var hook = hook();
        feeds.tell(invited(0));
        Told told = store.feed().feed(Told.at("default", ""), 1).items().get(0);
        calls.clear();
        sends.load(HookSend.first(told, hook));
        assertEquals(List.of("read"), calls);
    }

    private Hook hook() {
        var wish = new Hook.Wish("https://x.example/", List.of(), "", false, false);
        var hook = Hook.of("default", "whk_1", Secret.of(new byte[32]), wish, NOW.minus(Duration.ofDays(999)));
        keep(new Change.Keep(hook));
        return hook;
    }

    private void keep(Change change) {
        store.commit(Decision.apply("", List.of(change), List.of()));
    }

    private static Notice invited(int i) {
        return new Notice(Notice.Type.INVITE_DUE, "uid", guest(i), "", 0, "tr");
    }

    private static Dues list(int from, int to) {
        return new Dues(
                "default", IntStream.range(from, to).mapToObj(CostTest::invited).toList(), "tr");
    }

    private static String guest(int i) {
        return "guest" + i + "@home.example";
    }

    private Records counting(Records records) {
        return (Records) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Records.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    try {
                        return method.invoke(records, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
