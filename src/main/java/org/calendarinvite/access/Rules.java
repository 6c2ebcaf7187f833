package org.calendarinvite.access;

import java.util.regex.Pattern;
import org.calendarinvite.access.Caller.Scope;

/** Which calls a caller may make at all; whose records he then sees, {@link Reach} says. docs/access.md is the same as a table. */
public final class Rules {

    private static final String SYSTEM = "/api/system/";

    /** The mailboxes of the embedded world, which are nobody's in particular. */
    private static final String LOCAL = "/api/local/";

    /** A list that is asked for by POST, so that an address stands in no log of paths. */
    private static final String LIST_BY_POST = "/api/organizer/events";

    private static final String STREAM = "/api/live";

    /** A ticket only reads; it is asked for by POST, since each is another. */
    private static final String TICKET_BY_POST = "/api/live/ticket";

    /** A mail with sample data, under a brand that is only tried: it stands in the body. */
    private static final Pattern SKETCH_BY_POST = Pattern.compile("/api/organizer/[^/]+/preview/[^/]+");

    private static final Pattern BEHIND_A_LINK =
            Pattern.compile("/api/event/[^/]+(/(statistics|attendees|history|dates))?");
    private static final Pattern ASKED_BY_A_LINK =
            Pattern.compile("/api/event/[^/]+/(invite|report)|/api/organizer/[^/]+/links/revoke");

    private Rules() {}

    /** @param path normalised, without a query */
    public static boolean allow(Caller caller, String method, String path) {
        boolean reads = method.equals("GET")
                || method.equals("HEAD")
                || path.equals(LIST_BY_POST)
                || path.equals(TICKET_BY_POST)
                || method.equals("POST") && SKETCH_BY_POST.matcher(path).matches();
        if (!caller.may(reads ? Scope.READ : Scope.WRITE)) return false;
        return switch (caller.role()) {
            case SYSTEM -> true;
            case ORGANIZER -> !path.startsWith(SYSTEM) && !path.startsWith(LOCAL);
            case LINK ->
                reads
                        ? BEHIND_A_LINK.matcher(path).matches()
                        : method.equals("POST") && ASKED_BY_A_LINK.matcher(path).matches();
            case TICKET -> method.equals("GET") && path.equals(STREAM);
        };
    }
}
