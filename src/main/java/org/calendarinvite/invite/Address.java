package org.calendarinvite.invite;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One form for every spelling of a mail address, so that two spellings are one attendee. */
public final class Address {

    private static final int MAX = 254;
    private static final int MAX_LOCAL = 64;
    private static final String SCHEME = "mailto:";
    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private Address() {}

    /**
     * Reads {@code Jo@Example.COM}, {@code MAILTO:jo%40example.com} and their like.
     *
     * @return the normalised address; empty when nobody can be mailed there (SES sends to ASCII local parts only)
     */
    public static Optional<String> parse(String written) {
        if (written == null || written.length() > 4 * MAX) return Optional.empty();
        String address = bare(written.strip()).toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        if (at < 1) return Optional.empty();
        String local = address.substring(0, at);
        String domain = ascii(address.substring(at + 1));
        boolean valid = local.length() <= MAX_LOCAL
                && at + 1 + domain.length() <= MAX
                && LOCAL.matcher(local).matches()
                && DOMAIN.matcher(domain).matches();
        return valid ? Optional.of(local + "@" + domain) : Optional.empty();
    }

    /**
     * Reads an address of a mail's header or envelope (RFC 5322 3.4.1): no URI, and nothing in it that only looks like ASCII,
     * since whoever proves a sender reads him so.
     */
    public static Optional<String> ofMail(String written) {
        if (written == null || written.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return Optional.empty();
        int at = written.lastIndexOf('@');
        boolean plain = at > 0
                && written.substring(0, at).chars().allMatch(c -> c < 128)
                && Normalizer.isNormalized(written, Normalizer.Form.NFKC)
                && written.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT);
        return plain ? parse(written) : Optional.empty();
    }

    private static String bare(String written) {
        if (!written.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return written;
        String path = written.substring(SCHEME.length());
        int query = path.indexOf('?');
        return decoded(query < 0 ? path : path.substring(0, query)).strip();
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }

    /** Empty, which is no domain, when it cannot be written in ASCII. */
    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return "";
        }
    }
}
