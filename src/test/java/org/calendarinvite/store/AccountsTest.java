package org.calendarinvite.store;

import static org.calendarinvite.store.Samples.event;
import static org.calendarinvite.store.Samples.keep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.AccountCase;
import org.calendarinvite.organizer.AccountChange;
import org.calendarinvite.organizer.AccountDesk;
import org.calendarinvite.organizer.Plan;
import org.calendarinvite.organizer.Speed;
import org.calendarinvite.store.sql.SqlRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final String OLGA = "olga@example.org";

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoIsNotKnownStandsAsOneWhoComesNow() {
        assertEquals(
                Optional.empty(), accounts(Map.of()).standing("default", OLGA).barred());
        var approval = accounts(Map.of("cis.enrolment", "approval", "cis.operator", "op@example.org"));
        assertTrue(approval.standing("default", OLGA).waits());
        assertFalse(approval.standing("default", "op@example.org").waits());
        var subscription = accounts(Map.of("cis.enrolment", "subscription"));
        assertTrue(subscription.standing("default", OLGA).barred().isPresent());
    }

    @Test
    void aFullEventIsToldUnlessTheOperatorDoesWithoutThatMail() {
        store.commit(keep("create", event("probe", OLGA, "client")));
        var notice = new Notice(Notice.Type.INVITES_FULL, "probe", OLGA, "", 0, "tr");
        assertEquals(
                "probe", accounts(Map.of()).news(notice).event().orElseThrow().uid());
        assertNull(accounts(Map.of("cis.notices.limit-reached", "false")).news(notice));
        var gone = new Notice(Notice.Type.INVITES_FULL, "nothing", OLGA, "", 0, "tr");
        assertNull(accounts(Map.of()).news(gone));
    }

    @Test
    void theSpeedOfAPlanIsItsOwnElseTheGeneralOneElseWhatThePlanNeeds() {
        var plans = Map.of("cis.plans.choir.events", "2", "cis.plans.choir.invites", "10");
        assertEquals(new Speed(5000, 12_500), plan(plans, "").newInvites());
        assertEquals(new Speed(20, 20), plan(plans, "choir").newInvites());
        assertEquals(new Speed(4, 8), plan(plans, "choir").newEvents());
        var slow = new HashMap<>(plans);
        slow.put("cis.rates.invites.organizer-per-hour", "7");
        assertEquals(new Speed(7, 12_500), plan(slow, "").newInvites());
        assertEquals(new Speed(7, 20), plan(slow, "choir").newInvites());
        slow.put("cis.plans.choir.invites-per-hour", "15");
        assertEquals(new Speed(15, 20), plan(slow, "choir").newInvites());
    }

    private Plan plan(Map<String, String> settings, String name) {
        return accounts(settings).standing("default", OLGA).terms().plan(name);
    }

    @Test
    void anAnswerToAnEnrolmentThatComesTwiceIsTheSameDecision() {
        var accounts = accounts(Map.of("cis.enrolment", "approval", "cis.operator", "op@example.org"));
        var no = AccountChange.enrolled("default", OLGA, "place", false, "tr");
        var desk = new AccountDesk();
        var first = store.commit(desk.decide(accounts.change(no)));
        var lifted = store.register().account("default", OLGA).orElseThrow();
        store.commit(desk.decide(new AccountCase(lifted, active())));
        assertEquals(
                first.notices(), store.commit(desk.decide(accounts.change(no))).notices());
        assertEquals(
                Account.State.ACTIVE,
                store.register().account("default", OLGA).orElseThrow().state());
    }

    @Test
    void accountsOfTwoTenantsAreTwo() {
        var account = accounts(Map.of()).account("choir", OLGA).next();
        store.commit(Samples.changes(new Change.Keep(account)));
        assertTrue(accounts(Map.of()).account("choir", OLGA).known());
        assertFalse(accounts(Map.of()).account("default", OLGA).known());
    }

    private static AccountChange active() {
        return new AccountChange(
                "default",
                OLGA,
                "",
                Optional.of(Account.State.ACTIVE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                "tr");
    }

    private Accounts accounts(Map<String, String> settings) {
        return new Accounts(store, Worlds.in(folder, settings));
    }
}
