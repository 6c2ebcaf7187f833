package org.calendarinvite.world;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A mail with its envelope, as it is on the wire. */
public final class Mail {

    private final String sender;
    private final String recipient;
    private final byte[] raw;
    private final boolean proven;

    private Mail(String sender, String recipient, byte[] raw, boolean proven) {
        this.sender = sender;
        this.recipient = recipient;
        this.raw = raw;
        this.proven = proven;
    }

    public static Mail of(String sender, String recipient, String raw) {
        return of(sender, recipient, raw.getBytes(StandardCharsets.UTF_8));
    }

    public static Mail of(String sender, String recipient, byte[] raw) {
        return new Mail(sender, recipient, raw.clone(), true);
    }

    /** The same mail, sent by somebody who is not its author. */
    public Mail forged() {
        return new Mail(sender, recipient, raw, false);
    }

    /** The same mail to another mailbox. */
    public Mail to(String other) {
        return new Mail(sender, other, raw, proven);
    }

    /** The sender of the envelope. */
    public String sender() {
        return sender;
    }

    public String recipient() {
        return recipient;
    }

    public List<String> recipients() {
        return List.of(recipient);
    }

    public byte[] raw() {
        return raw.clone();
    }

    public String text() {
        return new String(raw, StandardCharsets.UTF_8);
    }

    /** Whether the receiving mail service finds SPF, DKIM and DMARC to pass. */
    public boolean proven() {
        return proven;
    }
}
