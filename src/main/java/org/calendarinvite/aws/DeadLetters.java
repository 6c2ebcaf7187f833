package org.calendarinvite.aws;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeoutException;
import org.calendarinvite.settings.Settings;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Not well when a queue's dead letters reach {@code cis.health.dead-letters}: somebody should look. */
@Wellness
@ApplicationScoped
public class DeadLetters implements HealthCheck {

    private final Depths depths;
    private final Settings settings;

    public DeadLetters(Depths depths, Settings settings) {
        this.depths = depths;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("dead-letters");
        try {
            Depths.Reading reading = depths.read();
            reading.dead().forEach((channel, n) -> answer.withData(channel.deadQueue(settings), n));
            boolean few = reading.dead().values().stream()
                    .allMatch(n -> n < settings.health().deadLetters());
            return answer.status(few && reading.failures().isEmpty()).build();
        } catch (TimeoutException e) {
            return answer.down()
                    .withData("reason", "SQS did not answer in time")
                    .build();
        }
    }
}
