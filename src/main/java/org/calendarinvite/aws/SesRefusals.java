package org.calendarinvite.aws;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.mail.PreparedMail;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ses.model.SesException;

/**
 * A mail that SES does not take and never will → what that says of its recipient, as if the mail had come back.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html">SendRawEmail, Errors</a>
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html">Common Errors</a>
 */
@ApplicationScoped
@Named("sesRefusals")
public class SesRefusals {

    /** Of the mail and the address in it. All other codes speak of us, of our rate or of SES itself, which may be mended. */
    private static final Set<String> FOR_GOOD = Set.of("MessageRejected", "InvalidParameterValue");

    /** Said under the same code of our own domain, or of an account in the sandbox. */
    private static final String UNVERIFIED = "not verified";

    /** @throws SesException the failure itself, when a later try may succeed */
    public Feedback feedback(@Body PreparedMail mail, @ExchangeException SesException failure) {
        var why = reason(failure).orElseThrow(() -> failure);
        // The next mail to him may be another: nothing is kept from him that others send.
        return mail.refused(why, false, Clock.systemUTC().instant());
    }

    private static Optional<String> reason(SesException failure) {
        return Optional.ofNullable(failure.awsErrorDetails())
                .filter(said -> failure.statusCode() < 500 && FOR_GOOD.contains(said.errorCode()))
                .map(AwsErrorDetails::errorMessage)
                .filter(why -> !why.contains(UNVERIFIED));
    }
}
