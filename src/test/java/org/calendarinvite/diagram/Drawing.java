package org.calendarinvite.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.calendarinvite.diagram.Graph.Edge;
import org.calendarinvite.diagram.Graph.Group;
import org.calendarinvite.diagram.Graph.Node;
import org.calendarinvite.diagram.Graph.Shape;

/** A picture with every part in its place; whole pixels only. */
record Drawing(
        Graph graph,
        int width,
        int height,
        List<Heading> headings,
        List<Frame> frames,
        List<Box> boxes,
        List<Line> lines) {

    private static final int HEADING = 30;

    record Point(int x, int y) {

        Point down(int by) {
            return new Point(x, y + by);
        }
    }

    record Heading(String text, int x, int y) {}

    record Frame(Group group, int x, int y, int width, int height) {}

    record Box(Node node, Label label, int x, int y, int width, int height) {}

    /** {@code labelAt} is the middle of the label, null without one. */
    record Line(Edge edge, List<Point> points, Point labelAt) {}

    Drawing down(int by) {
        return new Drawing(
                graph,
                width,
                height,
                headings.stream().map(h -> new Heading(h.text, h.x, h.y + by)).toList(),
                frames.stream()
                        .map(f -> new Frame(f.group, f.x, f.y + by, f.width, f.height))
                        .toList(),
                boxes.stream()
                        .map(b -> new Box(b.node, b.label, b.x, b.y + by, b.width, b.height))
                        .toList(),
                lines.stream().map(line -> down(line, by)).toList());
    }

    private static Line down(Line line, int by) {
        Point label = line.labelAt == null ? null : line.labelAt.down(by);
        return new Line(line.edge, line.points.stream().map(p -> p.down(by)).toList(), label);
    }

    /** Strips below each other, each under its heading. */
    static Drawing stack(Graph whole, List<Drawing> strips) {
        int y = 0;
        List<Drawing> moved = new ArrayList<>();
        List<Heading> headings = new ArrayList<>();
        for (Drawing strip : strips) {
            headings.add(new Heading(strip.graph.title(), 20, y + HEADING));
            moved.add(strip.down(y + HEADING));
            y += strip.height + HEADING;
        }
        int width = strips.stream().mapToInt(Drawing::width).max().orElse(0);
        List<Box> boxes = moved.stream().flatMap(d -> d.boxes.stream()).toList();
        Stream<Line> turns = turns(boxes, headings.size() > 1 ? headings.get(1).y - 24 : 0);
        return new Drawing(
                whole,
                width,
                y,
                headings,
                moved.stream().flatMap(d -> d.frames.stream()).toList(),
                boxes,
                Stream.concat(turns, moved.stream().flatMap(d -> d.lines.stream()))
                        .toList());
    }

    /** From where a topic is published to where it is told, one strip below. */
    private static Stream<Line> turns(List<Box> boxes, int between) {
        return boxes.stream()
                .filter(box -> box.node.shape() == Shape.TOPIC)
                .map(box -> boxes.stream()
                        .filter(other -> other.node.id().equals(box.node.id() + "-again-1"))
                        .findFirst()
                        .map(other -> turn(box, other, between))
                        .orElse(null))
                .filter(Objects::nonNull);
    }

    private static Line turn(Box from, Box to, int between) {
        int x = from.x + from.width / 2;
        int margin = to.x - 16;
        int middle = to.y + to.height / 2;
        List<Point> points = List.of(
                new Point(x, from.y + from.height),
                new Point(x, between),
                new Point(margin, between),
                new Point(margin, middle),
                new Point(to.x, middle));
        return new Line(new Edge(from.node.id(), to.node.id(), ""), points, null);
    }
}
