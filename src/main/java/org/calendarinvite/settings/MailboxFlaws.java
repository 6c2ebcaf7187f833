package org.calendarinvite.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.invite.Address;

/** What cannot be meant in the settings of a mailbox, in one sentence; no password is ever in it. */
public final class MailboxFlaws {

    /** RFC 5322 3.6.8. */
    private static final Pattern HEADER = Pattern.compile("[!-9;-~]+");

    private MailboxFlaws() {}

    /** @param lease of an outgoing mail */
    public static Optional<String> flaw(Mailbox mailbox, Duration lease) {
        return in(mailbox.imap()).or(() -> out(mailbox.smtp(), lease));
    }

    private static Optional<String> in(Mailbox.Imap imap) {
        if (imap.host().isEmpty()) return Optional.empty();
        if (imap.user().isEmpty() || imap.password().isEmpty())
            return Optional.of("cis.mailbox.imap.host needs cis.mailbox.imap.user and cis.mailbox.imap.password");
        if (imap.poll().compareTo(Duration.ofSeconds(1)) < 0)
            return Optional.of("cis.mailbox.imap.poll must be a second or more, and is " + imap.poll());
        if (!HEADER.matcher(imap.recipientHeader()).matches())
            return Optional.of(
                    "cis.mailbox.imap.recipient-header must be the name of a header, without a colon, and is "
                            + imap.recipientHeader());
        if (imap.folder().equalsIgnoreCase(imap.moveTo().orElse(""))
                || imap.folder().equalsIgnoreCase(imap.aside()))
            return Optional.of(
                    "cis.mailbox.imap.move-to and cis.mailbox.imap.aside must not be the folder that is read, "
                            + imap.folder());
        return Optional.empty();
    }

    private static Optional<String> out(Mailbox.Smtp smtp, Duration lease) {
        if (smtp.host().isEmpty()) return Optional.empty();
        if (smtp.user().isPresent() != smtp.password().isPresent())
            return Optional.of("Set both cis.mailbox.smtp.user and cis.mailbox.smtp.password, or neither");
        if (Address.parse(smtp.bounces()).isEmpty())
            return Optional.of("cis.mailbox.smtp.bounces must be a mail address, and is " + smtp.bounces());
        if (smtp.timeout().toMillis() < 1 || smtp.timeout().compareTo(lease) >= 0)
            return Optional.of(
                    "cis.mailbox.smtp.timeout must be shorter than cis.mail.lease, so that nobody else sends a "
                            + "mail meanwhile, and is " + smtp.timeout());
        return Optional.empty();
    }
}
