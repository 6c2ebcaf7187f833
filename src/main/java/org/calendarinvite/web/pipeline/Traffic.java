package org.calendarinvite.web.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.ExchangeHelper;

/** How many messages each route sent to each place since this process started. Camel's management counts routes, not ways between them. */
@ApplicationScoped
class Traffic {

    /** @param uri without options */
    private record Way(String route, String uri) {}

    private final Map<Way, LongAdder> sent = new ConcurrentHashMap<>();

    void install(@Observes BeforeConfigure event) {
        event.getMain().getCamelContext().getManagementStrategy().addEventNotifier(counter());
    }

    EventNotifier counter() {
        return new Counter();
    }

    /** By way, as edges name it. */
    Map<Edge, Long> counts(Plan plan) {
        Map<Edge, Long> counts = new ConcurrentHashMap<>();
        sent.forEach((way, count) -> counts.merge(
                new Edge(new Place(Place.Kind.ROUTE, way.route), plan.named(Place.to(way.uri)), false),
                count.sum(),
                Long::sum));
        return counts;
    }

    void count(String route, String uri) {
        sent.computeIfAbsent(new Way(route, uri), way -> new LongAdder()).increment();
    }

    /** (A simple notifier of Camel is told only of what is done.) */
    private final class Counter extends EventNotifierSupport {

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ExchangeSendingEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            if (!(event instanceof ExchangeSendingEvent sending)) return;
            var route = ExchangeHelper.getRouteId(sending.getExchange());
            if (route != null) count(route, sending.getEndpoint().getEndpointBaseUri());
        }
    }
}
