package org.calendarinvite.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.calendarinvite.diagram.Graph.Edge;
import org.calendarinvite.diagram.Graph.Group;
import org.calendarinvite.diagram.Graph.Node;

/**
 * A route that several rooms go to gets a frame of its own, with what only it leads to. In its room's first frame it would pull
 * all those arrows backwards.
 */
final class Frames {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Edge> edges;
    private final List<Group> groups;

    private Frames(List<Node> nodes, Set<Edge> edges, List<Group> groups) {
        nodes.forEach(node -> this.nodes.put(node.id(), node));
        this.edges = edges;
        this.groups = new ArrayList<>(groups);
    }

    static Graph apart(Graph graph) {
        return new Frames(graph.nodes(), new LinkedHashSet<>(graph.edges()), graph.groups()).of(graph);
    }

    private Graph of(Graph graph) {
        List<String> shared =
                nodes.keySet().stream().filter(id -> callers(id).size() > 1).toList();
        shared.forEach(this::moveOut);
        List<Group> used = groups.stream()
                .filter(group ->
                        nodes.values().stream().anyMatch(node -> node.group().equals(group.id())))
                .toList();
        return graph.with(used, List.copyOf(nodes.values()), graph.edges());
    }

    /** Rooms that lead here. */
    private Set<String> callers(String id) {
        if (nodes.get(id).group().isEmpty()) return Set.of();
        return before(id).stream().map(Node::group).filter(g -> !g.isEmpty()).collect(Collectors.toSet());
    }

    private List<Node> before(String id) {
        return edges.stream()
                .filter(edge -> edge.to().equals(id))
                .map(edge -> nodes.get(edge.from()))
                .toList();
    }

    private void moveOut(String shared) {
        String room = nodes.get(shared).group();
        Set<String> part = new LinkedHashSet<>(Set.of(shared));
        boolean grew = true;
        while (grew) grew = part.addAll(followers(part, room));
        String frame = room + "-" + shared;
        String title = groups.stream()
                .filter(group -> group.id().equals(room))
                .findFirst()
                .orElseThrow()
                .title();
        groups.add(new Group(frame, title, ""));
        part.forEach(id -> nodes.put(id, nodes.get(id).in(frame)));
    }

    private Set<String> followers(Set<String> part, String room) {
        return edges.stream()
                .filter(edge -> part.contains(edge.from()))
                .map(Edge::to)
                .filter(id -> nodes.get(id).group().equals(room))
                .filter(id -> before(id).stream().allMatch(node -> part.contains(node.id())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
