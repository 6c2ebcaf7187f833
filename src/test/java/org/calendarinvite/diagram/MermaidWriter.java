package org.calendarinvite.diagram;

import org.calendarinvite.diagram.Graph.Direction;
import org.calendarinvite.diagram.Graph.Edge;
import org.calendarinvite.diagram.Graph.Group;
import org.calendarinvite.diagram.Graph.Node;
import org.calendarinvite.diagram.Graph.Shape;

/** A graph → Mermaid, which GitHub and editors draw by themselves. */
final class MermaidWriter {

    private final Graph graph;
    private final StringBuilder text = new StringBuilder();

    private MermaidWriter(Graph graph) {
        this.graph = graph;
    }

    static String write(Graph graph) {
        return new MermaidWriter(graph).write();
    }

    private String write() {
        line("", "flowchart " + (graph.direction() == Direction.DOWN ? "TB" : "LR"));
        line("  ", "accTitle: " + graph.title());
        line("  ", "accDescr: " + graph.description());
        inside("", "  ");
        graph.edges().forEach(this::arrow);
        for (Shape shape : Shape.values()) {
            if (graph.nodes().stream().noneMatch(node -> node.shape() == shape)) continue;
            String[] colours = SvgStyle.Colours.LIGHT.of(shape);
            line(
                    "  ",
                    "classDef %s fill:%s,stroke:%s,color:#1b2333"
                            .formatted(SvgStyle.name(shape), colours[0], colours[1]));
        }
        return text.toString();
    }

    private void inside(String group, String indent) {
        for (Group frame : graph.groups()) {
            if (!frame.parent().equals(group)) continue;
            line(indent, "subgraph " + id("in-" + frame.id()) + "[\"" + escape(frame.title()) + "\"]");
            inside(frame.id(), indent + "  ");
            line(indent, "end");
        }
        graph.nodes().stream().filter(node -> node.group().equals(group)).forEach(node -> box(node, indent));
    }

    private void box(Node node, String indent) {
        String caption = node.caption().isEmpty() ? "" : "<br/>" + escape(node.caption());
        String label = "\"" + escape(node.title()) + caption + "\"";
        line(indent, id(node.id()) + shaped(node.shape(), label) + ":::" + SvgStyle.name(node.shape()));
    }

    private static String shaped(Shape shape, String label) {
        return switch (shape) {
            case CHOICE -> "{" + label + "}";
            case FILTER -> "[\\" + label + "/]";
            case SPLIT -> "[[" + label + "]]";
            case LINK -> "([" + label + "])";
            case QUEUE -> "[[" + label + "]]";
            case TOPIC -> "{{" + label + "}}";
            case BUCKET -> "[\\" + label + "/]";
            case TABLE -> "[(" + label + ")]";
            case MAIL -> ">" + label + "]";
            case REST -> "[/" + label + "/]";
            case ROUTE, STEP, SMALL, ERRORS, OTHER -> "(" + label + ")";
        };
    }

    private void arrow(Edge edge) {
        String label = edge.label().isEmpty() ? "" : "|\"" + escape(edge.label()) + "\"|";
        line("  ", id(edge.from()) + " -->" + label + " " + id(edge.to()));
    }

    private void line(String indent, String words) {
        text.append(indent).append(words).append('\n');
    }

    /** A word such as {@code end} or {@code graph} alone would break Mermaid. */
    private static String id(String id) {
        return "n_" + id.replaceAll("[^A-Za-z0-9]", "_");
    }

    private static String escape(String words) {
        return words.replace("#", "#35;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;");
    }
}
