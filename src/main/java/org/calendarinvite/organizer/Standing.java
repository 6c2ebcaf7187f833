package org.calendarinvite.organizer;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Change;

/**
 * What an organizer may do now.
 *
 * @param events how many of his events count against his limit
 * @param spent what was begun within this hour and day, by the names of {@link Meters}
 */
public record Standing(Account account, Terms terms, int events, Map<String, Integer> spent, Instant now) {

    private static final String ASK = " Ask the operator of this server if you think that this is a mistake.";
    private static final String REFUSED =
            "The operator of this server does not host events of yours, so nothing was changed." + ASK;

    public Standing {
        spent = Map.copyOf(spent);
    }

    /** Of whom nothing was begun within this hour and day. */
    public Standing(Account account, Terms terms, int events, Instant now) {
        this(account, terms, events, Map.of(), now);
    }

    /** What he bought, else what the operator gave him, else the free one. */
    public Plan plan() {
        return planName().map(terms::plan).orElse(terms.free());
    }

    private Optional<String> planName() {
        return account.subscription().plan(now).or(() -> Optional.of(account.plan())
                .filter(name -> !name.isEmpty()));
    }

    public boolean suspended() {
        return account.suspended();
    }

    /** Why he may have no new event and invite nobody, in sentences for him; empty when he may. */
    public Optional<String> barred() {
        if (account.suspended()) return Optional.of(suspension());
        if (account.state() == Account.State.REFUSED) return Optional.of(REFUSED);
        boolean paid = terms.enrolment() != Enrolment.SUBSCRIPTION || planName().isPresent();
        return paid ? Optional.empty() : Optional.of(unpaid());
    }

    /** He may have his first event when the operator says so. */
    public boolean waits() {
        return account.state() == Account.State.WAITING && !account.suspended() && terms.approves(account.email());
    }

    public boolean full() {
        return events >= plan().events();
    }

    /** The same as the host of games of seasons, which are counted apart from his other events, and not in time. */
    public Standing hosting(int games, int most) {
        var own = plan();
        var plan = new Plan(own.name(), most, own.invites(), Speed.ANY, own.newInvites());
        var apart = new Terms(terms.enrolment(), terms.operator(), terms.shop(), plan, Map.of(), terms.together());
        return new Standing(account, apart, games, spent, now);
    }

    public Meters newEvents() {
        if (plan().newEvents().equals(Speed.ANY)) return Meters.NONE;
        return Meters.of(
                Meters.EVENTS, this, plan().newEvents(), terms.together().events());
    }

    public Meters newInvites() {
        return Meters.of(
                Meters.INVITES, this, plan().newInvites(), terms.together().invites());
    }

    /** As he stands when these changes are kept. */
    public Standing after(List<Change> changes) {
        Map<String, Integer> more = new HashMap<>(spent);
        for (var change : changes)
            if (change instanceof Change.Spend spend) more.merge(spend.name(), spend.times(), Integer::sum);
        return new Standing(account, terms, events, more, now);
    }

    public String suspension() {
        var why = account.reason().isEmpty() ? "" : " (" + account.reason() + ")";
        return "Your account is suspended" + why + ", so nothing was changed. Events can still be cancelled. "
                + "Ask the operator of this server to lift the suspension.";
    }

    private String unpaid() {
        var why = account.subscription().until().isEmpty()
                ? "Hosting events here takes a subscription, and there is none for " + account.email()
                : "Your subscription has ended";
        var where = terms.whereToSubscribe()
                .map(url -> "Subscribe at " + url + " and send this again.")
                .orElse("Ask the operator of this server for one and send this again.");
        return why + ", so nothing was changed. What you have here can still be changed and cancelled. " + where;
    }
}
