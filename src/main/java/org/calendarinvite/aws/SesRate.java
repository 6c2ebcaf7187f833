package org.calendarinvite.aws;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ses.model.SesException;

/**
 * What SES says when it is asked for more than it sends: too many a second, or as many as it sends in 24 hours.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html">Errors related to the sending quotas</a>
 */
final class SesRate {

    private static final String CODE = "Throttling";
    private static final String DAY = "Daily message quota exceeded";

    private static final int ATTEMPTS = 10;
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private SesRate() {}

    /** A mail that was refused for the rate was not sent, so it may be sent again; one without an answer may have been. */
    static RetryStrategy whenTooFast() {
        var wait = BackoffStrategy.exponentialDelayHalfJitter(FIRST, LONGEST);
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .circuitBreakerEnabled(false)
                .maxAttempts(ATTEMPTS)
                .retryOnException(failure -> throttled(failure).isPresent() && !spent(failure))
                .backoffStrategy(wait)
                .throttlingBackoffStrategy(wait)
                .build();
    }

    /** Nothing more is sent before some of the last 24 hours is over. */
    static boolean spent(Throwable failure) {
        return throttled(failure).filter(why -> why.contains(DAY)).isPresent();
    }

    private static Optional<String> throttled(Throwable failure) {
        return failure instanceof SesException said && said.awsErrorDetails() != null
                ? Optional.of(said.awsErrorDetails())
                        .filter(details -> CODE.equals(details.errorCode()))
                        .map(details -> String.valueOf(details.errorMessage()))
                : Optional.empty();
    }
}
