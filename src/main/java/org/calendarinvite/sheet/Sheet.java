package org.calendarinvite.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.calendarinvite.bulk.BulkRow;
import org.calendarinvite.bulk.Glance;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.settings.Bulk;

/** The rows of one list, or of a part of it; blank ones are left out. */
final class Sheet {

    private static final int LOOKED_AT = 8192;
    private static final int SHOWN = 100;
    private static final char MARK = '\uFEFF';
    private static final String SEPARATORS = ",;\t";
    private static final Cells NONE = new Cells(0, 0, List.of(), false);

    private final RowParser rows;
    private final char separator;
    private final Columns columns;
    private final Cells first;
    private Optional<Cells> ahead;

    /**
     * All of a file.
     *
     * @param reading what the columns are, by the first row
     */
    Sheet(Reader text, Charset charset, Bulk limits, Function<Cells, Columns> reading) throws IOException {
        var in = new BufferedReader(text, LOOKED_AT);
        boolean marked = marked(in);
        separator = separator(in);
        rows = new RowParser(in, separator, limits, charset, new Layout.Start(1, marked ? mark(charset) : 0));
        ahead = written();
        first = ahead.orElseThrow(
                () -> new Refused("The list is empty, so nobody was invited. Give each person a row."));
        columns = reading.apply(first);
        if (columns.named()) ahead = written();
    }

    /** What follows this place in a file, whose layout is known. */
    Sheet(Reader text, Charset charset, Bulk limits, Layout layout, Layout.Start begins) throws IOException {
        separator = layout.separator().charAt(0);
        rows = new RowParser(new BufferedReader(text, LOOKED_AT), separator, limits, charset, begins);
        columns = Columns.of(layout);
        ahead = written();
        first = ahead.orElse(NONE);
    }

    /** Where its pages lie is not known by it. */
    Layout layout() {
        return columns.layout(separator);
    }

    /** Where the next row begins; empty after the last one. */
    Optional<Layout.Start> start() {
        return ahead.map(row -> new Layout.Start(row.number(), row.offset()));
    }

    /** How far the file is read, in bytes: all of it after the last row, unless something in it is no text of its charset. */
    long offset() {
        return rows.offset();
    }

    Optional<BulkRow> next() throws IOException {
        var found = ahead;
        if (found.isPresent()) ahead = written();
        return found.map(columns::row);
    }

    /** The columns, with what stands in the next rows; these are read then. */
    List<Glance.Column> columns(int rows) throws IOException {
        List<Cells> samples = new ArrayList<>();
        for (; samples.size() < rows && ahead.isPresent(); ahead = written()) samples.add(ahead.get());
        List<Glance.Column> seen = new ArrayList<>();
        for (int i = 0; i < first.values().size(); i++) {
            int place = i;
            var name = columns.named() ? shown(first.at(place)) : "";
            var there = samples.stream()
                    .map(row -> shown(row.at(place)))
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            seen.add(new Glance.Column(name, columns.word(place), there));
        }
        return seen;
    }

    private static String shown(String cell) {
        return PlainText.cut(PlainText.oneLine(cell), SHOWN);
    }

    private Optional<Cells> written() throws IOException {
        var row = rows.next();
        while (row.filter(Cells::blank).isPresent()) row = rows.next();
        return row;
    }

    private static int mark(Charset charset) {
        int width = Encoding.width(charset);
        return width > 0 ? width : Encoding.utf8(MARK);
    }

    /** The mark of its encoding is passed over. */
    static boolean marked(BufferedReader in) throws IOException {
        in.mark(1);
        if (in.read() == MARK) return true;
        in.reset();
        return false;
    }

    /** The one that the first line with anything in it has most of, outside of quotation marks. */
    static char separator(BufferedReader in) throws IOException {
        in.mark(LOOKED_AT);
        var counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean any = false;
        for (int i = 0, c = in.read(); i < LOOKED_AT - 1 && c >= 0; i++, c = in.read()) {
            if (c == '"') quoted = !quoted;
            if (!quoted && any && (c == '\n' || c == '\r')) break;
            any |= !Character.isWhitespace(c);
            int which = SEPARATORS.indexOf(c);
            if (!quoted && which >= 0) counts[which]++;
        }
        in.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[most]) most = i;
        return SEPARATORS.charAt(most);
    }
}
