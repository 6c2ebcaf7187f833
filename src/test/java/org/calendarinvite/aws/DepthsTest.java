package org.calendarinvite.aws;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.calendarinvite.Worlds;
import org.calendarinvite.local.LocalCloud;
import org.calendarinvite.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepthsTest {

    @TempDir
    Path data;

    @Test
    void whoLooksOnGetsTheLastReadingAtOnceAndTheNextOneLater() throws Exception {
        Settings settings = Worlds.in(data);
        try (LocalCloud cloud = new LocalCloud(settings)) {
            Depths depths = new Depths(cloud.sqs(), settings, Duration.ZERO);
            assertEquals(0L, depths.glance().waiting().get(Channel.REPORTS), "The first is waited for");
            String queue =
                    cloud.sqs().getQueueUrl(q -> q.queueName("cis-reports")).queueUrl();
            cloud.sqs().sendMessage(m -> m.queueUrl(queue).messageBody("one"));
            assertEquals(0L, depths.glance().waiting().get(Channel.REPORTS));
            await("the message is counted")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> depths.glance().waiting().get(Channel.REPORTS) == 1L);
        }
    }
}
