package org.calendarinvite.aws;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.calendarinvite.settings.Settings;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How many messages wait in each queue: asked of SQS at most every few seconds, and never waited for longer than that. */
@Singleton
public class Depths {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration SHOWN = Duration.ofSeconds(30);

    /** Messages that wait and that are dead, by queue; missing where {@code failures} says why. */
    public record Reading(Map<Channel, Long> waiting, Map<Channel, Long> dead, Map<Channel, String> failures) {}

    private final SqsClient sqs;
    private final Settings settings;
    private final Duration fresh;
    private final Map<String, String> urls = new ConcurrentHashMap<>();
    private final ExecutorService asking = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "queue-depths");
        thread.setDaemon(true);
        return thread;
    });
    private Future<Reading> latest;
    private long askedAt;
    private volatile Known known;

    private record Known(Reading reading, long at) {}

    @Inject
    public Depths(SqsClient sqs, Settings settings) {
        this(sqs, settings, FRESH);
    }

    Depths(SqsClient sqs, Settings settings, Duration fresh) {
        this.sqs = sqs;
        this.settings = settings;
        this.fresh = fresh;
    }

    /** For somebody who looks on: the last reading at once while a newer one is asked for, unless it is half a minute old. */
    public Reading glance() throws TimeoutException {
        var last = known;
        if (last == null || System.nanoTime() - last.at > SHOWN.toNanos()) return read();
        var unused = asked();
        return last.reading;
    }

    /** The newest reading, at most a few seconds old. */
    public Reading read() throws TimeoutException {
        try {
            return asked().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The newest that is there, without waiting; one that is old is asked for anew. */
    public Optional<Reading> last() {
        var unused = asked();
        return Optional.ofNullable(known).map(Known::reading);
    }

    private synchronized Future<Reading> asked() {
        boolean old = System.nanoTime() - askedAt >= fresh.toNanos();
        if (latest == null || (latest.isDone() && old)) {
            latest = asking.submit(this::ask);
            askedAt = System.nanoTime();
        }
        return latest;
    }

    private Reading ask() {
        Reading reading =
                new Reading(new EnumMap<>(Channel.class), new EnumMap<>(Channel.class), new EnumMap<>(Channel.class));
        for (Channel channel : Channel.values()) {
            try {
                reading.waiting().put(channel, depth(channel.queue(settings)));
                reading.dead().put(channel, depth(channel.deadQueue(settings)));
            } catch (RuntimeException e) {
                reading.failures().put(channel, e.getMessage());
            }
        }
        known = new Known(reading, System.nanoTime());
        return reading;
    }

    private long depth(String queue) {
        String url = urls.computeIfAbsent(
                queue, name -> sqs.getQueueUrl(q -> q.queueName(name)).queueUrl());
        return Long.parseLong(
                sqs.getQueueAttributes(q -> q.queueUrl(url).attributeNames(APPROXIMATE_NUMBER_OF_MESSAGES))
                        .attributes()
                        .get(APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    @PreDestroy
    void close() {
        asking.shutdownNow();
    }
}
