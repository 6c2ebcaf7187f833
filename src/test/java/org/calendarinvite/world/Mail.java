package org.calendarinvite.world;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A mail with its envelope.
 *
 * @param sender of the envelope
 * @param raw the message as it is on the wire
 * @param proven whether the receiving mail service finds SPF, DKIM and DMARC to pass
 */
public record Mail(String sender, List<String> recipients, byte[] raw, boolean proven) {

    public static Mail of(String sender, String recipient, String raw) {
        return new Mail(sender, List.of(recipient), raw.getBytes(StandardCharsets.UTF_8), true);
    }

    /** The same mail, sent by somebody who is not its author. */
    public Mail forged() {
        return new Mail(sender, recipients, raw, false);
    }
}
