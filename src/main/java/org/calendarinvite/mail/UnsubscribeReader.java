package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.calendarinvite.invite.Unsubscription;

/** A mail to {@code unsubscribe-<token>@} says one thing, whatever is in it and whoever wrote it, machines included (RFC 2369 3.2). */
@ApplicationScoped
@Named("unsubscribeReader")
public class UnsubscribeReader {

    public Unsubscription read(CalendarMail mail) {
        return new Unsubscription(
                Unsubscription.token(mail.recipient()), false, mail.notice().received(), mail.trace());
    }
}
