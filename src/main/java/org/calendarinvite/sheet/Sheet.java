package org.calendarinvite.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.calendarinvite.bulk.BulkRow;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.settings.Bulk;

/** The rows of one list, from the first to the last; blank ones are left out. */
final class Sheet {

    private static final int LOOKED_AT = 8192;
    private static final char MARK = '\uFEFF';
    private static final String SEPARATORS = ",;\t";

    private final RowParser rows;
    private final Columns columns;
    private Optional<Cells> ahead;

    Sheet(Reader text, Bulk limits, boolean uids) throws IOException {
        var in = new BufferedReader(text, LOOKED_AT);
        rows = new RowParser(in, separator(in), limits);
        ahead = written();
        columns = Columns.of(
                ahead.orElseThrow(
                        () -> new Refused("The list is empty, so nobody was invited. Give each person a row.")),
                uids);
        if (columns.named()) ahead = written();
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

    /** The one that the first line with anything in it has most of, outside of quotation marks; the mark of its encoding is passed over. */
    private static char separator(BufferedReader in) throws IOException {
        in.mark(1);
        if (in.read() != MARK) in.reset();
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
