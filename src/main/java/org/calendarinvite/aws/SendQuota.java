package org.calendarinvite.aws;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;

/** How much SES lets the account send (GetSendQuota); asked once a minute at most, in the background. */
@Singleton
public class SendQuota {

    private static final Logger LOG = Logger.getLogger(SendQuota.class);
    private static final Duration FRESH = Duration.ofMinutes(1);

    /**
     * @param day mails within 24 hours, -1 for any number
     * @param second mails a second
     * @param sent within the last 24 hours, by the whole account
     */
    public record Reading(double day, double second, double sent) {

        /** Whether so many may be sent that it is worth while to begin: a fiftieth of the day's. */
        boolean room() {
            return day < 0 || day - sent >= Math.max(1, day / 50);
        }
    }

    private final SesClient ses;
    private final ExecutorService asking = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ses-quota");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Optional<Reading> latest = Optional.empty();
    private long askedAt;

    public SendQuota(SesClient ses) {
        this.ses = ses;
    }

    /** The newest that is there, without waiting; empty when SES has not said it, or may not be asked. */
    public synchronized Optional<Reading> glance() {
        if (askedAt == 0 || System.nanoTime() - askedAt > FRESH.toNanos()) {
            askedAt = System.nanoTime();
            asking.execute(() -> latest = ask());
        }
        return latest;
    }

    /** As it is now; empty as {@link #glance}. */
    Optional<Reading> ask() {
        try {
            var quota = ses.getSendQuota();
            return Optional.of(new Reading(quota.max24HourSend(), quota.maxSendRate(), quota.sentLast24Hours()));
        } catch (SdkException e) {
            LOG.debug("SES does not say how much may be sent", e);
            return Optional.empty();
        }
    }

    @PreDestroy
    void close() {
        asking.shutdownNow();
    }
}
