package org.calendarinvite.mail.mailbox;

import org.calendarinvite.decision.Traced;
import org.calendarinvite.mail.MailNotice;

/**
 * A mail of the mailbox, ready to be stored.
 *
 * @param raw as the server has it, byte for byte
 */
public record TakenMail(MailNotice notice, byte[] raw) implements Traced {

    @Override
    public String trace() {
        return notice.trace();
    }
}
