package org.calendarinvite.organizer;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Plan FREE = new Plan(Plan.FREE, 5, 2500);
    private static final Plan GOLD = new Plan("gold", 50, 10_000);
    private static final Account NEW =
            new Account("default", ANN, Account.State.ACTIVE, false, "", "", List.of(), 0, NOW, 1);
    private static final Account BOUGHT = NEW.with("o1", List.of(new Grant("o1", "l1", "gold", 30, NOW)));
    private static final Instant END = NOW.plus(Duration.ofDays(30));

    @Test
    void withoutASubscriptionOneIsToldWhereToGetOne() {
        var why = standing(Enrolment.SUBSCRIPTION, NEW, 0, NOW).barred().orElseThrow();
        assertTrue(why.contains("https://shop.example/plans") && why.contains(ANN), why);
        assertEquals(Optional.empty(), standing(Enrolment.OPEN, NEW, 0, NOW).barred());
    }

    @Test
    void aSubscriptionCountsUntilItsLastSecond() {
        var last = standing(Enrolment.SUBSCRIPTION, BOUGHT, 0, END.minusSeconds(1));
        assertEquals(Optional.empty(), last.barred());
        assertEquals(GOLD, last.plan());
        var over = standing(Enrolment.SUBSCRIPTION, BOUGHT, 0, END);
        assertTrue(over.barred().orElseThrow().startsWith("Your subscription has ended"));
        assertEquals(FREE, over.plan());
    }

    @Test
    void whatTheOperatorGivesNeedsNoSubscription() {
        var given = standing(Enrolment.SUBSCRIPTION, NEW.on("gold"), 0, NOW);
        assertEquals(Optional.empty(), given.barred());
        assertEquals(GOLD, given.plan());
    }

    @Test
    void aPlanThatIsConfiguredNoMoreIsTheFreeOne() {
        assertEquals(FREE, standing(Enrolment.OPEN, NEW.on("bronze"), 0, NOW).plan());
    }

    @Test
    void limitsAreThePlans() {
        assertFalse(standing(Enrolment.OPEN, NEW, 4, NOW).full());
        assertTrue(standing(Enrolment.OPEN, NEW, 5, NOW).full());
        assertFalse(standing(Enrolment.OPEN, BOUGHT, 49, NOW).full());
        assertTrue(standing(Enrolment.OPEN, BOUGHT, 50, NOW).full());
    }

    @Test
    void aSuspensionGivesItsReason() {
        var why = standing(Enrolment.OPEN, NEW.suspended(true, "Spam"), 0, NOW).barred();
        assertTrue(why.orElseThrow().contains("(Spam)"));
    }

    @Test
    void onlyWhereOrganizersAreApprovedDoesOneWaitAndNeverTheOperator() {
        var waiting = NEW.in(Account.State.WAITING);
        assertTrue(standing(Enrolment.APPROVAL, waiting, 0, NOW).waits());
        assertFalse(standing(Enrolment.OPEN, waiting, 0, NOW).waits());
        assertFalse(standing(Enrolment.APPROVAL, waiting.suspended(true, ""), 0, NOW)
                .waits());
        var terms = new Terms(Enrolment.APPROVAL, ANN, "", FREE, Map.of());
        assertFalse(new Standing(terms.newcomer("default", ANN, NOW), terms, 0, NOW).waits());
    }

    private static Standing standing(Enrolment enrolment, Account account, int events, Instant now) {
        var terms = new Terms(enrolment, "op@example.org", "https://shop.example/plans", FREE, Map.of("gold", GOLD));
        return new Standing(account, terms, events, now);
    }
}
