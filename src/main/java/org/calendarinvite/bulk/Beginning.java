package org.calendarinvite.bulk;

import java.util.List;
import java.util.Optional;

/**
 * The lists of one message, which begin together or not at all, beside those that are under way.
 *
 * @param begun they are begun already: the same message came before
 */
public record Beginning(List<BulkOrder> orders, boolean begun, Running organizer, Running tenant) {

    /** How many lists are under way, and how many may be. */
    public record Running(int now, int most) {}

    public Beginning {
        orders = List.copyOf(orders);
    }

    /** Why these would be too many at a time. */
    public Optional<String> flaw() {
        if (begun) return Optional.empty();
        int most = Math.min(organizer.most(), tenant.most());
        if (orders.size() > most)
            return Optional.of("The mail has " + orders.size() + " lists, and no more than " + most
                    + " are worked on at a time, so nobody was invited. Send them in several mails.");
        if (exceeds(organizer))
            return Optional.of("Only " + organizer.most() + " lists of one organizer are worked on at a time, and "
                    + organizer.now()
                    + " are under way, so nobody was invited. Send it again when one of them is done.");
        if (exceeds(tenant))
            return Optional.of("Only " + tenant.most() + " lists are worked on at a time here, and " + tenant.now()
                    + " are under way, so nobody was invited. Send it again in a while.");
        return Optional.empty();
    }

    private boolean exceeds(Running running) {
        return running.now() + orders.size() > running.most();
    }
}
