package org.calendarinvite.organizer;

import java.util.List;
import org.calendarinvite.decision.Traced;

/**
 * What a shop says of one order, in no shop's own words.
 *
 * @param order the shop's id of it
 * @param paid whether it is, all of it
 * @param lines what is bought for whom, as far as it is ours; empty unless {@code paid}
 * @param ignored ids of products that are not ours, and lines for nobody
 * @param total what was paid, in thousandths of its currency; 0 where it is not said
 */
public record OrderRequest(
        String tenant,
        String order,
        boolean paid,
        boolean cancelled,
        List<Order.Line> lines,
        List<String> ignored,
        List<Order.Refund> refunds,
        String trace,
        long total)
        implements Traced {

    public OrderRequest {
        lines = List.copyOf(lines);
        ignored = List.copyOf(ignored);
        refunds = List.copyOf(refunds);
    }

    /** It does not say what was paid. */
    public OrderRequest(
            String tenant,
            String order,
            boolean paid,
            boolean cancelled,
            List<Order.Line> lines,
            List<String> ignored,
            List<Order.Refund> refunds,
            String trace) {
        this(tenant, order, paid, cancelled, lines, ignored, refunds, trace, 0);
    }

    /** It says nothing that counts: an order that waits for its payment, a topic that we need not know. */
    public boolean idle() {
        return !paid && !cancelled && refunds.isEmpty();
    }
}
