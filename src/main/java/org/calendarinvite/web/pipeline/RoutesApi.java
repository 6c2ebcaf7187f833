package org.calendarinvite.web.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.calendarinvite.aws.Channel;
import org.calendarinvite.aws.Depths;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.Problem;

/** {@code /api/system/routes}: the routes as they run in this process, with what passed through them since it started. */
@ApplicationScoped
@Named("routesApi")
public class RoutesApi {

    private final Operators operators;
    private final Settings settings;
    private final Depths depths;
    private final Traffic traffic;
    private final Failures failures;
    private final Plans plans;
    private final RouteNumbers numbers;

    @Inject
    public RoutesApi(
            Operators operators,
            Settings settings,
            Depths depths,
            Traffic traffic,
            Failures failures,
            Plans plans,
            RouteNumbers numbers) {
        this.operators = operators;
        this.settings = settings;
        this.depths = depths;
        this.traffic = traffic;
        this.failures = failures;
        this.plans = plans;
        this.numbers = numbers;
    }

    public Map<String, Object> list(Exchange exchange) {
        operators.only(exchange);
        var camel = exchange.getContext();
        var plan = plans.of(camel);
        var counts = traffic.counts(plan);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", Clock.systemUTC().instant().toString());
        view.put(
                "items",
                plan.routes().values().stream()
                        .map(route -> route(route, plan, camel))
                        .toList());
        view.put("edges", plan.edges().stream().map(edge -> edge(edge, counts)).toList());
        view.put("queues", queues());
        return view;
    }

    public Map<String, Object> one(@Header("id") String id, Exchange exchange) throws IOException {
        operators.only(exchange);
        var plan = plans.of(exchange.getContext());
        var route = Optional.ofNullable(plan.routes().get(id))
                .orElseThrow(() -> new Problem(404, "There is no route " + id + "."));
        var view = route(route, plan, exchange.getContext());
        view.put("yaml", yaml(route.getResource()));
        view.put("failures", failures.of(id).stream().map(RoutesApi::failure).toList());
        return view;
    }

    private Map<String, Object> route(RouteDefinition route, Plan plan, CamelContext camel) {
        var id = route.getRouteId();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("room", Origin.room(location(route), settings.routes()));
        view.put("description", route.getDescriptionText() == null ? "" : route.getDescriptionText());
        view.put("source", Origin.mounted(location(route), settings.routes()) ? "mounted" : "built-in");
        view.put("from", plan.source(route).id());
        numbers.put(camel, route, view);
        view.put("failures_kept", failures.of(id).size());
        return view;
    }

    private static Map<String, Object> edge(Edge edge, Map<Edge, Long> counts) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("from", edge.from().id());
        view.put("to", edge.to().id());
        view.put("failing", edge.failing());
        var counted = counts.get(new Edge(edge.from(), edge.to(), false));
        if (edge.from().kind() == Place.Kind.ROUTE) view.put("sent", counted == null ? 0L : counted);
        return view;
    }

    private List<Map<String, Object>> queues() {
        Optional<Depths.Reading> reading = reading();
        return Arrays.stream(Channel.values())
                .map(channel -> queue(channel, reading))
                .toList();
    }

    private Optional<Depths.Reading> reading() {
        try {
            return Optional.of(depths.glance());
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    /** Without numbers where SQS did not answer. */
    private Map<String, Object> queue(Channel channel, Optional<Depths.Reading> reading) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", channel.role());
        view.put("name", channel.queue(settings));
        reading.map(read -> read.waiting().get(channel)).ifPresent(n -> view.put("waiting", n));
        reading.map(read -> read.dead().get(channel)).ifPresent(n -> view.put("dead", n));
        return view;
    }

    private static Map<String, Object> failure(Failures.Failure failure) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", failure.at().toString());
        view.put("trace", failure.trace());
        view.put("message", failure.message());
        return view;
    }

    private static String location(RouteDefinition route) {
        return route.getResource() == null ? "" : route.getResource().getLocation();
    }

    private static String yaml(Resource resource) throws IOException {
        if (resource == null || !resource.exists()) return "";
        try (var in = resource.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
