package org.calendarinvite.mail.mailbox;

import java.util.Locale;
import org.calendarinvite.mail.mailbox.ResultsReader.Broken;

/** The words of a header, with comments and folding white space between any two of them (RFC 5322 3.2.2). */
final class ResultsText {

    /** Characters of a header that are read. */
    static final int LONGEST = 16 * 1024;

    /** Comments inside comments. */
    static final int DEEPEST = 10;

    private static final String SPACE = " \t";
    private static final String NO_TOKEN = "()<>@,;:\\\"/[]?=";

    private final String text;
    private int at;

    ResultsText(String text) throws Broken {
        if (text.length() > LONGEST) throw new Broken("too long");
        this.text = text.replaceAll("\r?\n(?=[ \t])", "");
        skip();
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean sees(char wanted) {
        return !atEnd() && text.charAt(at) == wanted;
    }

    boolean takes(char wanted) throws Broken {
        if (!sees(wanted)) return false;
        at++;
        skip();
        return true;
    }

    void expect(char wanted) throws Broken {
        if (!takes(wanted)) throw new Broken("no " + wanted + " at " + at);
    }

    /** A word of letters, digits and hyphens, in lower case. */
    String keyword() throws Broken {
        int start = at;
        while (!atEnd() && (isLetterOrDigit(text.charAt(at)) || "-_".indexOf(text.charAt(at)) >= 0)) at++;
        return word(start).toLowerCase(Locale.ROOT);
    }

    /** A token or a quoted string (RFC 2045 5.1). */
    String value() throws Broken {
        var value = sees('"') ? quoted() : token(NO_TOKEN);
        skip();
        return value;
    }

    /** What was checked: a value, a domain with or without {@code @} before it, or a whole address; never {@code ;}. */
    String address() throws Broken {
        var local = sees('"') ? quoted() : sees('@') ? "" : token("();\\\"@");
        if (!sees('@')) {
            skip();
            return local;
        }
        at++;
        return local + "@" + word(end("();\\\"@"));
    }

    private String token(String without) throws Broken {
        return text.substring(end(without), at);
    }

    /** Goes on to the next of these characters, white space or control; answers where it began. */
    private int end(String without) throws Broken {
        int start = at;
        while (!atEnd() && text.charAt(at) > ' ' && text.charAt(at) != 127 && without.indexOf(text.charAt(at)) < 0)
            at++;
        if (at == start) throw new Broken("no word at " + at);
        return start;
    }

    private String word(int start) throws Broken {
        if (at == start) throw new Broken("no word at " + at);
        var word = text.substring(start, at);
        skip();
        return word;
    }

    private String quoted() throws Broken {
        var value = new StringBuilder();
        for (at++; !sees('"'); at++) {
            if (sees('\\')) at++;
            value.append(plain());
        }
        at++;
        return value.toString();
    }

    private void skip() throws Broken {
        int depth = 0;
        while (!atEnd() && (depth > 0 || SPACE.indexOf(text.charAt(at)) >= 0 || text.charAt(at) == '(')) {
            char c = text.charAt(at);
            if (c == '(' && ++depth > DEEPEST) throw new Broken("too many comments in comments");
            if (c == ')') depth--;
            if (c == '\\' && depth > 0) at++;
            if (SPACE.indexOf(c) < 0) plain();
            at++;
        }
        if (depth > 0) throw new Broken("a comment without an end");
    }

    /** The character here, which must be one that can be seen. */
    private char plain() throws Broken {
        if (atEnd() || Character.isISOControl(text.charAt(at)) && text.charAt(at) != '\t')
            throw new Broken("ends, or has a control character, at " + at);
        return text.charAt(at);
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
