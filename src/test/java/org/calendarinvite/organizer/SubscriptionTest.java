package org.calendarinvite.organizer;

import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    @Test
    void nothingBoughtIsNoSubscription() {
        var none = new Subscription(List.of());
        assertEquals(Optional.empty(), none.until());
        assertEquals(Optional.empty(), none.plan(NOW));
    }

    @Test
    void aPlanRunsFromItsOrderToTheLastSecondOfItsDays() {
        var one = new Subscription(List.of(grant("gold", 30, 0)));
        assertEquals(Optional.of(day(30)), one.until());
        assertEquals(Optional.of("gold"), one.plan(NOW));
        assertEquals(Optional.of("gold"), one.plan(day(30).minusSeconds(1)));
        assertEquals(Optional.empty(), one.plan(day(30)));
        assertEquals(Optional.empty(), one.plan(NOW.minusSeconds(1)));
    }

    @Test
    void daysAddUpAndAGapIsNotFilled() {
        assertEquals(
                Optional.of(day(60)), new Subscription(List.of(grant("gold", 30, 0), grant("gold", 30, 10))).until());
        assertEquals(
                Optional.of(day(130)), new Subscription(List.of(grant("gold", 30, 0), grant("gold", 30, 100))).until());
    }

    @Test
    void theNewerPlanRunsFirstAndTheRestOfTheOlderAfterIt() {
        var both = new Subscription(List.of(grant("silver", 30, 0), grant("gold", 10, 5)));
        assertEquals(Optional.of("silver"), both.plan(day(4)));
        assertEquals(Optional.of("gold"), both.plan(day(5)));
        assertEquals(Optional.of("gold"), both.plan(day(15).minusSeconds(1)));
        assertEquals(Optional.of("silver"), both.plan(day(15)));
        assertEquals(Optional.of("silver"), both.plan(day(40).minusSeconds(1)));
        assertEquals(Optional.empty(), both.plan(day(40)));
        assertEquals(Optional.of(day(40)), both.until());
    }

    @Test
    void theOrderInWhichTheyWereToldDoesNotMatter() {
        var told = new Subscription(List.of(grant("gold", 10, 5), grant("silver", 30, 0)));
        assertEquals(new Subscription(List.of(grant("silver", 30, 0), grant("gold", 10, 5))), told);
    }

    private static Grant grant(String plan, int days, int from) {
        return new Grant("order", "line", plan, days, day(from));
    }

    private static Instant day(int day) {
        return NOW.plus(Duration.ofDays(day));
    }
}
