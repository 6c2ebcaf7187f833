package org.calendarinvite.mail.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.mail.MessagingException;
import java.time.Clock;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.mail.PreparedMail;

/** A mail that the relay refuses for good → what that says of its recipient, as if the mail had come back. */
@ApplicationScoped
@Named("smtpRefusals")
public class SmtpRefusals {

    /** @throws MessagingException the failure itself, when a later try may succeed */
    public Feedback feedback(@Body PreparedMail mail, @ExchangeException MessagingException failure)
            throws MessagingException {
        var refusal = SmtpRefusal.of(failure).filter(SmtpRefusal::forGood).orElseThrow(() -> failure);
        // Our own relay says it of a mail that it was just handed.
        return mail.refused(refusal.text(), true, Clock.systemUTC().instant());
    }
}
