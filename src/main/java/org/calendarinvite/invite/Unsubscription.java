package org.calendarinvite.invite;

import java.time.Instant;
import org.calendarinvite.decision.Traced;

/**
 * Whoever holds an attendee's token says that he wants no more mail of this organizer (RFC 2369, RFC 8058), or takes that back.
 *
 * @param undo whether he takes it back
 * @param at when it reached us
 */
public record Unsubscription(String token, boolean undo, Instant at, String trace) implements Traced {

    private static final String PREFIX = "unsubscribe-";

    /** The mailbox that a mail is sent to, whatever it says. */
    public static String address(String token, String domain) {
        return PREFIX + token + "@" + domain;
    }

    /**
     * The token that an address carries.
     *
     * @param address normalised
     * @return empty when it is no such mailbox
     */
    public static String token(String address) {
        int at = address.lastIndexOf('@');
        return address.startsWith(PREFIX) && at > 0 ? address.substring(PREFIX.length(), at) : "";
    }

    /** The path of the page, below the address of this server. */
    public static String path(String token) {
        return "/unsubscribe/" + token;
    }
}
