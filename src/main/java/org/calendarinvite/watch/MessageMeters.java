package org.calendarinvite.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.apache.camel.support.RoutePolicySupport;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Feedback;

/** How old each message was when its route took it, and what mail servers say became of mails. */
@ApplicationScoped
class MessageMeters {

    /** Since 1970 in milliseconds, as SQS says it; the trace's carrier asks for it. */
    private static final String SENT = "SentTimestamp";

    void install(@Observes BeforeConfigure event, MeterRegistry meters) {
        for (var state : Delivery.State.values()) fate(meters, state);
        var marks = new Marks(meters);
        event.getMain().getCamelContext().addRoutePolicyFactory((context, route, node) -> marks);
    }

    private static Counter fate(MeterRegistry meters, Delivery.State state) {
        return Counter.builder("cis.feedback")
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    private static final class Marks extends RoutePolicySupport {

        private final MeterRegistry meters;

        private Marks(MeterRegistry meters) {
            this.meters = meters;
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            if (route.getEndpoint() instanceof Sqs2Endpoint sqs) waited(exchange, sqs);
            if (route.getId().equals("record-feedback") && exchange.getMessage().getBody() instanceof Feedback feedback)
                fate(meters, feedback.report().state()).increment();
        }

        private void waited(Exchange exchange, Sqs2Endpoint sqs) {
            var sent = exchange.getMessage().getHeader(SENT, Long.class);
            if (sent == null) return;
            var age = Duration.ofMillis(Math.max(0, Clock.systemUTC().millis() - sent));
            meters.timer("cis.queue.wait", "queue", sqs.getConfiguration().getQueueName())
                    .record(age);
        }
    }
}
