package org.calendarinvite.mail;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.decision.Traced;

/**
 * SES stored a mail: where it is and what is known of it from outside.
 *
 * @param id SES's message id, the trace of everything that follows
 * @param key of the raw mail in the bucket
 * @param envelopeSender MAIL FROM, normalised; empty for the null return path
 * @param recipients of our domain, normalised
 */
public record MailNotice(
        String id, String key, String envelopeSender, List<String> recipients, Verdicts verdicts, Instant received)
        implements Traced {

    public MailNotice {
        recipients = List.copyOf(recipients);
    }

    @Override
    public String trace() {
        return id;
    }
}
