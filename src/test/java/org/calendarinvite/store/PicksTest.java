package org.calendarinvite.store;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.schedule.Seasons.LEAGUE;
import static org.calendarinvite.schedule.Seasons.NOW;
import static org.calendarinvite.schedule.Seasons.order;
import static org.calendarinvite.schedule.Seasons.row;
import static org.calendarinvite.schedule.Seasons.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.PickCase;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of picked games, by what is known of the address. */
class PicksTest {

    @TempDir
    Path data;

    private Store store;
    private Asks asks;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(data.resolve("db")));
        var settings = Worlds.in(data);
        asks = new Asks(store, new Accounts(store, settings), settings);
        var games = new ArrayList<>(rows(120));
        games.add(row(120, LocalDateTime.of(2026, 11, 20, 19, 0)));
        new Importing(store, settings).all(order("first"), games);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoIsUnknownConfirmsOnceAndIsThenInvitedToEachGameThatIsNotOver() {
        var picked = picked(false, IntStream.rangeClosed(1, 121).boxed().toList());
        assertTrue(picked.confirms() && !picked.invites());
        assertEquals(120, picked.events().size());
        assertEquals(
                "2026-12-01T19:00",
                picked.events().get(0).details().start().local().toString());
        var confirmed = picked(true, List.of(1, 2));
        assertTrue(confirmed.invites() && !confirmed.confirms());
        assertEquals(
                2,
                confirmed.requests().stream().map(InviteRequest::uid).distinct().count());
        assertEquals(confirmed.requests(), picked(true, List.of(1, 2)).requests(), "the same for each delivery");
    }

    @Test
    void whoConfirmedForThisSeasonOrAnsweredItsOrganizerIsInvitedAtOnce() {
        invite(1, "api");
        assertFalse(picked(false, List.of(2)).invites(), "somebody else invited him");
        invite(2, PickAsk.ORIGIN);
        assertTrue(picked(false, List.of(3)).invites());
    }

    @Test
    void whoIsKnownIsAskedTooBeforeManyInvitesAreMailed() {
        invite(2, PickAsk.ORIGIN);
        assertTrue(picked(false, List.of(3, 4, 5, 6, 7)).invites());
        var many = picked(false, List.of(3, 4, 5, 6, 7, 8));
        assertTrue(many.confirms() && !many.invites());
        assertTrue(picked(true, List.of(3, 4, 5, 6, 7, 8)).invites());
    }

    @Test
    void nothingIsMailedToWhoWantsNothing() {
        var ground = new Suppression.Ground(LEAGUE, Suppression.Reason.UNSUBSCRIBED, NOW, "", "tr", Instant.EPOCH);
        keep(new Suppression("default", BOB, List.of(ground), 1));
        var picked = picked(true, List.of(1, 2));
        assertFalse(picked.invites() || picked.confirms());
    }

    @Test
    void whatIsNoGameOfTheSeasonIsNoPick() {
        assertFalse(picked(true, List.of(500)).invites());
        var other = new PickAsk("id", "cup", "another", BOB, List.of(1), "en", true, NOW);
        assertFalse(asks.picked(other).invites(), "of another tenant");
        var none = new PickAsk("id", "none", "default", BOB, List.of(1), "en", true, NOW);
        assertFalse(asks.picked(none).invites());
    }

    private PickCase picked(boolean confirmed, List<Integer> numbers) {
        return asks.picked(new PickAsk("id", "cup", "default", BOB, numbers, "en", confirmed, NOW));
    }

    private void invite(int number, String origin) {
        var uid = store.seasons().games("cup", List.of(number)).get(0).uid();
        keep(Attendee.asked(uid, BOB, "Bob", "t" + number, origin, List.of(), NOW));
    }

    private void keep(Kept one) {
        store.commit(Samples.changes(new Change.Keep(one)));
    }
}
