package org.calendarinvite.organizer;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.organizer.Order.Line;
import org.calendarinvite.organizer.Order.Refund;
import org.calendarinvite.organizer.Order.Returned;
import org.junit.jupiter.api.Test;

class OrderDeskTest {

    private static final Line GOLD = new Line("l1", ANN, "gold", 30, 2);
    private static final Line SILVER = new Line("l2", BOB, "silver", 365, 1);
    private static final OrderRequest PAID = paid("o1", GOLD, SILVER);

    private final OrderDesk desk = new OrderDesk();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Order> orders = new HashMap<>();
    private final List<Notice> told = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    @Test
    void aPaidOrderGivesEachOrganizerHisDaysAndEachIsTold() {
        assertEquals(Outcome.APPLIED, hears(PAID).outcome());
        assertEquals(day(60), end(ANN));
        assertEquals(day(365), end(BOB));
        assertEquals(2, told.size());
        assertTrue(told.stream()
                .allMatch(one ->
                        one.type() == Notice.Type.SUBSCRIBED && one.instance().equals("o1")));
    }

    @Test
    void whatIsPaidBackInFullIsTakenBackAndAPartByAmountIsNot() {
        hears(total(PAID, 147_000));
        assertTrue(hears(back("r1", 146_999)).reason().contains("what it gives stays"));
        assertEquals(day(60), end(ANN));
        assertEquals("Order o1 is paid back", hears(back("r2", 1)).reason());
        assertTrue(accounts.get(ANN).grants().isEmpty());
        assertTrue(accounts.get(BOB).grants().isEmpty());
    }

    @Test
    void aRefundInFullThatComesBeforeItsOrderCountsToo() {
        hears(back("r1", 147_000));
        hears(total(PAID, 147_000));
        assertTrue(orders.get("o1").paidBack());
        assertEquals(List.of(), told);
    }

    private static OrderRequest back(String id, long amount) {
        var refund = new Refund(id, List.of(), amount);
        return new OrderRequest("default", "o1", false, false, List.of(), List.of(), List.of(refund), "tr");
    }

    private static OrderRequest total(OrderRequest order, long total) {
        return new OrderRequest(
                order.tenant(), order.order(), true, false, order.lines(), List.of(), List.of(), "tr", total);
    }

    @Test
    void theSameOrderToldAgainGivesNothingMore() {
        hears(PAID);
        var again = hears(PAID);
        assertEquals(Outcome.RECORDED, again.outcome());
        assertEquals(List.of(), again.changes());
        assertEquals("order/default/o1/paid", again.key(), "so that the store gives the first decision's mails back");
        assertEquals(day(60), end(ANN));
    }

    @Test
    void anotherOrderAddsItsDays() {
        hears(PAID);
        hears(paid("o2", new Line("l1", ANN, "gold", 30, 1)));
        assertEquals(day(90), end(ANN));
    }

    @Test
    void aCancelledOrderGivesNothingWhicheverComesFirst() {
        hears(PAID);
        hears(cancelled("o1"));
        assertEquals(Optional.empty(), accounts.get(ANN).subscription().until());
        hears(cancelled("o2"));
        hears(paid("o2", GOLD));
        assertEquals(Optional.empty(), accounts.get(ANN).subscription().until());
    }

    @Test
    void aRefundTakesTheDaysOfItsPiecesOnce() {
        hears(PAID);
        hears(refund("o1", "r1", "l1", 1));
        assertEquals(day(30), end(ANN));
        assertEquals(Outcome.RECORDED, hears(refund("o1", "r1", "l1", 1)).outcome());
        assertEquals(day(30), end(ANN));
        hears(refund("o1", "r2", "l1", 7));
        assertEquals(Optional.empty(), accounts.get(ANN).subscription().until());
        assertEquals(day(365), end(BOB), "the other line stays");
    }

    @Test
    void aRefundThatOvertakesItsOrderIsRemembered() {
        hears(refund("o1", "r1", "l2", 1));
        assertEquals(Set.of(), accounts.keySet());
        hears(PAID);
        assertEquals(day(60), end(ANN));
        assertFalse(accounts.containsKey(BOB));
    }

    @Test
    void aRefundOfMoneyAloneTakesNoDays() {
        hears(PAID);
        hears(new OrderRequest(
                "default", "o1", false, false, List.of(), List.of(), List.of(new Refund("r", List.of())), "tr"));
        assertEquals(day(60), end(ANN));
    }

    @Test
    void whatWaitsForItsPaymentIsNotKept() {
        var decision = hears(new OrderRequest("default", "o1", false, false, List.of(), List.of(), List.of(), "tr"));
        assertEquals(Outcome.RECORDED, decision.outcome());
        assertEquals(List.of(), decision.changes());
    }

    @Test
    void anOrderOfNothingOfOursIsRecordedAndMovesNobody() {
        var decision =
                hears(new OrderRequest("default", "o1", true, false, List.of(), List.of("632910392"), List.of(), "tr"));
        assertTrue(decision.reason().contains("632910392"));
        assertEquals(1, decision.changes().size());
        assertEquals(List.of(), told);
    }

    @Test
    void whoPaysNeedNotWaitAndANoStands() {
        accounts.put(ANN, waiting(ANN));
        accounts.put(BOB, waiting(BOB).in(Account.State.REFUSED));
        hears(PAID);
        assertEquals(Account.State.ACTIVE, accounts.get(ANN).state());
        assertEquals(Account.State.REFUSED, accounts.get(BOB).state());
    }

    @Test
    void daysBeyondACenturyAreNotCounted() {
        hears(paid("o1", new Line("l1", ANN, "gold", Integer.MAX_VALUE, Integer.MAX_VALUE)));
        assertEquals(day(Order.MOST_DAYS), end(ANN));
    }

    @Test
    void whateverTheOrderOfTellingTheEndIsTheSame() {
        var all = List.of(
                PAID,
                PAID,
                refund("o1", "r1", "l1", 1),
                refund("o1", "r1", "l1", 1),
                paid("o2", GOLD),
                cancelled("o2"));
        for (long seed = 0; seed < 200; seed++) {
            accounts.clear();
            orders.clear();
            keys.clear();
            var shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.forEach(this::hears);
            assertEquals(day(30), end(ANN), "seed " + seed);
            assertEquals(day(365), end(BOB), "seed " + seed);
        }
    }

    /** As the store does: nothing of a key that was decided before. */
    private Decision hears(OrderRequest said) {
        var stored = Optional.ofNullable(orders.get(said.order()));
        var named = OrderCase.organizers(said, stored).stream()
                .map(email -> accounts.getOrDefault(email, newcomer(email)))
                .toList();
        var decision = desk.decide(new OrderCase(said, stored, named, NOW));
        if (!decision.key().isEmpty() && !keys.add(decision.key())) {
            assertEquals(List.of(), decision.changes(), "a key that is taken would lose them");
            return decision;
        }
        told.addAll(decision.notices());
        for (var change : decision.changes()) {
            var kept = ((Change.Keep) change).kept();
            if (kept instanceof Account account) accounts.put(account.email(), account);
            if (kept instanceof Order order) orders.put(order.id(), order);
        }
        return decision;
    }

    private Instant end(String email) {
        return accounts.get(email).subscription().until().orElseThrow();
    }

    private static Account newcomer(String email) {
        return new Account("default", email, Account.State.ACTIVE, false, "", "", List.of(), 0, NOW, 0);
    }

    private static Account waiting(String email) {
        return newcomer(email).in(Account.State.WAITING).next();
    }

    private static OrderRequest paid(String id, Line... lines) {
        return new OrderRequest("default", id, true, false, List.of(lines), List.of(), List.of(), "tr");
    }

    private static OrderRequest cancelled(String id) {
        return new OrderRequest("default", id, false, true, List.of(), List.of(), List.of(), "tr");
    }

    private static OrderRequest refund(String order, String id, String line, int quantity) {
        var refund = new Refund(id, List.of(new Returned(line, quantity)));
        return new OrderRequest("default", order, false, false, List.of(), List.of(), List.of(refund), "tr");
    }

    private static Instant day(int day) {
        return NOW.plus(Duration.ofDays(day));
    }
}
