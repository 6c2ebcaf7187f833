package org.calendarinvite.corpus;

import java.util.List;
import java.util.stream.Collectors;
import org.calendarinvite.corpus.Pipeline.Result;
import org.calendarinvite.decision.Notice;

/**
 * One line of the list of outcomes; nothing of what the corpus says stands in it but names of files and dates.
 *
 * @param form how the file was fed
 * @param told the notices, and for a mail that is not applied who hears of it
 * @param letters METHOD, number of VEVENTs and SEQUENCE of each calendar that attendees get
 */
record Row(String file, String form, String outcome, String reason, String told, String letters)
        implements Comparable<Row> {

    static final String HEAD = "file\tform\toutcome\treason\ttold\tletters: METHOD VEVENTs@SEQUENCE";

    static Row of(String file, String form, Result result, String more, List<String> letters) {
        var told = told(result) + (more.isEmpty() ? "" : "; " + more);
        return new Row(file, form, result.outcome(), reason(result.reason()), told, String.join("; ", letters));
    }

    /** What sort of notice about which date, or who is asked or told why there is none. */
    static String told(Result result) {
        if (result.refusal().isPresent()) {
            var refusal = result.refusal().get();
            return refusal.question()
                    .map(question -> "asks " + question.kind())
                    .orElse(refusal.tell() ? "tells the sender" : "tells nobody");
        }
        return result.notices().isEmpty()
                ? "tells nobody"
                : result.notices().stream().map(Row::told).collect(Collectors.joining(", "));
    }

    private static String told(Notice notice) {
        return notice.type() + (notice.instance().isEmpty() ? "" : " " + notice.instance());
    }

    /** The first sentence, without what it quotes. */
    private static String reason(String whole) {
        var first = whole.split("(?<=[.]) (?=[A-Z])", 2)[0];
        return first.replaceAll("\"[^\"]*\"", "\"…\"")
                .replaceAll("as MIME \\(.*\\)", "as MIME (…)")
                .replaceAll("[^\\s<>\"]+@[^\\s<>\",]+", "…@…")
                .replaceAll("\\s+", " ");
    }

    String line() {
        return String.join("\t", file, form, outcome, reason, told, letters).stripTrailing();
    }

    @Override
    public int compareTo(Row other) {
        return (file + "\t" + form).compareTo(other.file + "\t" + other.form);
    }
}
