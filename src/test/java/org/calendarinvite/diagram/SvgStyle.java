package org.calendarinvite.diagram;

import java.util.Locale;
import org.calendarinvite.diagram.Graph.Shape;

/** The colours, once for light and once for dark surroundings. */
final class SvgStyle {

    private static final String FORMS =
            """
            text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;text-anchor:middle}
            .t{font-size:13px;font-weight:600}
            .c{font-size:11px}
            .g{font-size:11px;font-weight:700;letter-spacing:.08em;text-anchor:start;paint-order:stroke;stroke-width:4px}
            .h{font-size:15px;font-weight:700;text-anchor:start}
            .l{font-size:10px}
            .k{text-anchor:start}
            .b rect,.b path{stroke-width:1.3;stroke-linejoin:round}
            .b .fold{fill:none}
            .small .t{font-weight:400}
            .errors rect{stroke-dasharray:5 3}
            .e{fill:none;stroke-width:1.5}
            """;

    private SvgStyle() {}

    static String css() {
        StringBuilder dark = new StringBuilder();
        String light = paint(Colours.LIGHT, "");
        dark.append("@media (prefers-color-scheme:dark){\n")
                .append(paint(Colours.DARK, ""))
                .append("}\n");
        return FORMS + light + dark;
    }

    private static String paint(Colours colours, String indent) {
        StringBuilder css = new StringBuilder();
        css.append(".paper{fill:%s}\n".formatted(colours.paper));
        css.append(".f{fill:%s;stroke:%s}\n".formatted(colours.frame, colours.frameLine));
        css.append(".t,.h{fill:%s}.c,.g,.l{fill:%s}\n".formatted(colours.ink, colours.muted));
        css.append(".lb{fill:%1$s}.g{stroke:%1$s}\n".formatted(colours.frame));
        css.append(".e{stroke:%1$s}.head{fill:%1$s}\n".formatted(colours.arrow));
        for (Shape shape : Shape.values()) {
            String[] pair = colours.of(shape);
            css.append(indent)
                    .append(".%1$s rect,.%1$s path{fill:%2$s;stroke:%3$s}\n".formatted(name(shape), pair[0], pair[1]));
        }
        css.append(".b .fold{fill:none}\n");
        return css.toString();
    }

    static String name(Shape shape) {
        return shape.name().toLowerCase(Locale.ROOT);
    }

    enum Colours {
        LIGHT("#ffffff", "#f4f6fa", "#e2e7f0", "#1b2333", "#566176", "#7a869c"),
        DARK("#0f141c", "#171e29", "#2a3444", "#eef2f8", "#a9b4c6", "#8593a8");

        final String paper;
        final String frame;
        final String frameLine;
        final String ink;
        final String muted;
        final String arrow;

        Colours(String paper, String frame, String frameLine, String ink, String muted, String arrow) {
            this.paper = paper;
            this.frame = frame;
            this.frameLine = frameLine;
            this.ink = ink;
            this.muted = muted;
            this.arrow = arrow;
        }

        /** Fill and outline. */
        String[] of(Shape shape) {
            boolean light = this == LIGHT;
            return switch (shape) {
                case ROUTE, STEP, SPLIT -> pair(light, "#ffffff", "#8ea3c8", "#202a3a", "#6f88b5");
                case SMALL, LINK, OTHER -> pair(light, "#f8f9fc", "#c3ccda", "#1a222f", "#445063");
                case CHOICE, FILTER -> pair(light, "#fff8db", "#d9a400", "#332b0e", "#c79a1c");
                case QUEUE -> pair(light, "#fff0e1", "#e07b1a", "#38230f", "#e08a3a");
                case TOPIC -> pair(light, "#fde8f1", "#d6337c", "#3a1526", "#e0649a");
                case BUCKET -> pair(light, "#e6f6ea", "#2b9348", "#12301c", "#4cb368");
                case TABLE -> pair(light, "#e6ecff", "#3f5fd9", "#182347", "#7590f0");
                case MAIL -> pair(light, "#efe9ff", "#7048e8", "#271c47", "#9b82f2");
                case REST -> pair(light, "#e0f7f7", "#0c8599", "#0d2f35", "#3fb3c4");
                case ERRORS -> pair(light, "#fff0f0", "#d64545", "#371a1a", "#e07070");
            };
        }

        private static String[] pair(boolean light, String fill, String line, String darkFill, String darkLine) {
            return light ? new String[] {fill, line} : new String[] {darkFill, darkLine};
        }
    }
}
