package org.calendarinvite.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.calendarinvite.aws.Sdk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Messages that are received the moment they are sent, by many at once: the queue takes all of them, and gives all of them. */
class FrozenTest {

    private static final int SENDERS = 4;
    private static final int EACH = 400;

    @TempDir
    Path folder;

    @Test
    void aFloodOfMessagesThatAreReceivedAtOnceStopsNothing() throws Exception {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("embedded", "embedded"));
        try (var queues = new Queues(folder, 0);
                var sdk = new Sdk(Region.US_EAST_1, credentials, Optional.empty());
                var sqs = sdk.sqs(Optional.of(queues.endpoint()))) {
            var url = sqs.createQueue(q -> q.queueName("flood")).queueUrl();
            var threads = Executors.newFixedThreadPool(2 * SENDERS);
            List<Future<Integer>> received = IntStream.range(0, SENDERS)
                    .mapToObj(i -> threads.submit(() -> receive(sqs, url)))
                    .toList();
            List<Future<?>> sent = IntStream.range(0, SENDERS)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> send(sqs, url)))
                    .toList();
            for (var one : sent) one.get();
            int all = 0;
            for (var one : received) all += one.get();
            threads.shutdown();
            assertEquals(SENDERS * EACH, all);
            assertFalse(sqs.sendMessage(m -> m.queueUrl(url).messageBody("one more"))
                    .messageId()
                    .isEmpty());
        }
    }

    private static void send(SqsClient sqs, String url) {
        for (int i = 0; i < EACH; i++) sqs.sendMessage(m -> m.queueUrl(url).messageBody("x"));
    }

    /** Until none comes for two seconds. */
    private static int receive(SqsClient sqs, String url) {
        int count = 0;
        while (true) {
            var found = sqs.receiveMessage(
                            r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(2))
                    .messages();
            if (found.isEmpty()) return count;
            count += found.size();
            found.forEach(one -> sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(one.receiptHandle())));
        }
    }
}
