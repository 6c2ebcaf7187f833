package org.calendarinvite.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.calendarinvite.Worlds;
import org.calendarinvite.aws.DeadLetters;
import org.calendarinvite.aws.Depths;
import org.calendarinvite.aws.QueueHealth;
import org.calendarinvite.settings.Settings;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueHealthTest {

    @TempDir
    Path data;

    @Test
    void deadLetterIsUnwellButReady() {
        Settings settings = Worlds.in(data, Map.of("cis.health.dead-letters", "1"));
        try (LocalCloud cloud = new LocalCloud(settings)) {
            String dead =
                    cloud.sqs().getQueueUrl(q -> q.queueName("cis-mail-dead")).queueUrl();
            cloud.sqs().sendMessage(m -> m.queueUrl(dead).messageBody("poison"));
            Depths depths = new Depths(cloud.sqs(), settings);
            assertEquals(Status.DOWN, new DeadLetters(depths, settings).call().getStatus());
            HealthCheckResponse ready = new QueueHealth(depths, settings).call();
            assertEquals(Status.UP, ready.getStatus());
            assertEquals(1L, ready.getData().orElseThrow().get("cis-mail-dead"));
        }
    }

    @Test
    void missingQueueIsNotReady() {
        Settings settings = Worlds.in(data);
        try (LocalCloud cloud = new LocalCloud(settings)) {
            String url =
                    cloud.sqs().getQueueUrl(q -> q.queueName("cis-refusals")).queueUrl();
            cloud.sqs().deleteQueue(q -> q.queueUrl(url));
            Depths depths = new Depths(cloud.sqs(), settings);
            assertEquals(Status.DOWN, new QueueHealth(depths, settings).call().getStatus());
        }
    }
}
