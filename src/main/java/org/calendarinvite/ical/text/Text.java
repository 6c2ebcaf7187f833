package org.calendarinvite.ical.text;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.calendarinvite.event.PlainText;

/** How iCalendar writes text: escapes, parameter values and folded lines (RFC 5545 3.1, 3.2, 3.3.11). */
public final class Text {

    private static final int FOLD = 75;
    private static final int QUOTED = 80;
    private static final String PLAIN_IN_MAILTO = "!$&'*+-./=@_~";
    private static final Set<Character> ESCAPED = Set.of('\\', ';', ',', ':', '"');

    private Text() {}

    /** A TEXT value; line breaks become {@code \n}, other control characters go. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        String lines = PlainText.lines(text);
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            if (c == '\n') out.append("\\n");
            else if (c == '\\' || c == ';' || c == ',') out.append('\\').append(c);
            else out.append(c);
        }
        return out.toString();
    }

    /** The text of a TEXT value; a backslash that escapes nothing stays. */
    public static String unescape(String value) {
        if (value.indexOf('\\') < 0) return value;
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char next = c == '\\' && i + 1 < value.length() ? value.charAt(++i) : 0;
            if (next == 0) out.append(c);
            else if (next == 'n' || next == 'N') out.append('\n');
            else if (ESCAPED.contains(next)) out.append(next);
            else out.append(c).append(next);
        }
        return out.toString();
    }

    /** A parameter value on one line, in DQUOTEs when it needs them; what DQUOTEs cannot hold goes by carets (RFC 6868). */
    public static String parameter(String value) {
        String clean = clean(value).replace("^", "^^").replace("\"", "^'");
        boolean quote = clean.chars().anyMatch(c -> c == ':' || c == ';' || c == ',');
        return quote ? '"' + clean + '"' : clean;
    }

    /** The value that carets stand for, read once from left to right (RFC 6868 3.2). */
    public static String uncaret(String parameter) {
        if (parameter.indexOf('^') < 0) return parameter;
        StringBuilder out = new StringBuilder(parameter.length());
        for (int i = 0; i < parameter.length(); i++) {
            char c = parameter.charAt(i);
            char next = c == '^' && i + 1 < parameter.length() ? parameter.charAt(i + 1) : 0;
            int known = "n'^".indexOf(next);
            out.append(known < 0 ? c : "\n\"^".charAt(known));
            if (known >= 0) i++;
        }
        return out.toString();
    }

    /** On one line and without control characters. */
    public static String clean(String value) {
        return PlainText.oneLine(value);
    }

    /** Somebody else's words in a sentence of ours. */
    public static String quote(String value) {
        String clean = clean(value);
        return '"' + (clean.length() > QUOTED ? PlainText.cut(clean, QUOTED) + "…" : clean) + '"';
    }

    /** A mailto URI in which nothing of the address can end the line or the URI (RFC 6068). */
    public static String mailto(String address) {
        StringBuilder out = new StringBuilder("mailto:");
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN_IN_MAILTO.indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }

    /** Appends a content line: CRLF at its end, folded, never inside a character or an escape. */
    public static void line(StringBuilder out, String line) {
        int octets = 0;
        for (int i = 0, next; i < line.length(); i = next) {
            next = Math.min(line.length(), line.charAt(i) == '\\' ? i + 2 : i + 1);
            if (next < line.length() && Character.isLowSurrogate(line.charAt(next))) next++;
            int size = octets(line, i, next);
            if (octets + size > FOLD) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(line, i, next);
            octets += size;
        }
        out.append("\r\n");
    }

    private static int octets(String line, int from, int to) {
        if (to == from + 1 && line.charAt(from) < 0x80) return 1;
        return line.substring(from, to).getBytes(StandardCharsets.UTF_8).length;
    }
}
