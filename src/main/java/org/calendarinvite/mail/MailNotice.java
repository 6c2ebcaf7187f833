package org.calendarinvite.mail;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Traced;

/**
 * A mail is stored: where it is and what is known of it from outside.
 *
 * @param id SES's message id, or ours of a mail in the mailbox; the trace of everything that follows
 * @param key of the raw mail in the bucket
 * @param envelopeSender MAIL FROM, normalised; empty for the null return path
 * @param recipients of our domain, normalised
 * @param consent of whoever was asked, when a held mail is read once more
 */
public record MailNotice(
        String id,
        String key,
        String envelopeSender,
        List<String> recipients,
        Verdicts verdicts,
        Instant received,
        Consent consent)
        implements Traced {

    /** Mailboxes of ours that one mail is read for; a mail is read anew for each. */
    public static final int MOST_RECIPIENTS = 20;

    public MailNotice {
        recipients = List.copyOf(recipients);
    }

    /** The same mail once more, now that somebody has answered for it. */
    public MailNotice with(Consent said, String recipient, String keptAt) {
        return new MailNotice(id, keptAt, envelopeSender, List.of(recipient), verdicts, received, said);
    }

    @Override
    public String trace() {
        return id;
    }
}
