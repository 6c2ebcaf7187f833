package org.calendarinvite.diagram;

import java.util.Comparator;
import java.util.List;
import org.calendarinvite.diagram.Graph.Node;
import org.calendarinvite.diagram.Graph.Shape;

/** A node's text in lines, and the room that its shape needs around it. */
record Label(List<String> title, List<String> caption, int width, int height) {

    static final int TITLE_SIZE = 13;
    static final int TITLE_LINE = 17;
    static final int CAPTION_SIZE = 11;
    static final int CAPTION_LINE = 14;
    static final int EDGE_SIZE = 10;

    static Label of(Node node, int wrap) {
        List<String> title = TextWidth.wrap(node.title(), TITLE_SIZE, wrap);
        List<String> caption = TextWidth.wrap(node.caption(), CAPTION_SIZE, wrap);
        double text = Math.max(TextWidth.ofBold(longest(title), TITLE_SIZE), widest(caption, CAPTION_SIZE));
        int height = title.size() * TITLE_LINE + caption.size() * CAPTION_LINE;
        int width = (int) Math.ceil(text) + 24 + extraWidth(node.shape());
        int least = node.shape() == Shape.ROUTE ? wrap + 24 : 90;
        return new Label(title, caption, Math.max(width, least), height + 16 + extraHeight(node.shape()));
    }

    /** How far the text stands below the middle of the box. */
    static int drop(Shape shape) {
        return extraHeight(shape) / 2;
    }

    private static String longest(List<String> lines) {
        return lines.stream()
                .max(Comparator.comparingDouble(line -> TextWidth.of(line, TITLE_SIZE)))
                .orElse("");
    }

    private static double widest(List<String> lines, int size) {
        return lines.stream()
                .mapToDouble(line -> TextWidth.of(line, size))
                .max()
                .orElse(0);
    }

    private static int extraWidth(Shape shape) {
        return switch (shape) {
            case CHOICE, FILTER -> 28;
            case QUEUE, BUCKET, REST, LINK, TOPIC -> 14;
            default -> 0;
        };
    }

    private static int extraHeight(Shape shape) {
        return switch (shape) {
            case TABLE, BUCKET -> 10;
            case MAIL -> 14;
            default -> 0;
        };
    }
}
