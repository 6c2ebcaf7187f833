package org.calendarinvite.aws.trace;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.calendarinvite.settings.Settings;

/** Has the routes make spans, where traces are exported at all. */
@ApplicationScoped
class RouteTraces {

    void install(@Observes BeforeConfigure event, Settings settings, OpenTelemetry telemetry) {
        if (settings.otlp().disabled()) return;
        var camel = event.getMain().getCamelContext();
        var legs = new Legs(
                telemetry.getTracer("calendar-invite-server"), settings.otlp().follow());
        camel.addRoutePolicyFactory((context, route, node) -> legs);
        camel.getCamelContextExtension().addInterceptStrategy(new Steps());
    }
}
