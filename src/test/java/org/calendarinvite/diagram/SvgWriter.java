package org.calendarinvite.diagram;

import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.diagram.Drawing.Box;
import org.calendarinvite.diagram.Drawing.Frame;
import org.calendarinvite.diagram.Drawing.Line;
import org.calendarinvite.diagram.Drawing.Point;

/** A drawing → SVG that stands alone: no script, no font, no other file. */
final class SvgWriter {

    private static final int CORNER = 6;

    private final Drawing drawing;
    private final boolean legend;
    private final StringBuilder svg = new StringBuilder();

    private SvgWriter(Drawing drawing, boolean legend) {
        this.drawing = drawing;
        this.legend = legend;
    }

    static String write(Graph graph) {
        return new SvgWriter(Layout.of(graph), false).write();
    }

    /** Wide graphs in strips that fit a page. */
    static String writeStrips(Graph graph) {
        List<Drawing> strips = new ArrayList<>();
        int width = 0;
        for (Graph strip : Strips.of(graph)) {
            Drawing flat = Layout.of(strip.turned());
            boolean fits = strip.begins(Graph.Shape.REST) && flat.width() <= width;
            strips.add(fits ? flat : Layout.of(strip));
            width = Math.max(width, strips.get(strips.size() - 1).width());
        }
        return new SvgWriter(Drawing.stack(graph, strips), true).write();
    }

    private String write() {
        int width = drawing.width();
        int height = drawing.height() + (legend ? Legend.HEIGHT : 0);
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-labelledby=\"title desc\">",
                width, height, width, height);
        line("<title id=\"title\">%s</title>", escape(drawing.graph().title()));
        line("<desc id=\"desc\">%s</desc>", escape(drawing.graph().description()));
        line("<style>\n%s</style>", SvgStyle.css());
        line(
                "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"head\" d=\"M0 .5L8 4L0 7.5Z\"/></marker></defs>");
        line("<rect class=\"paper\" width=\"%d\" height=\"%d\" rx=\"14\"/>", width, height);
        drawing.frames().forEach(this::frame);
        drawing.headings()
                .forEach(h -> line("<text class=\"h\" x=\"%d\" y=\"%d\">%s</text>", h.x(), h.y(), escape(h.text())));
        drawing.lines().forEach(this::arrow);
        drawing.lines().stream().filter(l -> l.labelAt() != null).forEach(this::label);
        drawing.frames().forEach(this::name);
        drawing.boxes().forEach(this::box);
        if (legend) line("%s", Legend.row(drawing, drawing.height()));
        line("</svg>");
        return svg.toString();
    }

    private void frame(Frame frame) {
        line(
                "<rect class=\"f\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"12\"/>",
                frame.x(), frame.y(), frame.width(), frame.height());
    }

    private void name(Frame frame) {
        line(
                "<text class=\"g\" x=\"%d\" y=\"%d\">%s</text>",
                frame.x() + 14, frame.y() + 18, escape(frame.group().title()));
    }

    private void arrow(Line line) {
        line("<path class=\"e\" marker-end=\"url(#head)\" d=\"%s\"/>", way(line.points()));
    }

    /** Straight pieces with rounded corners. */
    private static String way(List<Point> points) {
        StringBuilder way = new StringBuilder(
                "M%d %d".formatted(points.get(0).x(), points.get(0).y()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            Point in = near(corner, points.get(i - 1));
            Point out = near(corner, points.get(i + 1));
            way.append("L%d %dQ%d %d %d %d".formatted(in.x(), in.y(), corner.x(), corner.y(), out.x(), out.y()));
        }
        Point end = points.get(points.size() - 1);
        return way.append("L%d %d".formatted(end.x(), end.y())).toString();
    }

    private static Point near(Point corner, Point other) {
        return new Point(corner.x() + step(other.x() - corner.x()), corner.y() + step(other.y() - corner.y()));
    }

    private static int step(int distance) {
        return Integer.signum(distance) * Math.min(CORNER, Math.abs(distance) / 2);
    }

    private void label(Line line) {
        int width = (int) Math.ceil(TextWidth.of(line.edge().label(), Label.EDGE_SIZE)) + 6;
        Point at = line.labelAt();
        line(
                "<rect class=\"lb\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\" rx=\"4\"/><text class=\"l\" x=\"%d\" y=\"%d\">%s</text>",
                at.x() - width / 2,
                at.y() - 7,
                width,
                at.x(),
                at.y() + 4,
                escape(line.edge().label()));
    }

    private void box(Box box) {
        String link = box.node().link();
        if (!link.isEmpty()) line("<a href=\"%s\">", escape(link));
        line(
                "<g class=\"b %s\" id=\"%s\" transform=\"translate(%d %d)\">%s",
                SvgStyle.name(box.node().shape()), escape(box.node().id()), box.x(), box.y(), SvgShapes.of(box));
        text(box);
        if (box.node().keeps()) line("%s", SvgShapes.keeps(box));
        line("</g>");
        if (!link.isEmpty()) line("</a>");
    }

    private void text(Box box) {
        Label label = box.label();
        int lines = label.title().size() * Label.TITLE_LINE + label.caption().size() * Label.CAPTION_LINE;
        int top = (box.height() - lines) / 2 + Label.drop(box.node().shape()) / 2;
        int middle = box.width() / 2 - (box.node().shape() == Graph.Shape.QUEUE ? 4 : 0);
        for (String words : label.title()) {
            line("<text class=\"t\" x=\"%d\" y=\"%d\">%s</text>", middle, top + 13, escape(words));
            top += Label.TITLE_LINE;
        }
        for (String words : label.caption()) {
            line("<text class=\"c\" x=\"%d\" y=\"%d\">%s</text>", middle, top + 10, escape(words));
            top += Label.CAPTION_LINE;
        }
    }

    private void line(String form, Object... values) {
        svg.append(values.length == 0 ? form : form.formatted(values)).append('\n');
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
