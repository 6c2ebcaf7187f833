package org.calendarinvite.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.calendarinvite.settings.Settings;
import org.jboss.logging.Logger;

/** What comes over HTTP and says that it is of SNS: believed only when it is signed, new, and of the one topic that is configured. */
@ApplicationScoped
public class SnsNotices {

    private static final Logger LOG = Logger.getLogger(SnsNotices.class);

    /** SNS tries for six hours; what comes twice is the same feedback. */
    private static final Duration OLDEST = Duration.ofHours(7);

    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(15);

    /** It is not of the topic, or not of SNS. */
    public static final class NotBelieved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotBelieved(String why) {
            super(why);
        }
    }

    private final ObjectMapper json;
    private final Fetch fetch;
    private final Optional<String> topic;
    private final SnsSignatures signatures;
    private final Clock clock;

    @Inject
    public SnsNotices(ObjectMapper json, HttpsFetch fetch, Settings settings) {
        this(json, fetch, settings.feedback().topicArn().filter(arn -> !arn.isBlank()), Clock.systemUTC());
    }

    SnsNotices(ObjectMapper json, Fetch fetch, Optional<String> topic, Clock clock) {
        this.json = json;
        this.fetch = fetch;
        this.topic = topic;
        this.signatures = new SnsSignatures(fetch);
        this.clock = clock;
    }

    public boolean on() {
        return topic.isPresent();
    }

    /**
     * A subscription is confirmed at once, once more if it comes twice.
     *
     * @return the notice in its envelope, for the queue; empty when there is nothing more to do
     * @throws IllegalArgumentException when it is no message of SNS
     * @throws NotBelieved when it must be somebody else's
     * @throws IOException when AWS cannot be reached; SNS tries again
     */
    public Optional<String> take(String text) throws IOException {
        var message = SnsMessage.read(text, json);
        check(message);
        if (message.notifies()) return Optional.of(text);
        if (message.confirms()) {
            var address = message.text("SubscribeURL");
            if (!SnsSignatures.subscribes(address)) throw new NotBelieved("SubscribeURL is not an address of SNS");
            fetch.get(URI.create(address));
        }
        LOG.infof("%s of %s", message.type(), topic.orElse(""));
        return Optional.empty();
    }

    private void check(SnsMessage message) throws IOException {
        var now = clock.instant();
        if (topic.filter(message.text("TopicArn")::equals).isEmpty())
            throw new NotBelieved("It is of another topic than cis.feedback.topic-arn");
        var at = message.at();
        if (at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(AHEAD)))
            throw new NotBelieved("Its Timestamp is not of the last hours");
        if (!signatures.vouch(message, now)) throw new NotBelieved("SNS has not signed it");
    }
}
