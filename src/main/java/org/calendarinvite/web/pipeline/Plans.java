package org.calendarinvite.web.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.calendarinvite.settings.Settings;

/** The plan of the running routes, drawn anew only when one of them is another. */
@ApplicationScoped
class Plans {

    private record Drawn(List<RouteDefinition> from, Plan plan) {}

    private final Settings settings;
    private volatile Drawn last = new Drawn(List.of(), null);

    @Inject
    Plans(Settings settings) {
        this.settings = settings;
    }

    Plan of(CamelContext camel) {
        var all = List.copyOf(
                camel.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions());
        var drawn = last;
        if (drawn.plan == null || !drawn.from.equals(all)) last = drawn = new Drawn(all, Plan.of(camel, settings));
        return drawn.plan;
    }
}
