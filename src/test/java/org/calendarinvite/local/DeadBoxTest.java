package org.calendarinvite.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calendarinvite.Worlds;
import org.calendarinvite.aws.Channel;
import org.calendarinvite.aws.DeadBox;
import org.calendarinvite.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class DeadBoxTest {

    private static final String QUEUE = "cis-mail";
    private static final String DEAD = "cis-mail-dead";

    @TempDir
    Path data;

    @Test
    void whoeverLooksTakesNothingOut() {
        Settings settings = Worlds.in(data);
        try (LocalCloud cloud = new LocalCloud(settings)) {
            for (int i = 0; i < 12; i++) send(cloud.sqs(), DEAD, "poison " + i);
            DeadBox box = new DeadBox(cloud.sqs(), settings);
            var expected =
                    IntStream.range(0, 12).mapToObj(i -> "poison " + i).collect(Collectors.toCollection(TreeSet::new));
            for (int look = 0; look < 2; look++)
                assertEquals(
                        expected,
                        box.look(Channel.MAIL).stream()
                                .map(DeadBox.Letter::body)
                                .collect(Collectors.toCollection(TreeSet::new)));
            assertEquals(12, count(cloud.sqs(), DEAD));
        }
    }

    @Test
    void whatIsTriedAgainIsInItsQueueAlsoAfterARestart() {
        Settings settings = Worlds.in(data);
        try (LocalCloud cloud = new LocalCloud(settings)) {
            send(cloud.sqs(), QUEUE, "died");
            die(cloud.sqs());
            send(cloud.sqs(), DEAD, "put there");
            assertTrue(new DeadBox(cloud.sqs(), settings).redrive(Channel.MAIL));
            await("both are back in their queue")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertEquals(2, count(cloud.sqs(), QUEUE)));
        }
        try (LocalCloud cloud = new LocalCloud(settings)) {
            assertEquals(List.of(2L, 0L), List.of(count(cloud.sqs(), QUEUE), count(cloud.sqs(), DEAD)));
        }
    }

    /** Received as often as it may be, each time to be seen again at once. */
    private static void die(SqsClient sqs) {
        for (int i = 0; i <= Channel.TRIES; i++)
            sqs.receiveMessage(r -> r.queueUrl(url(sqs, QUEUE)).visibilityTimeout(0));
        assertEquals(1, count(sqs, DEAD));
    }

    private static void send(SqsClient sqs, String queue, String body) {
        sqs.sendMessage(m -> m.queueUrl(url(sqs, queue)).messageBody(body));
    }

    private static long count(SqsClient sqs, String queue) {
        var wanted = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return Long.parseLong(
                sqs.getQueueAttributes(q -> q.queueUrl(url(sqs, queue)).attributeNames(wanted))
                        .attributes()
                        .get(wanted));
    }

    private static String url(SqsClient sqs, String queue) {
        return sqs.getQueueUrl(q -> q.queueName(queue)).queueUrl();
    }
}
