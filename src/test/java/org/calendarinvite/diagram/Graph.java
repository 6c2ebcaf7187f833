package org.calendarinvite.diagram;

import java.util.List;

/** A picture before anybody knows where its parts lie. */
record Graph(
        String title,
        String description,
        Direction direction,
        int wrap,
        List<Group> groups,
        List<Node> nodes,
        List<Edge> edges) {

    Graph with(List<Group> newGroups, List<Node> newNodes, List<Edge> newEdges) {
        return new Graph(title, description, direction, wrap, newGroups, newNodes, newEdges);
    }

    /** The same from top to bottom. */
    Graph turned() {
        return new Graph(title, description, Direction.DOWN, wrap, groups, nodes, edges);
    }

    boolean begins(Shape shape) {
        return nodes.stream()
                .anyMatch(node -> node.shape() == shape
                        && edges.stream().noneMatch(edge -> edge.to().equals(node.id())));
    }

    enum Direction {
        RIGHT,
        DOWN
    }

    /** What a box is, and so how it is drawn. */
    enum Shape {
        ROUTE,
        STEP,
        SMALL,
        CHOICE,
        FILTER,
        SPLIT,
        LINK,
        QUEUE,
        TOPIC,
        BUCKET,
        TABLE,
        MAIL,
        REST,
        OTHER,
        ERRORS
    }

    /** A frame around nodes; {@code parent} is empty at the top. */
    record Group(String id, String title, String parent) {}

    /**
     * @param title what people read first
     * @param caption smaller, below; may be empty
     * @param group empty when the node stands alone
     * @param link the picture that opens, empty for none
     * @param keeps it reads or writes the table, by the store and not by an arrow
     */
    record Node(String id, Shape shape, String title, String caption, String group, String link, boolean keeps) {

        Node(String id, Shape shape, String title, String caption, String group, String link) {
            this(id, shape, title, caption, group, link, false);
        }

        /** The same thing drawn once more, outside any frame: a resource as it is, a route as a pointer. */
        Node again(String copy) {
            return shape == Shape.ROUTE
                    ? new Node(copy, Shape.LINK, title, "", "", link)
                    : new Node(copy, shape, title, caption, "", link);
        }

        Node in(String frame) {
            return new Node(id, shape, title, caption, frame, link, keeps);
        }
    }

    record Edge(String from, String to, String label) {}
}
