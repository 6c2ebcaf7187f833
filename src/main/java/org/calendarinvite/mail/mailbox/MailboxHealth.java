package org.calendarinvite.mail.mailbox;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ScheduledPollConsumer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Down while the mailbox cannot be looked into, which mail in waits for and nothing else. */
@Wellness
@ApplicationScoped
public class MailboxHealth implements HealthCheck {

    private static final String ROUTE = "receive-mailbox";

    private final CamelContext camel;

    public MailboxHealth(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("mailbox");
        var route = camel.getRoute(ROUTE);
        boolean used = route != null;
        long failed =
                used && route.getConsumer() instanceof ScheduledPollConsumer mailbox ? mailbox.getErrorCounter() : 0;
        return answer.status(failed == 0)
                .withData("used", used)
                .withData("looks that failed in a row", failed)
                .build();
    }
}
