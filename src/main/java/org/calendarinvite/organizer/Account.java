package org.calendarinvite.organizer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/**
 * An organizer.
 *
 * @param email normalised
 * @param reason why he is suspended, in words that he is shown
 * @param plan what the operator gave him, empty for none; a subscription goes before it
 * @param grants what he bought
 * @param links raised when earlier links to his events shall open nothing any more
 * @param version 0 as long as nothing is kept of him
 */
public record Account(
        String tenant,
        String email,
        State state,
        boolean suspended,
        String reason,
        String plan,
        List<Grant> grants,
        long links,
        Instant created,
        long version)
        implements Kept {

    public enum State {
        ACTIVE,
        /** The operator has not said yet whether he may have events. */
        WAITING,
        /** The operator said no. */
        REFUSED
    }

    public Account {
        grants = List.copyOf(grants);
        reason = Objects.requireNonNullElse(reason, "");
        plan = Objects.requireNonNullElse(plan, "");
    }

    /** All accounts of a tenant, in the order of their addresses. */
    public static String shelf(String tenant) {
        return "accounts#" + tenant;
    }

    public static Place at(String tenant, String email) {
        return new Place(shelf(tenant), email);
    }

    @Override
    public Place place() {
        return at(tenant, email);
    }

    public boolean known() {
        return version > 0;
    }

    public Subscription subscription() {
        return new Subscription(grants);
    }

    /** What an order gives from now on, in the place of what it gave before. */
    Account with(String order, List<Grant> given) {
        var all = new ArrayList<>(
                grants.stream().filter(one -> !one.order().equals(order)).toList());
        all.addAll(given);
        return new Account(tenant, email, state, suspended, reason, plan, all, links, created, version);
    }

    Account in(State other) {
        return new Account(tenant, email, other, suspended, reason, plan, grants, links, created, version);
    }

    Account suspended(boolean now, String why) {
        return new Account(tenant, email, state, now, now ? why : "", plan, grants, links, created, version);
    }

    Account on(String other) {
        return new Account(tenant, email, state, suspended, reason, other, grants, links, created, version);
    }

    Account revoked() {
        return new Account(tenant, email, state, suspended, reason, plan, grants, links + 1, created, version);
    }

    public Account next() {
        return new Account(tenant, email, state, suspended, reason, plan, grants, links, created, version + 1);
    }
}
