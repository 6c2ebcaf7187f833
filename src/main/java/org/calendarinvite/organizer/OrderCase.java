package org.calendarinvite.organizer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything the order desk looks at.
 *
 * @param stored what was told of the order before
 * @param accounts of all whom it is for, be it by what was told before or by what is told now
 */
public record OrderCase(OrderRequest request, Optional<Order> stored, List<Account> accounts, Instant now) {

    public OrderCase {
        accounts = List.copyOf(accounts);
    }

    /** Whose accounts it moves. */
    public static List<String> organizers(OrderRequest request, Optional<Order> stored) {
        return stored.filter(Order::paid).map(Order::organizers).orElseGet(() -> request.lines().stream()
                .map(Order.Line::organizer)
                .distinct()
                .toList());
    }
}
