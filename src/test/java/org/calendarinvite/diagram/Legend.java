package org.calendarinvite.diagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calendarinvite.diagram.Graph.Shape;

/** What the shapes of the whole picture mean, in one row. */
final class Legend {

    static final int HEIGHT = 44;
    private static final int BOX = 30;
    private static final int GAP = 26;

    private static final Map<Shape, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(Shape.ROUTE, "a route, in the frame of its folder");
        WORDS.put(Shape.MAIL, "mail (SES)");
        WORDS.put(Shape.BUCKET, "bucket (S3)");
        WORDS.put(Shape.QUEUE, "queue (SQS)");
        WORDS.put(Shape.TOPIC, "topic (SNS)");
        WORDS.put(Shape.TABLE, "table (DynamoDB); at a corner: reads or writes the store");
        WORDS.put(Shape.REST, "REST");
        WORDS.put(Shape.ERRORS, "what errors do");
        WORDS.put(Shape.LINK, "drawn elsewhere");
    }

    private Legend() {}

    static String row(Drawing drawing, int y) {
        StringBuilder row = new StringBuilder();
        int x = 20;
        for (Map.Entry<Shape, String> entry : WORDS.entrySet()) {
            if (drawing.boxes().stream().noneMatch(box -> box.node().shape() == entry.getKey())) continue;
            row.append(item(entry.getKey(), entry.getValue(), x, y));
            x += BOX + 8 + (int) Math.ceil(TextWidth.of(entry.getValue(), Label.CAPTION_SIZE)) + GAP;
        }
        return row.toString();
    }

    private static String item(Shape shape, String words, int x, int y) {
        Drawing.Box box = new Drawing.Box(
                new Graph.Node("", shape, "", "", "", ""), new Label(List.of(), List.of(), BOX, 18), x, y, BOX, 18);
        return "<g class=\"b %s\" transform=\"translate(%d %d)\">%s</g>"
                        .formatted(SvgStyle.name(shape), x, y, SvgShapes.of(box))
                + "<text class=\"c k\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(x + BOX + 8, y + 13, words);
    }
}
