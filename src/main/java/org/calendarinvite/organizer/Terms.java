package org.calendarinvite.organizer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * On what terms this server has organizers.
 *
 * @param operator the address of whoever approves them; empty when nobody need
 * @param shop where one subscribes, empty when that is nowhere
 * @param plans by name; {@code free} is for whoever has no other
 * @param together what organizers may begin in a day, all counted as one
 */
public record Terms(
        Enrolment enrolment, String operator, String shop, Plan free, Map<String, Plan> plans, Together together) {

    public Terms {
        plans = Map.copyOf(plans);
    }

    public Terms(Enrolment enrolment, String operator, String shop, Plan free, Map<String, Plan> plans) {
        this(enrolment, operator, shop, free, plans, Together.ANY_NUMBER);
    }

    /** A plan that is configured no more is as good as none. */
    public Plan plan(String name) {
        return plans.getOrDefault(name, free);
    }

    /** Whether new organizers must be approved, this one among them. */
    boolean approves(String email) {
        return enrolment == Enrolment.APPROVAL && !email.equals(operator);
    }

    /** Somebody of whom nothing is kept yet. */
    public Account newcomer(String tenant, String email, Instant now) {
        var state = approves(email) ? Account.State.WAITING : Account.State.ACTIVE;
        return new Account(tenant, email, state, false, "", "", List.of(), 0, now, 0);
    }

    Optional<String> whereToSubscribe() {
        return Optional.of(shop).filter(url -> !url.isEmpty());
    }
}
