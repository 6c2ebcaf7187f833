package org.calendarinvite.web.page;

import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.SuppressionDesk;
import org.calendarinvite.invite.UnsubscriptionCase;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.Templates;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.Problem;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsubscribePagesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/pages");
    private static final String ONE_CLICK = "One-Click";

    @TempDir
    Path data;

    private final SignedLinks links = new SignedLinks("s".repeat(SignedLinks.SHORTEST_SECRET));
    private Store store;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(data.resolve("store.db")));
        var event = Given.event(Given.once());
        store.commit(Decision.apply("", List.of(new Change.Keep(event), new Change.Keep(Given.attendee())), List.of()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void thePageSaysWhoseMailsTheyAreAndChangesNothing() {
        var html = html(at(NOW).show("t", null));
        assertTrue(html.contains("Ann") && html.contains("Meeting"), html);
        assertTrue(html.contains("name=\"List-Unsubscribe\" value=\"One-Click\""), html);
        assertTrue(store.guests().suppression("default", Given.BOB).isEmpty());
    }

    @Test
    void aMadeUpTokenMeetsTheSamePagesWithoutAName() {
        var made = at(NOW).show("made0up", null);
        assertEquals(200, made.status());
        assertEquals(
                new TreeSet<>(at(NOW).show("t", null).data().keySet()),
                new TreeSet<>(made.data().keySet()));
        assertFalse(html(made).contains("Ann"));
        var done = at(NOW).done(at(NOW).read("made0up", ONE_CLICK, null), null);
        assertEquals(200, done.status());
        assertTrue(html(done).contains("name=\"undo\""), html(done));
        for (var token : new String[] {null, "", "a b", "<b>", "T", "t".repeat(65)})
            assertEquals(
                    404,
                    assertThrows(Problem.class, () -> at(NOW).show(token, null)).status(),
                    token);
    }

    @Test
    void whoeverComesBackSeesThatHeHasLeftAndTheWayBack() {
        var said = at(NOW).read("t", ONE_CLICK, null);
        var known = store.guests().recipient("default", "t").orElseThrow();
        store.commit(new SuppressionDesk().decide(new UnsubscriptionCase(said, Optional.of(known), NOW)));
        var again = at(NOW).show("t", null);
        assertEquals("unsubscribed", again.template());
        assertTrue(html(again).contains("name=\"undo\""));
    }

    @Test
    void onlyTheOneFieldUnsubscribes() {
        assertFalse(at(NOW).read("t", ONE_CLICK, null).undo());
        for (var other : new String[] {null, "", "one-click", "No"})
            assertEquals(
                    400,
                    assertThrows(Problem.class, () -> at(NOW).read("t", other, null))
                            .status());
    }

    @Test
    void theUndoOfOneIsNoOthersAndEnds() {
        var undo = undo("t");
        assertTrue(at(NOW).read("t", null, undo).undo());
        assertTrue(at(NOW.plusSeconds(86_399)).read("t", null, undo).undo());
        for (var pages : List.of(at(NOW.plusSeconds(86_400)), at(NOW.plusSeconds(99_999))))
            assertEquals(
                    410,
                    assertThrows(Problem.class, () -> pages.read("t", null, undo))
                            .status());
        assertEquals(
                410,
                assertThrows(Problem.class, () -> at(NOW).read("other", null, undo))
                        .status());
        var event = links.sign("t", NOW.plusSeconds(60));
        assertEquals(
                410,
                assertThrows(Problem.class, () -> at(NOW).read("t", ONE_CLICK, event))
                        .status());
    }

    /** Word for word: {@code -Dupdate=true} writes them again. */
    @Test
    void eachPageIsInTheLanguageOfItsReader() throws Exception {
        for (var language : List.of("en", "de", "fr", "es", "ja", "ar")) {
            assertAsExpected("unsubscribe-" + language, at(NOW).show("t", language));
            var left = at(NOW).read("t", ONE_CLICK, null);
            assertAsExpected("unsubscribed-" + language, at(NOW).done(left, language));
            var back = at(NOW).read("t", null, undo("t"));
            assertAsExpected("resubscribed-" + language, at(NOW).done(back, language));
        }
        assertAsExpected("unsubscribe-nobody", at(NOW).show("made0up", "en"));
    }

    @Test
    void thePageShowsTheAnswerAsItCountsAndTheWayToTheEvent() {
        var html = html(at(NOW).show("t", null));
        assertTrue(html.contains("<strong>None yet</strong>"), html);
        assertTrue(html.contains("href=\"/e/uid\""), html);
        var yes = new Answered(PartStat.ACCEPTED, 0, NOW, NOW, "", Answered.Belief.VERIFIED);
        var answered = Given.attendee().answered(yes).next();
        store.commit(Decision.apply("", List.of(new Change.Keep(answered)), List.of()));
        assertTrue(html(at(NOW).show("t", null)).contains("<strong>Yes</strong>"));
    }

    private void assertAsExpected(String name, WebPage page) throws IOException {
        var written = html(page);
        var file = EXPECTED.resolve(name + ".html");
        if (Boolean.getBoolean("update")) Files.writeString(file, written);
        assertEquals(Files.readString(file), written, file + " differs; -Dupdate=true writes it again");
    }

    private String undo(String token) {
        return (String)
                at(NOW).done(at(NOW).read(token, ONE_CLICK, null), null).data().get("undo");
    }

    private String html(WebPage page) {
        Map<String, Object> all = new HashMap<>(page.data());
        all.put("nonce", "n");
        return new Templates(OwnFiles.NONE).render("page/" + page.template() + ".html", page.look(), all);
    }

    private UnsubscribePages at(Instant moment) {
        var looks = new Looks(new Catalogues(OwnFiles.NONE, "en"), store.register()::brand);
        var settings = Worlds.in(data);
        var face = new EventFace(new ObjectMapper(), settings);
        return new UnsubscribePages(store, links, looks, face, settings, Clock.fixed(moment, ZoneOffset.UTC));
    }
}
