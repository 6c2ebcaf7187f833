package org.calendarinvite.mail;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.calendarinvite.decision.Traced;

/**
 * One mail to one of our mailboxes, read as far as mail goes; what its calendar says is not known yet.
 *
 * @param recipient our address that it came to
 * @param sender From, or the envelope's sender where there is none; normalised
 * @param automatic a machine wrote it, so it is never answered (RFC 3834)
 * @param calendar the live calendar part, absent with the reason in {@code flaw}
 */
public record CalendarMail(
        MailNotice notice,
        String recipient,
        String sender,
        String senderName,
        String subject,
        boolean automatic,
        Optional<CalendarPart> calendar,
        String flaw)
        implements Traced {

    /** A decoded calendar body, and the METHOD that its MIME header claims (upper case, may be empty). */
    public record CalendarPart(byte[] body, Charset charset, String method) {}

    private static final String RSVP = "rsvp-";

    /** The role of the mailbox: {@code create}, {@code rsvp}, or whatever stands before the {@code @}. */
    public String mailbox() {
        return local().startsWith(RSVP) ? "rsvp" : local();
    }

    /** The attendee's token that the address carries, or empty. */
    public String token() {
        return local().startsWith(RSVP) ? local().substring(RSVP.length()) : "";
    }

    public boolean proven() {
        return notice.verdicts().prove(sender, notice.envelopeSender());
    }

    @Override
    public String trace() {
        return notice.trace();
    }

    private String local() {
        return recipient.substring(0, recipient.lastIndexOf('@')).toLowerCase(Locale.ROOT);
    }
}
