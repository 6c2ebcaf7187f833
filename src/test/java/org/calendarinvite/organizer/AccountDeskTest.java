package org.calendarinvite.organizer;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.junit.jupiter.api.Test;

class AccountDeskTest {

    private static final Account KNOWN =
            new Account("default", ANN, Account.State.ACTIVE, false, "", "", List.of(), 0, NOW, 3);

    private final AccountDesk desk = new AccountDesk();

    @Test
    void whoIsSuspendedIsSoWithTheReasonAndNothingElseChanges() {
        var after = kept(decide(KNOWN, Optional.of(true), Optional.of("Spam")));
        assertTrue(after.suspended());
        assertEquals("Spam", after.reason());
        assertEquals(4, after.version());
        assertEquals(KNOWN.plan(), after.plan());
        assertEquals(
                "", kept(decide(after, Optional.of(false), Optional.empty())).reason());
    }

    @Test
    void whatIsSoAlreadyChangesNothing() {
        assertEquals(
                List.of(), decide(KNOWN, Optional.of(false), Optional.empty()).changes());
    }

    @Test
    void anUnknownOrganizerHasAnAccountFromThenOn() {
        var unknown = new Account("default", ANN, Account.State.WAITING, false, "", "", List.of(), 0, NOW, 0);
        assertEquals(
                1, kept(decide(unknown, Optional.of(false), Optional.empty())).version());
    }

    @Test
    void theOperatorsNoIsToldAndHisYesIsNot() {
        var waiting = KNOWN.in(Account.State.WAITING);
        var no = desk.decide(new AccountCase(waiting, AccountChange.enrolled("default", ANN, "place", false, "tr")));
        assertEquals(Account.State.REFUSED, kept(no).state());
        assertEquals(Notice.Type.ENROLMENT_REFUSED, no.notices().get(0).type());
        var yes = desk.decide(new AccountCase(waiting, AccountChange.enrolled("default", ANN, "place", true, "tr")));
        assertEquals(Account.State.ACTIVE, kept(yes).state());
        assertEquals(List.of(), yes.notices());
        assertEquals("enrolment/place", yes.key(), "pressed again it is the same decision");
    }

    @Test
    void linksAreRevokedEachTime() {
        var once = kept(desk.decide(new AccountCase(KNOWN, AccountChange.revoking("default", ANN, "tr"))));
        assertEquals(1, once.links());
        assertEquals(
                2,
                kept(desk.decide(new AccountCase(once, AccountChange.revoking("default", ANN, "tr"))))
                        .links());
    }

    private Decision decide(Account account, Optional<Boolean> suspended, Optional<String> reason) {
        var change = new AccountChange(
                "default", ANN, "", Optional.empty(), suspended, reason, Optional.empty(), false, "tr");
        return desk.decide(new AccountCase(account, change));
    }

    private static Account kept(Decision decision) {
        return (Account) ((Change.Keep) decision.changes().get(0)).kept();
    }
}
