package org.calendarinvite.diagram;

import java.util.ArrayList;
import java.util.List;

/** How wide text is, by a fixed table: the same on every machine, whatever fonts it has. */
final class TextWidth {

    /** Thousandths of the font size for the characters 32 to 126, of a common sans-serif. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584
    };

    private static final int OTHER = 1000;
    /** The widest of the common system fonts against the table; titles are bold. */
    private static final double MARGIN = 1.12;

    private static final double BOLD = 1.1;

    private TextWidth() {}

    static double of(String text, double size) {
        int sum = text.chars()
                .map(c -> c >= 32 && c - 32 < WIDTHS.length ? WIDTHS[c - 32] : OTHER)
                .sum();
        return sum * size * MARGIN / 1000;
    }

    static double ofBold(String text, double size) {
        return of(text, size) * BOLD;
    }

    /** As few lines as {@code limit} allows, of nearly equal width; a longer word keeps a line of its own. */
    static List<String> wrap(String text, double size, double limit) {
        List<String> lines = fill(text, size, limit);
        for (double narrower = limit - 4; narrower > 40; narrower -= 4) {
            List<String> even = fill(text, size, narrower);
            if (even.size() > lines.size()) break;
            lines = even;
        }
        return lines;
    }

    private static List<String> fill(String text, double size, double limit) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && of(longer, size) > limit) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) lines.add(line);
        return lines;
    }
}
