package org.calendarinvite.event;

import org.calendarinvite.organizer.Names;

/**
 * Somebody else's words, made fit to be shown: without control characters (C0, C1), without the signs that turn the direction of
 * text that follows (UAX 9, 2), without halves of characters. Everything else stays as it is, marks and joiners
 * included, since Arabic, Hebrew and emoji need them.
 */
public final class PlainText {

    private PlainText() {}

    /** For titles: line breaks and tabs become blanks. */
    public static String oneLine(String text) {
        return clean(text, ' ', ' ');
    }

    /** For names of people: one that may be taken for an address is none, since his own stands in its place then. */
    public static String name(String text) {
        var line = oneLine(text).strip();
        return Names.likeAddress(line) ? "" : line;
    }

    /** For descriptions: line breaks of any kind become {@code \n}. */
    public static String lines(String text) {
        return clean(text, '\n', '\t');
    }

    /** At most so many chars, never half a character. */
    public static String cut(String text, int length) {
        if (text.length() <= length) return text;
        boolean half = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, half ? length - 1 : length);
    }

    private static String clean(String text, char lineBreak, char tab) {
        var out = new StringBuilder(text.length());
        // A lone half of a character is its own code point here.
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (isBreak(c)) out.append(lineBreak);
            else if (c == '\t') out.append(tab);
            else if (isHalf(c)) out.append('\uFFFD');
            else if (!Character.isISOControl(c) && !isOverride(c)) out.appendCodePoint(c);
        });
        return out.toString();
    }

    /** Also NEL, vertical tab, form feed, and Unicode's line and paragraph separators. */
    private static boolean isBreak(int c) {
        return c >= '\n' && c <= '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Embeddings, overrides and isolates. */
    private static boolean isOverride(int c) {
        return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
