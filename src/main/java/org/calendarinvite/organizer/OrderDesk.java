package org.calendarinvite.organizer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.organizer.Account.State;

/**
 * Takes what a shop says of its orders and decides whose subscription follows; touches nothing itself. What an order gives follows
 * from all that was told of it, so it does not matter in which order, or how often, it is told.
 */
@ApplicationScoped
@Named("orderDesk")
public class OrderDesk {

    /** Organizers whom one order may be for: all are kept in one write. */
    public static final int MOST_ORGANIZERS = 40;

    public Decision decide(OrderCase c) {
        var request = c.request();
        if (request.idle()) return Decision.record("", "Nothing of an order that counts", List.of());
        var before = c.stored().orElseGet(() -> Order.first(request, c.now()));
        var after = before.hears(request);
        // Told again, perhaps after a crash, the store gives back what was decided then, and its mails are due again.
        var key = request.paid() ? "order/" + request.tenant() + "/" + after.id() + "/paid" : "";
        if (after.equals(before) && before.version() > 0)
            return Decision.record(key, "Order " + request.order() + ": told before", List.of());
        List<Change> changes = new ArrayList<>(List.of(new Change.Keep(after.next())));
        List<Notice> notices = new ArrayList<>();
        for (var account : c.accounts()) {
            var given = after.grants(account.email());
            if (given.equals(before.grants(account.email()))) continue;
            changes.add(new Change.Keep(
                    enrolled(account.with(after.id(), given), given).next()));
            if (!before.paid() && !given.isEmpty())
                notices.add(AccountDesk.told(Notice.Type.SUBSCRIBED, after.id(), account, request.trace()));
        }
        return Decision.apply(before.paid() ? "" : key, changes, notices).because(said(after));
    }

    /** Who pays need not wait for anybody; a no of the operator's stands. */
    private static Account enrolled(Account account, List<Grant> given) {
        return account.state() == State.WAITING && !given.isEmpty() ? account.in(State.ACTIVE) : account;
    }

    private static String said(Order order) {
        if (order.cancelled()) return "Order " + order.id() + " is cancelled";
        if (order.paidBack()) return "Order " + order.id() + " is paid back";
        var unknown = order.ignored().isEmpty() ? "" : ", not ours: " + order.ignored();
        return "Order " + order.id() + (order.paid() ? " is paid" : " is not paid yet") + refunds(order) + unknown;
    }

    private static String refunds(Order order) {
        int all = order.refunds().size();
        var kept = order.partlyPaidBack() ? ", a part of the money for no piece of it: what it gives stays" : "";
        return all == 0 ? "" : ", with " + all + (all == 1 ? " refund" : " refunds") + kept;
    }
}
