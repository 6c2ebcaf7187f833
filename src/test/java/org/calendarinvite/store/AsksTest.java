package org.calendarinvite.store;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.AskCase;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsksTest {

    @TempDir
    Path data;

    private Store store;
    private Asks asks;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(data.resolve("db")));
        var settings = Worlds.in(data);
        asks = new Asks(store, new Accounts(store, settings), settings);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoAnsweredThisOrganizerIsInvitedAtOnceAndAnybodyElseConfirms() {
        keep(Given.event(Given.once()), Given.attendee(answer(PartStat.DECLINED, Belief.VERIFIED)));
        assertTrue(asked(BOB).invites());
        assertFalse(asked(BOB).confirms());
        assertTrue(asked("carol@example.com").confirms());
        assertFalse(asked("carol@example.com").invites());
    }

    @Test
    void whatAnybodyCouldHaveWrittenMakesNobodyKnown() {
        keep(Given.event(Given.once()), Given.attendee(answer(PartStat.ACCEPTED, Belief.UNVERIFIED)));
        assertTrue(asked(BOB).confirms());
    }

    @Test
    void whoWasOnlyInvitedConfirms() {
        keep(Given.event(Given.once()), Given.attendee(Answered.NONE));
        assertTrue(asked(BOB).confirms());
    }

    @Test
    void nothingIsMailedToWhoWantsNothingOrIsNoGuest() {
        keep(Given.event(Given.once()));
        assertNothing(ANN);
        assertNothing("create@invites.localhost");
        var ground = new Suppression.Ground(ANN, Suppression.Reason.UNSUBSCRIBED, NOW, "", "tr", Instant.EPOCH);
        keep(new Suppression("default", BOB, List.of(ground), 1));
        assertNothing(BOB);
        keep(Given.suspended(ANN));
        assertNothing("carol@example.com");
    }

    @Test
    void nobodyIsAskedToWhatIsCancelledOrUnknown() {
        assertNothing(BOB);
        keep(Given.event(Series.of(Given.once()), Event.Status.CANCELLED, 1));
        assertNothing(BOB);
    }

    @Test
    void whoWasTakenOffTheGuestListIsNotMailed() {
        keep(Given.event(Given.once()), Given.gone());
        assertNothing(BOB);
    }

    @Test
    void theRequestIsTheSameForEachDelivery() {
        keep(Given.event(Given.once()));
        assertEquals(asked(BOB).request(), asked(BOB).request());
        assertEquals("newsletter", asked(BOB).request().origin());
    }

    private void assertNothing(String email) {
        var found = asked(email);
        assertFalse(found.invites() || found.confirms(), email);
    }

    private AskCase asked(String email) {
        return asks.find(new PageAsk("id", "uid", "default", email, "newsletter", "en", NOW, "id"));
    }

    private static Answered answer(PartStat status, Belief belief) {
        return new Answered(status, 0, NOW, NOW, "", belief);
    }

    private void keep(Kept... records) {
        for (var one : records) store.commit(Decision.apply("", List.of(new Change.Keep(one)), List.of()));
    }
}
