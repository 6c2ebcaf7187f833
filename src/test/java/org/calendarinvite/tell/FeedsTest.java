package org.calendarinvite.tell;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.calendarinvite.Given.attendee;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.Secret;
import org.calendarinvite.hook.Sending;
import org.calendarinvite.hook.Told;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the outside is told of a notice. */
class FeedsTest {

    @TempDir
    Path folder;

    private Store store;
    private HookBodies bodies;
    private Audiences audiences;
    private Feeds feeds;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        begin(Map.of());
        keep(new Change.Keep(event(once())), new Change.Keep(attendee()));
    }

    private void begin(Map<String, String> settings) {
        var set = Worlds.in(folder, settings);
        bodies = new HookBodies(Worlds.json(), set);
        audiences = new Audiences(store, set);
        feeds = new Feeds(store, bodies, HookDesks.desk(set), audiences, set);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNoticeThatComesAgainIsTheSameLineOfTheFeedAndTheSameMessage() {
        hook("whk_1", "", false, false);
        var notice = notice(Notice.Type.EVENT_CREATED, "");
        var first = feeds.tell(notice);
        assertEquals(first, feeds.tell(notice));
        assertEquals(1, first.size());
        assertEquals(1, feed().size());
        assertEquals(first.get(0).name(), feed().get(0).name());
    }

    @Test
    void oneIsInvitedOnceHoweverOftenSomebodyAsksForIt() {
        listen();
        feeds.tell(notice(Notice.Type.INVITE_DUE, BOB, "one"));
        feeds.tell(notice(Notice.Type.INVITE_DUE, BOB, "two"));
        assertEquals(1, feed().size());
        feeds.tell(notice(Notice.Type.ANSWER_RECORDED, BOB, "one"));
        feeds.tell(notice(Notice.Type.ANSWER_RECORDED, BOB, "two"));
        assertEquals(3, feed().size());
    }

    @Test
    void whatIsNobodyElsesBusinessOrAboutNothingIsNotTold() {
        assertEquals(List.of(), feeds.tell(notice(Notice.Type.REFRESH_DUE, BOB)));
        assertEquals(List.of(), feeds.tell(notice(Notice.Type.INVITE_DUE, "nobody@example.com")));
        assertEquals(List.of(), feeds.tell(new Notice(Notice.Type.EVENT_CREATED, "nothing", "", "", 0, "tr")));
        assertEquals(List.of(), feed());
    }

    @Test
    void eachHookThatWantsItIsSentIt() {
        hook("whk_1", "", false, false);
        hook("whk_2", ANN, false, false);
        hook("whk_3", BOB, false, false);
        assertEquals(
                List.of("whk_1", "whk_2"),
                feeds.tell(notice(Notice.Type.EVENT_CREATED, "")).stream()
                        .map(HookSend::hook)
                        .toList());
    }

    @Test
    void whatAPausedHookMissesIsKeptForItOnce() {
        hook("whk_1", "", false, true);
        assertEquals(List.of(), feeds.tell(notice(Notice.Type.EVENT_CREATED, "")));
        feeds.tell(notice(Notice.Type.EVENT_CREATED, ""));
        var missed = store.feed().sendings("whk_1", "", 10).items();
        assertEquals(1, missed.size());
        assertEquals(Sending.State.FAILED, missed.get(0).state());
        assertEquals(0, missed.get(0).tries());
    }

    @Test
    void attendeesAreMaskedUnlessAHookMayKnowThem() throws JsonProcessingException {
        var masked = hook("whk_1", "", false, false);
        var full = hook("whk_2", "", true, false);
        feeds.tell(notice(Notice.Type.INVITE_DUE, BOB));
        var told = feed().get(0);
        assertEquals(told.body(), bodies.of(told, masked));
        assertFalse(told.body().contains(BOB));
        var known = Worlds.json().readTree(bodies.of(told, full));
        assertEquals(BOB, known.at("/data/attendee/attendee").asText());
        assertEquals("Bob", known.at("/data/attendee/name").asText());
        assertEquals("attendee.invited", known.path("type").asText());
        assertEquals(told.at(), Instant.parse(known.path("timestamp").asText()));
        assertEquals("uid", known.at("/data/event/uid").asText());
    }

    @Test
    void aMessageThatWouldBeTooLongHasItsEventInShort() throws JsonProcessingException {
        listen();
        feeds.tell(notice(Notice.Type.EVENT_CREATED, ""));
        int exactly = feed().get(0).body().getBytes(StandardCharsets.UTF_8).length;
        begin(Map.of("cis.hooks.payload-bytes", String.valueOf(exactly - 10)));
        feeds.tell(notice(Notice.Type.EVENT_UPDATED, ""));
        var brief = Worlds.json().readTree(feed().get(1).body()).at("/data/event");
        assertTrue(brief.path("truncated").asBoolean());
        assertEquals("uid", brief.path("uid").asText());
        assertTrue(brief.path("summary").isMissingNode());
    }

    @Test
    void whatNoHookWantsIsWrittenOnlyWhileSomebodyListens() {
        hook("whk_1", BOB, false, false);
        assertEquals(List.of(), feeds.tell(notice(Notice.Type.EVENT_CREATED, "")));
        assertEquals(List.of(), feed());
        listen();
        assertEquals(List.of(), feeds.tell(notice(Notice.Type.EVENT_CREATED, "")));
        assertEquals(1, feed().size());
    }

    @Test
    void whoListensHearsAlsoWhereNothingIsRememberedForWhoComesBack() {
        begin(Map.of("cis.live.remembered", "0s"));
        listen();
        feeds.tell(notice(Notice.Type.EVENT_CREATED, ""));
        assertEquals(1, feed().size());
    }

    @Test
    void aHookThatWasMadeHereIsKnownAtOnce() {
        assertEquals(List.of(), feeds.tell(notice(Notice.Type.EVENT_CREATED, "")));
        hook("whk_1", "", false, false);
        audiences.forget("default");
        assertEquals(1, feeds.tell(notice(Notice.Type.EVENT_CREATED, "")).size());
    }

    @Test
    void aHookIsNotToldWhatWasToldBeforeItCameToBe() {
        listen();
        feeds.tell(notice(Notice.Type.EVENT_CREATED, ""));
        var wish = new Hook.Wish("https://x.example/", List.of(), "", false, false);
        var now = Clock.systemUTC().instant();
        keep(new Change.Keep(Hook.of("default", "whk_1", Secret.of(new byte[32]), wish, now)));
        audiences.forget("default");
        assertEquals(List.of(), feeds.tell(notice(Notice.Type.EVENT_CREATED, "")));
        assertEquals(1, feeds.tell(notice(Notice.Type.EVENT_UPDATED, "")).size());
    }

    @Test
    void aHookIsNotToldOfAnInvitationThatIsOlderThanItselfWhenItIsAskedForAgain() {
        var wish = new Hook.Wish("https://x.example/", List.of(), "", false, false);
        keep(new Change.Keep(Hook.of("default", "whk_1", Secret.of(new byte[32]), wish, NOW.plusNanos(1))));
        assertEquals(List.of(), feeds.tell(notice(Notice.Type.INVITE_DUE, BOB)));
        assertEquals(1, feeds.tell(notice(Notice.Type.ANSWER_RECORDED, BOB)).size());
    }

    private void listen() {
        audiences.listen("default", Clock.systemUTC().instant());
    }

    private Hook hook(String id, String organizer, boolean full, boolean paused) {
        var wish = new Hook.Wish("https://x.example/", List.of(), organizer, full, paused);
        var hook = Hook.of("default", id, Secret.of(new byte[32]), wish, NOW.minus(Duration.ofDays(999)));
        keep(new Change.Keep(hook));
        return hook;
    }

    private void keep(Change... changes) {
        store.commit(Decision.apply("", List.of(changes), List.of()));
    }

    private List<Told> feed() {
        return store.feed().feed(Told.at("default", ""), 100).items();
    }

    private static Notice notice(Notice.Type type, String attendee) {
        return notice(type, attendee, "tr");
    }

    private static Notice notice(Notice.Type type, String attendee, String trace) {
        return new Notice(type, "uid", attendee, "", 0, trace);
    }
}
