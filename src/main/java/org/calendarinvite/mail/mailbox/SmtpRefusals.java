package org.calendarinvite.mail.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.invite.Rsvp;
import org.calendarinvite.mail.PreparedMail;

/** A mail that the relay refuses for good → what that says of its recipient, as if the mail had come back. */
@ApplicationScoped
@Named("smtpRefusals")
public class SmtpRefusals {

    /** @throws MessagingException the failure itself, when a later try may succeed */
    public Feedback feedback(@Body PreparedMail mail, @ExchangeException MessagingException failure)
            throws MessagingException {
        var refusal = SmtpRefusal.of(failure).filter(SmtpRefusal::forGood).orElseThrow(() -> failure);
        return new Feedback(
                mail.mailId(),
                Rsvp.tokenIn(String.valueOf(mail.getHeader("Reply-To", ","))),
                // Our own relay says it of a mail that it was just handed.
                true,
                recipients(mail),
                Delivery.Report.of(Delivery.State.BOUNCED, Clock.systemUTC().instant(), refusal.text()),
                mail.trace());
    }

    private static List<String> recipients(PreparedMail mail) throws MessagingException {
        return Stream.ofNullable(mail.getAllRecipients())
                .flatMap(Arrays::stream)
                .map(InternetAddress.class::cast)
                .flatMap(one -> Address.ofMail(one.getAddress()).stream())
                .toList();
    }
}
