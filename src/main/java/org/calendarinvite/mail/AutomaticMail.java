package org.calendarinvite.mail;

import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows by its header a mail that a machine wrote or that asks machines not to answer: whoever does starts a loop. */
final class AutomaticMail {

    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply", "auto-reply");

    /** What Exchange asks not to be sent (MS-OXCMAIL); our notices are answers of this kind. */
    private static final Set<String> SUPPRESSED = Set.of("all", "autoreply", "oof");

    /** Written by machines only, whatever they say: vacation answers of older systems and of iCloud. */
    private static final Set<String> SIGNS = Set.of("X-Autoreply", "X-Autorespond", "X-Apple-Action");

    /** Mailboxes that nobody reads. */
    private static final Pattern NOBODY =
            Pattern.compile("(^|<|\\s)(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@");

    private final InternetHeaders headers;

    private AutomaticMail(InternetHeaders headers) {
        this.headers = headers;
    }

    static boolean wrote(InternetHeaders headers) {
        var mail = new AutomaticMail(headers);
        // RFC 3834 5, where anything but "no" is a machine, and 2: never to a null return path
        return mail.words("Auto-Submitted").anyMatch(word -> !word.equals("no"))
                || mail.values("Return-Path")
                        .anyMatch(path -> path.replaceAll("\\s", "").equals("<>"))
                || mail.words("Precedence").anyMatch(BULK::contains)
                || mail.words("Content-Type").anyMatch("multipart/report"::equals)
                || mail.values("X-Auto-Response-Suppress")
                        .flatMap(value -> Arrays.stream(value.split("[,;\\s]+")))
                        .anyMatch(SUPPRESSED::contains)
                || mail.values("From").anyMatch(from -> NOBODY.matcher(from).find())
                || SIGNS.stream().anyMatch(sign -> headers.getHeader(sign) != null);
    }

    /** The first word of each such header, without parameters. */
    private Stream<String> words(String name) {
        return values(name).map(value -> value.replaceFirst("[;,\\s].*", "")).filter(word -> !word.isEmpty());
    }

    /** On one line, in lower case, without comments (RFC 5322 3.2.2). */
    private Stream<String> values(String name) {
        var written = headers.getHeader(name);
        return (written == null ? Stream.<String>empty() : Arrays.stream(written))
                .map(MimeUtility::unfold)
                .map(value -> value.replaceAll("\\([^()]*\\)", " ").strip().toLowerCase(Locale.ROOT));
    }
}
