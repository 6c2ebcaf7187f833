package org.calendarinvite.store;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.invite.AskTag;
import org.calendarinvite.invite.Asked;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.invite.FeedbackDesk;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.mail.PageLinks;
import org.calendarinvite.mail.PickLinks;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.Seasons;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back of a mail that asked whether it was he is known by its tag, which nobody else can write. */
class FeedbackCasesTest {

    private static final String EVE = "eve@example.com";

    @TempDir
    Path folder;

    private final SignedLinks links = new SignedLinks("0123456789abcdef0123456789abcdef");
    private Store store;
    private FeedbackCases cases;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        cases = new FeedbackCases(store, links, Worlds.in(folder, Map.of()));
        store.commit(Samples.changes(new Change.Keep(Given.event(Given.once()))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aTagNamesWhomItWasSentToAndWhosePageItWas() {
        assertEquals(Optional.of(new Asked("default", ANN, BOB, Optional.empty())), asked(tag(), BOB));
        assertEquals(BOB, asked(tag(), EVE, BOB).orElseThrow().email(), "an alias has passed it on");
        var season = Seasons.season();
        store.commit(Samples.changes(new Change.Keep(season)));
        var ask = new PickAsk("id", season.id(), season.tenant(), BOB, List.of(1), "en", false, NOW);
        assertEquals(
                Optional.of(new Asked(season.tenant(), season.organizer(), BOB, Optional.empty())),
                asked(new PickLinks(links).tag(ask, season), BOB));
    }

    @Test
    void whoeverIsAnotherOrMadeItUpIsNobody() {
        assertEquals(Optional.empty(), asked(tag(), EVE));
        assertEquals(Optional.empty(), asked(tag()));
        assertEquals(Optional.empty(), asked("event-uid-" + "A".repeat(43), BOB));
        assertEquals(Optional.empty(), asked(tag().replace("event-uid", "season-uid"), BOB));
        assertEquals(Optional.empty(), asked(tag().replace("event-uid", "event-other"), BOB));
        var foreign = new PageLinks(new SignedLinks("another secret of more than thirty-two letters"));
        assertEquals(Optional.empty(), asked(foreign.tag(ask(), Given.event(Given.once())), BOB));
    }

    @Test
    void itIsATagOfSes() {
        var longest = AskTag.of(
                        AskTag.Page.SEASON, "s".repeat(40), new AskTag.Host("default", ANN), "x".repeat(254), links)
                .written();
        assertTrue(longest.matches("[A-Za-z0-9_-]{1,256}"), longest);
        assertEquals(longest, AskTag.read(longest).orElseThrow().written());
    }

    @Test
    void aBounceIsKeptForTheTenantAndTheNextFindsIt() {
        var heard = heard(tag(), BOB);
        store.commit(new FeedbackDesk().decide(cases.find(heard)));
        var kept = store.guests().suppression("default", BOB);
        assertEquals("550 no such user", kept.orElseThrow().standing().get(0).why());
        assertEquals(kept, asked(tag(), BOB).orElseThrow().suppression());
        assertEquals(List.of(), new FeedbackDesk().decide(cases.find(heard)).changes());
    }

    private String tag() {
        return new PageLinks(links).tag(ask(), Given.event(Given.once()));
    }

    private static PageAsk ask() {
        return new PageAsk("id", "uid", "default", BOB, "page", "en", NOW, "id");
    }

    private Optional<Asked> asked(String tag, String... about) {
        return cases.find(heard(tag, about)).asked();
    }

    private static Feedback heard(String tag, String... about) {
        var report = Delivery.Report.of(Delivery.State.BOUNCED, NOW, "550 no such user");
        return new Feedback("ses-1", tag, true, List.of(about), report, "tr");
    }
}
