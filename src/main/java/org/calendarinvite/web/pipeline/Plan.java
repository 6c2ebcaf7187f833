package org.calendarinvite.web.pipeline;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.calendarinvite.aws.Channel;
import org.calendarinvite.settings.Settings;

/** The routes of a running Camel and the ways between them, as their definitions say. */
final class Plan {

    private final CamelContext camel;
    private final Map<String, RouteDefinition> routes = new TreeMap<>();
    private final Map<String, Place> sources = new TreeMap<>();
    private final Map<String, String> starts = new TreeMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    private Plan(CamelContext camel) {
        this.camel = camel;
    }

    static Plan of(CamelContext camel, Settings settings) {
        var plan = new Plan(camel);
        var all = camel.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions();
        all.stream().filter(route -> !called(route)).forEach(plan::add);
        all.forEach(plan::connect);
        plan.subscribe(settings);
        return plan;
    }

    /** What Camel makes of a call of the REST DSL: one step from a path to a route. */
    private static boolean called(RouteDefinition route) {
        return Boolean.TRUE.equals(route.isRest());
    }

    /** By id. */
    Map<String, RouteDefinition> routes() {
        return routes;
    }

    Set<Edge> edges() {
        return edges;
    }

    /** Where a route reads from; its own place when it is only called by others. */
    Place source(RouteDefinition route) {
        return sources.get(route.getRouteId());
    }

    /** The route that starts at a direct endpoint is meant, whatever that is called. */
    Place named(Place place) {
        return place.kind() == Place.Kind.ROUTE
                ? new Place(Place.Kind.ROUTE, starts.getOrDefault(place.name(), place.name()))
                : place;
    }

    private void add(RouteDefinition route) {
        routes.put(route.getRouteId(), route);
        var source = Place.from(uri(route.getInput()));
        sources.put(route.getRouteId(), source);
        if (source.kind() == Place.Kind.ROUTE) starts.put(source.name(), route.getRouteId());
    }

    private void connect(RouteDefinition route) {
        var here = called(route) ? Place.API : new Place(Place.Kind.ROUTE, route.getRouteId());
        if (!called(route) && source(route).kind() != Place.Kind.ROUTE) edges.add(new Edge(source(route), here, false));
        leave(here, route.getOutputs(), false);
    }

    private void leave(Place here, List<ProcessorDefinition<?>> steps, boolean failing) {
        for (var step : steps) {
            if (step instanceof EndpointRequiredDefinition to)
                edges.add(new Edge(here, named(Place.to(uri(to))), failing));
            leave(here, step.getOutputs(), failing || step instanceof OnExceptionDefinition);
        }
    }

    private String uri(EndpointRequiredDefinition step) {
        var uri = step.getEndpointUri();
        // Camel asks for every setting that there is to resolve one.
        return uri.contains("{{") ? camel.resolvePropertyPlaceholders(uri) : uri;
    }

    /** What no route says: who puts messages into queues beside routes. */
    private void subscribe(Settings settings) {
        var topic = new Place(Place.Kind.TOPIC, settings.topic().events());
        Arrays.stream(Channel.values())
                .filter(channel -> !channel.notices().isEmpty())
                .forEach(channel -> edges.add(new Edge(topic, queue(channel, settings), false)));
        edges.add(new Edge(Place.MAIL_IN, queue(Channel.MAIL, settings), false));
        edges.add(new Edge(Place.MAIL_OUT, queue(Channel.FEEDBACK, settings), false));
    }

    private static Place queue(Channel channel, Settings settings) {
        return new Place(Place.Kind.QUEUE, channel.queue(settings));
    }
}
