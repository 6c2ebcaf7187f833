package org.calendarinvite.web.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.model.RouteDefinition;

/** What Camel's management counts of each route. Who counts is looked up once: that costs more than all that he says. */
@ApplicationScoped
class RouteNumbers {

    private final Map<RouteDefinition, ManagedRouteMBean> counters = Collections.synchronizedMap(new WeakHashMap<>());

    /** Nothing while a route starts, and where Camel's management is switched off. */
    void put(CamelContext camel, RouteDefinition route, Map<String, Object> view) {
        counter(camel, route).ifPresent(counter -> put(counter, view));
    }

    private Optional<ManagedRouteMBean> counter(CamelContext camel, RouteDefinition route) {
        var known = counters.get(route);
        if (known != null) return Optional.of(known);
        var found = Optional.ofNullable(camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class))
                .map(managed -> managed.getManagedRoute(route.getRouteId()));
        found.ifPresent(counter -> counters.put(route, counter));
        return found;
    }

    private static void put(ManagedRouteMBean counter, Map<String, Object> view) {
        try {
            view.put("state", counter.getState().toLowerCase(Locale.ROOT));
            view.put("completed", counter.getExchangesCompleted());
            view.put("failed", counter.getExchangesFailed());
            view.put("in_flight", counter.getExchangesInflight());
            view.put("mean_ms", Math.max(0, counter.getMeanProcessingTime()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
