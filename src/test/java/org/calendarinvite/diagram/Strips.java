package org.calendarinvite.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.calendarinvite.diagram.Graph.Edge;
import org.calendarinvite.diagram.Graph.Node;
import org.calendarinvite.diagram.Graph.Shape;

/**
 * Cuts the whole flow into strips that lie below each other, so that it fits a page: mail in up to the topic, from the topic
 * to mail out, and what people ask for over HTTP. What an arrow would cross strips for is drawn once more.
 */
final class Strips {

    private final Graph graph;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> stripOf = new LinkedHashMap<>();

    private Strips(Graph graph) {
        this.graph = graph;
        graph.nodes().forEach(node -> nodes.put(node.id(), node));
    }

    static List<Graph> of(Graph graph) {
        return new Strips(graph).cut();
    }

    private List<Graph> cut() {
        spread(0, node -> node.id().equals("mail-in"));
        spread(1, node -> node.shape() == Shape.TOPIC);
        spread(2, node -> node.shape() == Shape.REST);
        nodes.keySet().forEach(id -> stripOf.computeIfAbsent(id, this::neighbour));
        List<Graph> strips = new ArrayList<>();
        strips.add(strip(0, "Mail in → understand → decide → keep"));
        strips.add(strip(1, "Tell → stage → mail out"));
        strips.add(strip(2, "Ask over HTTP"));
        strips.removeIf(strip -> strip.nodes().isEmpty());
        return strips;
    }

    /** Follows the arrows from where a strip begins; a topic ends it. */
    private void spread(int strip, Predicate<Node> begins) {
        List<String> open = new ArrayList<>();
        for (Node node : nodes.values()) {
            if (!begins.test(node)) continue;
            stripOf.putIfAbsent(node.id(), strip);
            open.add(node.id());
        }
        while (!open.isEmpty()) {
            String from = open.remove(0);
            for (Edge edge : graph.edges()) {
                if (!edge.from().equals(from) || stripOf.containsKey(edge.to())) continue;
                stripOf.put(edge.to(), strip);
                if (nodes.get(edge.to()).shape() != Shape.TOPIC) open.add(edge.to());
            }
        }
    }

    private int neighbour(String id) {
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(id) && stripOf.containsKey(edge.to()))
                .map(edge -> stripOf.get(edge.to()))
                .findFirst()
                .orElse(2);
    }

    private Graph strip(int number, String title) {
        Map<String, Node> own = new LinkedHashMap<>();
        nodes.forEach((id, node) -> {
            if (stripOf.get(id) == number) own.put(id, node);
        });
        Set<Edge> edges = new LinkedHashSet<>();
        for (Edge edge : graph.edges()) {
            if (stripOf(edge) != number) continue;
            edges.add(new Edge(here(edge.from(), number, own), here(edge.to(), number, own), edge.label()));
        }
        Graph strip = new Graph(
                title,
                "",
                graph.direction(),
                graph.wrap(),
                graph.groups(),
                List.copyOf(own.values()),
                List.copyOf(edges));
        return Frames.apart(strip);
    }

    /** An arrow lies where it starts; one from a topic where it ends. */
    private int stripOf(Edge edge) {
        boolean tells = nodes.get(edge.from()).shape() == Shape.TOPIC;
        return stripOf.get(tells ? edge.to() : edge.from());
    }

    private String here(String id, int strip, Map<String, Node> own) {
        if (own.containsKey(id)) return id;
        String copy = id + "-again-" + strip;
        own.putIfAbsent(copy, nodes.get(id).again(copy));
        return copy;
    }
}
