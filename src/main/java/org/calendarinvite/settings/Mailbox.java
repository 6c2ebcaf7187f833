package org.calendarinvite.settings;

import java.time.Duration;
import java.util.Optional;

/** A mailbox in place of SES; each of the two ways is used when its host is set. */
public interface Mailbox {

    /** The way in: an account that gets all mail of our domain. */
    Imap imap();

    /** The way out: a relay. */
    Smtp smtp();

    /** How a connection is kept secret; certificates are verified in any case. */
    enum Security {
        /** TLS from the first byte. */
        SSL,
        /** TLS after the greeting, or no connection at all. */
        STARTTLS,
        /** In the clear: for a server on this machine. */
        NONE
    }

    interface Imap {
        Optional<String> host();

        int port();

        Security security();

        Optional<String> user();

        Optional<String> password();

        String folder();

        /** Folder for mails that are taken in; absent, they are removed. */
        Optional<String> moveTo();

        /** Folder for mails beyond {@code cis.mail.limit}, which are not taken in. */
        String aside();

        /** The longest time between two looks into the mailbox; with IDLE new mail is seen at once. */
        Duration poll();

        /** Whether the server is asked to tell of new mail (RFC 2177), where it can. */
        boolean idle();

        /** The header in which the server says whom a mail came for. */
        String recipientHeader();

        /** The name by which the server signs its Authentication-Results (RFC 8601 2.5); absent, nobody is proven. */
        Optional<String> authservId();
    }

    interface Smtp {
        Optional<String> host();

        int port();

        Security security();

        Optional<String> user();

        Optional<String> password();

        /** The sender on the envelope, to whom servers report; its mail must come in. */
        String bounces();

        /** The longest wait for a connection, and for each answer of the relay; shorter than the lease of a mail. */
        Duration timeout();
    }
}
