package org.calendarinvite.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.calendarinvite.diagram.Graph.Direction;
import org.calendarinvite.diagram.Graph.Edge;
import org.calendarinvite.diagram.Graph.Group;
import org.calendarinvite.diagram.Graph.Node;
import org.calendarinvite.diagram.Graph.Shape;
import org.calendarinvite.diagram.Route.Branch;
import org.calendarinvite.diagram.Route.Step;

/** Follows a message through one route, top to bottom. */
final class RouteGraph {

    private final Route route;
    private final List<Route> all;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /** Where the message is when the next step takes it. */
    private record Exit(String node, String label) {}

    private RouteGraph(Route route, List<Route> all) {
        this.route = route;
        this.all = all;
    }

    /**
     * @param all the routes that this one may come from and go to
     */
    static Graph of(Route route, List<Route> all) {
        return new RouteGraph(route, all).build();
    }

    private Graph build() {
        if (route.isErrorPolicy()) route.steps().forEach(caught -> walk(List.of(caught), List.of(), ""));
        else walk(route.steps(), List.of(new Exit(node(route.from(), ""), "")), "");
        return new Graph(
                route.id(), route.description(), Direction.DOWN, 210, groups, List.copyOf(nodes.values()), edges);
    }

    private List<Exit> walk(List<Step> steps, List<Exit> before, String group) {
        List<Exit> exits = before;
        for (Step step : steps) {
            String id = node(step, group);
            exits.forEach(exit -> edges.add(new Edge(exit.node(), id, exit.label())));
            exits = inside(step, id, group);
        }
        return exits;
    }

    private List<Exit> inside(Step step, String id, String group) {
        return switch (step.kind()) {
            case "stop", "throwException", "rollback" -> List.of();
            case "choice", "doTry" -> choice(step, id, group);
            case "filter", "idempotentConsumer" -> filter(step, id, group);
            case "multicast" -> multicast(step, id);
            default -> step.branches().isEmpty() ? List.of(new Exit(id, "")) : framed(step, id, group);
        };
    }

    private List<Exit> choice(Step step, String id, String group) {
        List<Exit> exits = new ArrayList<>();
        for (Branch branch : step.branches())
            exits.addAll(walk(branch.steps(), List.of(new Exit(id, branch.label())), group));
        return exits;
    }

    private List<Exit> filter(Step step, String id, String group) {
        List<Exit> exits = new ArrayList<>();
        for (Branch branch : step.branches()) exits.addAll(walk(branch.steps(), List.of(new Exit(id, "yes")), group));
        exits.add(new Exit(id, "no"));
        return exits;
    }

    private List<Exit> multicast(Step step, String id) {
        List<Exit> exits = new ArrayList<>();
        String frame = frame(step, id, "to all of");
        for (Branch branch : step.branches())
            for (Step each : branch.steps()) exits.addAll(walk(List.of(each), List.of(new Exit(id, "")), frame));
        return exits;
    }

    private List<Exit> framed(Step step, String id, String group) {
        if (step.is("onException")) return walk(step.branches().get(0).steps(), List.of(new Exit(id, "")), group);
        String frame = frame(step, id, step.is("split") ? "for each" : step.kind());
        List<Exit> exits = new ArrayList<>();
        for (Branch branch : step.branches())
            exits.addAll(walk(branch.steps(), List.of(new Exit(id, branch.label())), frame));
        return exits.stream()
                .map(exit -> new Exit(exit.node(), "when all are done"))
                .toList();
    }

    private String frame(Step step, String id, String title) {
        String parent = nodes.get(id).group();
        groups.add(new Group("in-" + step.id(), title, parent));
        return "in-" + step.id();
    }

    private String node(Step step, String group) {
        boolean from = step.is("from") && Look.shape(step) == Shape.LINK;
        String caption = from ? callers(step.endpoint().name()) : Look.caption(step);
        nodes.put(step.id(), new Node(step.id(), Look.shape(step), step.text(), caption, group, link(step)));
        return step.id();
    }

    private String callers(String name) {
        String callers =
                all.stream().filter(other -> other.goesTo(name)).map(Route::id).collect(Collectors.joining(", "));
        return callers.isEmpty() ? "" : "from " + callers;
    }

    private String link(Step step) {
        if (step.is("from") || Look.shape(step) != Shape.LINK) return "";
        return all.stream()
                .filter(other -> other.startsAt(step.endpoint().name()))
                .map(other -> other.id() + ".svg")
                .findFirst()
                .orElse("");
    }
}
