package org.calendarinvite.sheet;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.settings.Bulk;

/**
 * Comma-separated values (RFC 4180) row by row. Libraries keep a whole row, however long it is; here no more of it is kept than
 * the limits allow. Blanks around a field are not part of it, and what follows a closing quotation mark is.
 */
final class RowParser {

    /** Fields of a row that are kept. */
    private static final int MOST = 100;

    private static final int END = -1;
    private static final List<String> BLANK = List.of("");

    private final Reader in;
    private final char[] buffer = new char[8192];
    private int next;
    private int filled;
    private final char separator;
    private final Bulk limits;
    private final int width;
    private int number;
    private long offset;
    private int length;
    private boolean tooLong;

    /**
     * @param begins where it begins in a file of this charset
     */
    RowParser(Reader in, char separator, Bulk limits, Charset charset, Layout.Start begins) {
        this.in = in;
        this.separator = separator;
        this.limits = limits;
        this.width = Encoding.width(charset);
        this.number = begins.row() - 1;
        this.offset = begins.offset();
    }

    /** Empty after the last row. */
    Optional<Cells> next() throws IOException {
        if (peek() == END) return Optional.empty();
        number++;
        long begins = offset;
        if (endsLine(peek())) return Optional.of(blank(begins));
        length = 0;
        tooLong = false;
        List<String> values = new ArrayList<>();
        boolean more = true;
        while (more) {
            var text = new StringBuilder();
            more = field(text);
            if (values.size() < MOST) values.add(text.toString().strip());
            else if (!text.isEmpty()) tooLong = true;
        }
        return Optional.of(new Cells(number, begins, values, tooLong));
    }

    /** Files of nothing else must not cost more than others. */
    private Cells blank(long begins) throws IOException {
        endLine(read());
        return new Cells(number, begins, BLANK, false);
    }

    private static boolean endsLine(int c) {
        return c == '\n' || c == '\r';
    }

    private void endLine(int c) throws IOException {
        if (c == '\r' && peek() == '\n') read();
    }

    /** Whether another field of the row follows. */
    private boolean field(StringBuilder text) throws IOException {
        int c = read();
        while (c == ' ' || c == '\t' && separator != '\t') c = read();
        if (c == '"') c = quoted(text);
        for (; c != END && c != separator && !endsLine(c); c = read()) append(text, c);
        endLine(c);
        return c == separator;
    }

    /** What follows the closing quotation mark. */
    private int quoted(StringBuilder text) throws IOException {
        for (int c = read(); c != END; c = read()) {
            if (c != '"') append(text, c);
            else if (peek() == '"') append(text, read());
            else return read();
        }
        throw new Refused("Row " + number + " has a quotation mark that is never closed, so nobody was invited. "
                + "Close it, or take it out, and send the list again.");
    }

    private void append(StringBuilder text, int c) {
        length++;
        if (text.length() < limits.field() && length <= limits.row()) text.append((char) c);
        else tooLong = true;
    }

    private int peek() throws IOException {
        if (next == filled) {
            filled = Math.max(in.read(buffer), 0);
            next = 0;
        }
        return filled == 0 ? END : buffer[next];
    }

    private int read() throws IOException {
        int c = peek();
        if (c == END) return c;
        next++;
        offset += width > 0 ? width : Encoding.utf8((char) c);
        return c;
    }

    /** How far it is read, in bytes of the file. */
    long offset() {
        return offset;
    }
}
