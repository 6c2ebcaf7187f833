package org.calendarinvite.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the person out of an address or a name: {@code johndoe@example.com} → {@code j*******@example.com}. */
public final class Mask {

    private static final String STARS = "*******";

    private static final int SHORTEST = 3;

    /** What ends a mailbox's name that is not in quotes. */
    private static final String ENDS = "\\s<>,;:\"'()\\[\\]@";

    /** Ends a name within a URL as well, where these would be encoded. */
    private static final String URL_ENDS = ENDS + "/?=&";

    /** With spaces and escapes in it, at most 64 characters (RFC 5321, 4.5.3.1.1); the text itself may escape the quotes. */
    private static final String QUOTED = "\"(?:[^\"\\\\\\r\\n]|\\\\.){1,64}?\\\\?\"(?=@)";

    /** A domain is shown: how it begins is enough to know it by, in any script or as {@code [192.0.2.1]}. */
    private static final String DOMAIN = "[\\p{L}\\p{N}\\[][A-Za-z0-9.-]*";

    private static final String PLAIN = "(?:" + begun(ENDS) + "[^" + ENDS + "]++|\\G[^" + ENDS + "]{1,64}+)(?=@)";

    private static final String ENCODED_AT = "%(?:25){0,3}40";

    private static final String ENCODED =
            "(?:\\G|" + begun(URL_ENDS) + ")[^" + URL_ENDS + "]+?(?=" + ENCODED_AT + DOMAIN + ")";

    /**
     * The name in the first group, the rest in the second. Looked for where it may begin only, which includes the end of the one
     * before: in a long text without blanks it would be sought from every character on.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("(" + QUOTED + "|" + PLAIN + "|" + ENCODED + ")((?:@|" + ENCODED_AT + ")" + DOMAIN + ")");

    private Mask() {}

    /** Each address in a text, also one that a URL encodes: {@code ann%40example.com}. */
    public static String addresses(String text) {
        return ADDRESS.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(name(found.group(1)) + found.group(2)));
    }

    public static String address(String email) {
        int at = email.lastIndexOf('@');
        return at < 1 ? name(email) : name(email.substring(0, at)) + email.substring(at);
    }

    /** Words of a mail server, without the name of the mailbox in them, unless it is too short to tell from other words. */
    public static String mailbox(String words, String email) {
        var mailbox = email.substring(0, email.lastIndexOf('@'));
        if (mailbox.length() < SHORTEST) return words;
        return Pattern.compile(mailbox, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                .matcher(words)
                .replaceAll(STARS);
    }

    /** {@code John Doe} → {@code J*******}; an empty name stays empty. */
    public static String name(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + STARS;
    }

    private static String begun(String ends) {
        return "(?<![^" + ends + "])";
    }
}
