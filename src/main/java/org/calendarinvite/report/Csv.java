package org.calendarinvite.report;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of comma-separated values (RFC 4180), safe in a spreadsheet: what it would compute or send begins with an apostrophe,
 * which it takes for text.
 */
public final class Csv {

    private static final String COMPUTED = "=+-@\t\r\n|%";

    private Csv() {}

    /** One line with its end. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        // A full-width sign is computed as well, once the spreadsheet has made it narrow.
        var narrow = text.isEmpty() ? "" : Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
        boolean computed = !narrow.isEmpty() && COMPUTED.indexOf(narrow.charAt(0)) >= 0
                || !text.isEmpty() && COMPUTED.indexOf(text.charAt(0)) >= 0;
        var safe = computed ? "'" + text : text;
        boolean quoted =
                safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c == '\t')
                        || !safe.equals(safe.strip());
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
