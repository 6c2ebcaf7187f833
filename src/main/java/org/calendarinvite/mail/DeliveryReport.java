package org.calendarinvite.mail;

import java.util.List;
import org.calendarinvite.invite.Delivery;

/**
 * What another server reports of a mail that it was given (RFC 3464), or one of its users of a mail that he got (RFC 5965).
 *
 * @param fates none when it says nothing that we know, as a read receipt does
 * @param token of the attendee whose mail it quotes, empty when it quotes none
 * @param to whom the quoted mail was for, normalised
 */
public record DeliveryReport(List<Fate> fates, String token, List<String> to) {

    /**
     * What became of it for one recipient.
     *
     * @param people how he is named, normalised; may be none
     */
    public record Fate(List<String> people, Delivery.State state, String reason) {}
}
