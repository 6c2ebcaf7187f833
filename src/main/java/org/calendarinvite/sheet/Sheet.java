package org.calendarinvite.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Optional;
import org.calendarinvite.bulk.BulkRow;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.settings.Bulk;

/** The rows of one list, or of a part of it; blank ones are left out. */
final class Sheet {

    private static final int LOOKED_AT = 8192;
    private static final char MARK = '\uFEFF';
    private static final String SEPARATORS = ",;\t";

    private final RowParser rows;
    private final char separator;
    private final Columns columns;
    private Optional<Cells> ahead;

    /** All of a file. */
    Sheet(Reader text, Charset charset, Bulk limits, boolean uids) throws IOException {
        var in = new BufferedReader(text, LOOKED_AT);
        boolean marked = marked(in);
        separator = separator(in);
        rows = new RowParser(in, separator, limits, charset, new Layout.Start(1, marked ? mark(charset) : 0));
        ahead = written();
        columns = Columns.of(
                ahead.orElseThrow(
                        () -> new Refused("The list is empty, so nobody was invited. Give each person a row.")),
                uids);
        if (columns.named()) ahead = written();
    }

    /** What follows this place in a file, whose layout is known. */
    Sheet(Reader text, Charset charset, Bulk limits, Layout layout, Layout.Start begins) throws IOException {
        separator = layout.separator().charAt(0);
        rows = new RowParser(new BufferedReader(text, LOOKED_AT), separator, limits, charset, begins);
        columns = Columns.of(layout);
        ahead = written();
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
