package org.calendarinvite.mail;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Rsvp;
import org.calendarinvite.invite.Unsubscription;

/**
 * One mail to one of our mailboxes, read as far as mail goes; what its calendar says is not known yet.
 *
 * @param recipient our address that it came to
 * @param sender From, or the envelope's sender where there is none; normalised
 * @param authored whether From names exactly one address that can be read; verdicts speak of nobody else
 * @param automatic a machine wrote it, so it is never answered (RFC 3834)
 * @param calendar the one live calendar, absent with the reason in {@code flaw}
 * @param report present when the mail is one (multipart/report)
 * @param language that it says it is in (Content-Language, RFC 3282), one BCP 47 tag; empty for none or several
 */
public record CalendarMail(
        MailNotice notice,
        String recipient,
        String sender,
        String senderName,
        String subject,
        boolean authored,
        boolean automatic,
        Optional<CalendarPart> calendar,
        String flaw,
        Optional<DeliveryReport> report,
        String language)
        implements Traced {

    /** Decoded calendar text, one message whatever number of parts it came in; the METHOD that counts is inside. */
    public record CalendarPart(byte[] body, Charset charset) {}

    /** Mailboxes whose mail somebody may vouch for by hand. */
    private static final Set<String> COMMANDS = Set.of("create", "bulk");

    /** In no language that is known. */
    public CalendarMail(
            MailNotice notice,
            String recipient,
            String sender,
            String senderName,
            String subject,
            boolean authored,
            boolean automatic,
            Optional<CalendarPart> calendar,
            String flaw,
            Optional<DeliveryReport> report) {
        this(notice, recipient, sender, senderName, subject, authored, automatic, calendar, flaw, report, "");
    }

    /** The role of the mailbox: {@code create}, {@code rsvp}, {@code unsubscribe}, or whatever stands before the {@code @}. */
    public String mailbox() {
        if (!Unsubscription.token(recipient).isEmpty()) return "unsubscribe";
        return token().isEmpty() ? local() : "rsvp";
    }

    /** The attendee's token that the address carries, or empty. */
    public String token() {
        return Rsvp.token(recipient.toLowerCase(Locale.ROOT));
    }

    /** It says what became of a mail of ours, and is nothing else, whatever it holds. */
    public boolean reports() {
        return report.isPresent();
    }

    /** Our MTA vouches for the sender, or he said himself that the mail is his. */
    public boolean proven() {
        return COMMANDS.contains(mailbox()) && notice.consent() == Consent.GRANTED
                || authored && notice.verdicts().prove(sender, notice.envelopeSender());
    }

    /** How far an answer in this mail is believed to be its sender's. */
    public Belief belief() {
        return authored ? notice.verdicts().belief(sender, notice.envelopeSender()) : Belief.UNVERIFIED;
    }

    @Override
    public String trace() {
        return notice.trace();
    }

    private String local() {
        int at = recipient.lastIndexOf('@');
        return (at < 0 ? recipient : recipient.substring(0, at)).toLowerCase(Locale.ROOT);
    }
}
