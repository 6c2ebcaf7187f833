package org.calendarinvite.aws;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeoutException;
import org.calendarinvite.settings.Settings;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every queue answers. Shows what waits and what died, but a dead letter is no reason to send traffic elsewhere. */
@Readiness
@ApplicationScoped
public class QueueHealth implements HealthCheck {

    private final Depths depths;
    private final Settings settings;

    public QueueHealth(Depths depths, Settings settings) {
        this.depths = depths;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("queues");
        try {
            Depths.Reading reading = depths.read();
            reading.waiting().forEach((channel, n) -> answer.withData(channel.queue(settings), n));
            reading.dead().forEach((channel, n) -> answer.withData(channel.deadQueue(settings), n));
            reading.failures().forEach((channel, why) -> answer.withData(channel.queue(settings), why));
            return answer.status(reading.failures().isEmpty()).build();
        } catch (TimeoutException e) {
            return answer.down()
                    .withData("reason", "SQS did not answer in time")
                    .build();
        }
    }
}
