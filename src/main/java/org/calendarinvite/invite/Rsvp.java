package org.calendarinvite.invite;

import java.util.Locale;
import java.util.regex.Pattern;

/** The mailbox of one attendee's own, {@code rsvp-<token>@domain}. */
public final class Rsvp {

    private static final String PREFIX = "rsvp-";

    private static final Pattern IN_TEXT = Pattern.compile("(?<![\\w.+-])" + PREFIX + "([\\w-]+)@");

    private Rsvp() {}

    public static String address(String token, String domain) {
        return PREFIX + token + "@" + domain;
    }

    /**
     * The token that an address carries.
     *
     * @param address normalised
     * @return empty when it is nobody's own mailbox
     */
    public static String token(String address) {
        int at = address.lastIndexOf('@');
        return address.startsWith(PREFIX) && at > 0 ? address.substring(PREFIX.length(), at) : "";
    }

    /** The token of the first such mailbox that a header (Reply-To) names, or empty. */
    public static String tokenIn(String header) {
        var found = IN_TEXT.matcher(header.toLowerCase(Locale.ROOT));
        return found.find() ? found.group(1) : "";
    }
}
