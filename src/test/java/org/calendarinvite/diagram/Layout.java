package org.calendarinvite.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calendarinvite.diagram.Drawing.Box;
import org.calendarinvite.diagram.Drawing.Frame;
import org.calendarinvite.diagram.Drawing.Line;
import org.calendarinvite.diagram.Drawing.Point;
import org.calendarinvite.diagram.Graph.Edge;
import org.calendarinvite.diagram.Graph.Group;
import org.calendarinvite.diagram.Graph.Node;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Gives every box its place and every arrow its way, with ELK's layered algorithm. */
final class Layout {

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private static final double TITLE = 14;

    private final Graph graph;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> placed = new LinkedHashMap<>();
    private final Map<Node, Label> labels = new LinkedHashMap<>();
    private final Map<Edge, ElkEdge> arrows = new LinkedHashMap<>();

    private Layout(Graph graph) {
        this.graph = graph;
    }

    static Drawing of(Graph graph) {
        return new Layout(graph).draw();
    }

    private Drawing draw() {
        options(root, 20, 0);
        graph.groups().forEach(this::frame);
        graph.nodes().forEach(this::box);
        graph.edges().forEach(this::arrow);
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return new Drawing(
                graph, round(root.getWidth()), round(root.getHeight()), List.of(), frames(), boxes(), lines());
    }

    private void options(ElkNode node, double padding, double title) {
        node.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        node.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        node.setProperty(
                LayeredOptions.DIRECTION, graph.direction() == Graph.Direction.DOWN ? Direction.DOWN : Direction.RIGHT);
        node.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        node.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        // ELK 0.11 fails on model order when edges cross frames.
        if (graph.groups().isEmpty())
            node.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_EDGES);
        node.setProperty(LayeredOptions.MERGE_EDGES, true);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE, 18.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 10.0);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 30.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
        node.setProperty(LayeredOptions.PADDING, new ElkPadding(padding + title, padding, padding, padding));
    }

    private void frame(Group group) {
        ElkNode node = ElkGraphUtil.createNode(group.parent().isEmpty() ? root : placed.get(group.parent()));
        options(node, 14, TITLE);
        placed.put(group.id(), node);
    }

    private void box(Node node) {
        ElkNode box = ElkGraphUtil.createNode(node.group().isEmpty() ? root : placed.get(node.group()));
        Label label = Label.of(node, graph.wrap());
        box.setDimensions(label.width(), label.height());
        placed.put(node.id(), box);
        labels.put(node, label);
    }

    private void arrow(Edge edge) {
        ElkEdge arrow = ElkGraphUtil.createSimpleEdge(placed.get(edge.from()), placed.get(edge.to()));
        arrows.put(edge, arrow);
        if (edge.label().isEmpty()) return;
        ElkLabel label = ElkGraphUtil.createLabel(edge.label(), arrow);
        label.setDimensions(TextWidth.of(edge.label(), Label.EDGE_SIZE) + 8, 14);
        label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
    }

    private List<Frame> frames() {
        return graph.groups().stream()
                .map(group -> {
                    ElkNode node = placed.get(group.id());
                    Point at = point(node.getParent(), node.getX(), node.getY());
                    return new Frame(group, at.x(), at.y(), round(node.getWidth()), round(node.getHeight()));
                })
                .toList();
    }

    private List<Box> boxes() {
        return labels.entrySet().stream()
                .map(entry -> {
                    ElkNode node = placed.get(entry.getKey().id());
                    Point at = point(node.getParent(), node.getX(), node.getY());
                    return new Box(
                            entry.getKey(),
                            entry.getValue(),
                            at.x(),
                            at.y(),
                            round(node.getWidth()),
                            round(node.getHeight()));
                })
                .toList();
    }

    private List<Line> lines() {
        return arrows.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Line line(Edge edge, ElkEdge arrow) {
        ElkNode within = arrow.getContainingNode();
        ElkEdgeSection section = arrow.getSections().get(0);
        List<Point> points = new ArrayList<>();
        points.add(point(within, section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> points.add(point(within, bend.getX(), bend.getY())));
        points.add(point(within, section.getEndX(), section.getEndY()));
        Point labelAt = arrow.getLabels().stream()
                .findFirst()
                .map(l -> point(within, l.getX() + l.getWidth() / 2, l.getY() + l.getHeight() / 2))
                .orElse(null);
        return new Line(edge, points, labelAt);
    }

    private static Point point(ElkNode within, double x, double y) {
        double left = x;
        double top = y;
        for (ElkNode node = within; node.getParent() != null; node = node.getParent()) {
            left += node.getX();
            top += node.getY();
        }
        return new Point(round(left), round(top));
    }

    private static int round(double value) {
        return (int) Math.round(value);
    }
}
