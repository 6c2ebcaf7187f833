package org.calendarinvite.mail;

import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.invite.Delivery;

/**
 * What another server reports of a mail that it was given (RFC 3464), or one of its users of a mail that he got (RFC 5965).
 *
 * @param fates one for each state; none when it says nothing that we know, as a read receipt does
 * @param token of the attendee whose mail it quotes, empty when it quotes none
 * @param to whom the quoted mail was for, normalised
 */
public record DeliveryReport(List<Fate> fates, String token, List<String> to) {

    /**
     * What became of it.
     *
     * @param people how its recipient is named, normalised; may be none, and several where an alias has passed it on
     */
    public record Fate(List<String> people, Delivery.State state, String reason) {

        /** The same for others too; the first reason stands. */
        Fate and(Fate other) {
            var all = Stream.concat(people.stream(), other.people.stream())
                    .distinct()
                    .toList();
            return new Fate(all, state, reason);
        }
    }
}
