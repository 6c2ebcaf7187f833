package org.calendarinvite.diagram;

import org.calendarinvite.diagram.Drawing.Box;

/** The outline of each kind of box, as SVG elements around the origin. */
final class SvgShapes {

    private SvgShapes() {}

    static String of(Box box) {
        int w = box.width();
        int h = box.height();
        return switch (box.node().shape()) {
            case ROUTE, STEP, SMALL, OTHER -> rect(0, 0, w, h, 8);
            case ERRORS -> rect(0, 0, w, h, 8);
            case LINK -> rect(0, 0, w, h, h / 2);
            case SPLIT -> rect(6, 6, w, h, 8) + rect(3, 3, w, h, 8) + rect(0, 0, w, h, 8);
            case CHOICE -> path("M14 0H%dL%d %dL%d %dH14L0 %dZ", w - 14, w, h / 2, w - 14, h, h / 2);
            case FILTER -> path("M0 0H%dL%d %dH14Z", w, w - 14, h);
            case TOPIC -> {
                int cut = Math.min(12, h / 3);
                yield path("M%1$d 0H%2$dL%3$d %1$dV%4$dL%2$d %5$dH%1$dL0 %4$dV%1$dZ", cut, w - cut, w, h - cut, h);
            }
            case REST -> path("M8 0H%dL%d %dH0Z", w, w - 8, h);
            case QUEUE ->
                path("M7 0H%dA7 %d 0 0 1 %d %dH7A7 %d 0 0 1 7 0Z", w - 7, h / 2, w - 7, h, h / 2)
                        + line("M%d 0A7 %d 0 0 0 %d %d", w - 7, h / 2, w - 7, h);
            case TABLE ->
                path("M0 6A%d 6 0 0 1 %d 6V%dA%d 6 0 0 1 0 %dZ", w / 2, w, h - 6, w / 2, h - 6)
                        + line("M0 6A%d 6 0 0 0 %d 6", w / 2, w);
            case BUCKET ->
                path("M0 6A%d 6 0 0 1 %d 6L%d %dH%dZ", w / 2, w, w - w / 12, h, w / 12)
                        + line("M0 6A%d 6 0 0 0 %d 6", w / 2, w);
            case MAIL -> rect(0, 0, w, h, 5) + line("M1 2L%d %dL%d 2", w / 2, Math.min(16, h * 2 / 3), w - 1);
        };
    }

    /** A small cylinder at the corner: what is here keeps or reads records. */
    static String keeps(Box box) {
        return "<g class=\"table\" transform=\"translate(%d %d)\"><path d=\"M0 3A8 3 0 0 1 16 3V13A8 3 0 0 1 0 13Z\"/>"
                        .formatted(box.width() - 20, box.height() - 8)
                + "<path class=\"fold\" d=\"M0 3A8 3 0 0 0 16 3\"/></g>";
    }

    private static String rect(int x, int y, int width, int height, int radius) {
        return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>".formatted(x, y, width, height, radius);
    }

    private static String path(String form, Object... numbers) {
        return "<path d=\"" + form.formatted(numbers) + "\"/>";
    }

    private static String line(String form, Object... numbers) {
        return "<path class=\"fold\" d=\"" + form.formatted(numbers) + "\"/>";
    }
}
