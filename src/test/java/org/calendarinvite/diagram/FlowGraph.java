package org.calendarinvite.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.calendarinvite.diagram.Graph.Direction;
import org.calendarinvite.diagram.Graph.Edge;
import org.calendarinvite.diagram.Graph.Group;
import org.calendarinvite.diagram.Graph.Node;
import org.calendarinvite.diagram.Graph.Shape;
import org.calendarinvite.diagram.Route.Endpoint;
import org.calendarinvite.diagram.Route.Step;

/** All routes in one picture, from mail in to mail out. */
final class FlowGraph {

    /**
     * What the routes do not say themselves.
     *
     * @param mailQueue the queue that SES's notices arrive in
     * @param subscriptions queue → the notices of the topic that it takes
     */
    record Surroundings(String mailQueue, Map<String, List<String>> subscriptions) {}

    private final Surroundings around;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    private FlowGraph(Surroundings around) {
        this.around = around;
    }

    static Graph of(List<Route> routes, Surroundings around) {
        return new FlowGraph(around).build(routes);
    }

    private Graph build(List<Route> routes) {
        routes.stream().filter(FlowGraph::leadsOn).forEach(this::box);
        routes.forEach(this::enter);
        routes.forEach(route -> route.eachStep(step -> leave(route, step, routes)));
        subscribe();
        sesIn();
        return new Graph(
                "Calendar Invite Server",
                "How mail flows through the routes: "
                        + routes.stream().map(Route::id).collect(Collectors.joining(", ")),
                Direction.RIGHT,
                122,
                List.copyOf(groups.values()),
                List.copyOf(nodes.values()),
                List.copyOf(edges));
    }

    private void box(Route route) {
        groups.putIfAbsent(route.room(), new Group(route.room(), route.room(), ""));
        Shape shape = route.isRest() ? Shape.REST : route.isErrorPolicy() ? Shape.ERRORS : Shape.ROUTE;
        String caption = route.isRest() ? route.from().detail() : route.description();
        String link = route.isRest() ? "" : route.id() + ".svg";
        String title = route.isRest() ? "REST API" : route.id();
        nodes.put(
                boxOf(route),
                new Node(boxOf(route), shape, title, caption, route.room(), link, route.anyStep(Step::keeps)));
    }

    private static String boxOf(Route route) {
        return "route-" + route.id();
    }

    /** An error policy that sends nothing anywhere has only a picture of its own. */
    private static boolean leadsOn(Route route) {
        return !route.isErrorPolicy() || route.anyStep(step -> step.endpoint() != null);
    }

    private void enter(Route route) {
        Endpoint from = route.from().endpoint();
        if (from == null || from.isInside()) return;
        if (Look.shape(from) == Shape.QUEUE) queue(from.name(), route.room());
        String source = Look.shape(from) == Shape.MAIL ? mailIn() : resource(from);
        edges.add(new Edge(source, boxOf(route), ""));
    }

    private void leave(Route route, Step step, List<Route> routes) {
        Endpoint at = step.endpoint();
        if (at == null) return;
        String box = boxOf(route);
        if (at.isInside()) next(route, step, routes).forEach(next -> edges.add(new Edge(box, boxOf(next), "")));
        else if (at.reads()) edges.add(new Edge(resource(at), box, ""));
        else edges.add(new Edge(box, resource(at), ""));
    }

    private static List<Route> next(Route route, Step step, List<Route> routes) {
        String name = step.endpoint().name();
        List<Route> next = routes.stream().filter(other -> other.startsAt(name)).toList();
        if (!next.isEmpty()) return next;
        throw new IllegalStateException(route.id() + ": " + step.id() + " goes to " + name + ", where no route starts");
    }

    private String resource(Endpoint at) {
        String name = at.name();
        return switch (Look.shape(at)) {
            case QUEUE -> queue(name, "");
            case TOPIC -> stand("topic-" + name, Shape.TOPIC, name, "topic", "");
            case BUCKET -> stand((at.reads() ? "bucket-" : "kept-in-") + name, Shape.BUCKET, name, "bucket", "");
            case TABLE -> stand("table-" + name, Shape.TABLE, name, "table", "");
            case MAIL -> mailOut();
            case REST -> stand("rest-" + name, Shape.REST, name, "HTTP", "");
            default -> stand(at.scheme() + "-" + name, Shape.OTHER, name, at.scheme(), "");
        };
    }

    /** A queue waits in the room that reads it. */
    private String queue(String name, String room) {
        return stand("queue-" + name, Shape.QUEUE, name, "queue", room);
    }

    private String stand(String id, Shape shape, String title, String caption, String group) {
        nodes.putIfAbsent(id, new Node(id, shape, title, caption, group, ""));
        return id;
    }

    private String mailOut() {
        return stand("mail-out", Shape.MAIL, "Mail out", "into attendees' and organizers' calendars", "");
    }

    private String mailIn() {
        return stand("mail-in", Shape.MAIL, "Mail in", "from organizers' and attendees' calendars", "");
    }

    private void subscribe() {
        List<Node> topics = nodes.values().stream()
                .filter(node -> node.shape() == Shape.TOPIC)
                .toList();
        for (Node topic : topics)
            around.subscriptions().forEach((queue, notices) -> {
                edges.add(new Edge(topic.id(), queue(queue, ""), String.join(", ", notices)));
            });
    }

    private void sesIn() {
        String queue = "queue-" + around.mailQueue();
        if (!nodes.containsKey(queue)) return;
        String ses = mailIn();
        edges.add(new Edge(ses, queue, ""));
        new ArrayList<>(nodes.values())
                .stream()
                        .filter(node -> node.id().startsWith("bucket-"))
                        .forEach(bucket -> edges.add(new Edge(ses, bucket.id(), "")));
    }
}
