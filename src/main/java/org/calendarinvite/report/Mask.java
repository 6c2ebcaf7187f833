package org.calendarinvite.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the person out of an address or a name: {@code johndoe@example.com} → {@code j*******@example.com}. */
public final class Mask {

    private static final String STARS = "*******";

    private static final int SHORTEST = 3;

    /** Looked for where it may begin only: in a long text without blanks it would be sought from every character on. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![^\\s<>,;:\"'()\\[\\]@])[^\\s<>,;:\"'()\\[\\]@]++@[A-Za-z0-9][A-Za-z0-9.-]*");

    private Mask() {}

    /** Each address in a text. */
    public static String addresses(String text) {
        return ADDRESS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(address(found.group())));
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
}
