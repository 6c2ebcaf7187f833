package org.calendarinvite.web.tell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.access.Caller;
import org.calendarinvite.settings.Live;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Tickets;

/** Places of listeners on the live stream, of this process: so many for one caller, one tenant and all. */
final class Streams {

    /** Seconds. */
    private static final int AFTER = 30;

    private final Live limits;
    private final Map<String, Integer> taken = new HashMap<>();

    Streams(Live limits) {
        this.limits = limits;
    }

    /** Takes a place, which {@link #leave} gives back; or says why there is none. */
    synchronized Optional<Problem> take(Caller caller) {
        if (of(caller(caller)) >= limits.listenersPerCaller())
            return Optional.of(new Problem(
                    429,
                    "You have " + limits.listenersPerCaller() + " streams open, and that is the limit. Close one, or"
                            + " share one among your pages.",
                    AFTER));
        if (of(tenant(caller)) >= limits.listenersPerTenant())
            return Optional.of(new Problem(
                    429,
                    "Your tenant has " + limits.listenersPerTenant() + " streams open, and that is the limit. Try again"
                            + " when one was closed.",
                    AFTER));
        if (of("") >= limits.listeners())
            return Optional.of(new Problem(
                    503,
                    "There are " + limits.listeners() + " listeners, and that is the limit of the server. Try again"
                            + " later.",
                    AFTER));
        move(caller, 1);
        return Optional.empty();
    }

    synchronized void leave(Caller caller) {
        move(caller, -1);
    }

    private int of(String whose) {
        return taken.getOrDefault(whose, 0);
    }

    private void move(Caller caller, int by) {
        for (var whose : new String[] {"", tenant(caller), caller(caller)})
            taken.compute(whose, (any, many) -> {
                int now = (many == null ? 0 : many) + by;
                return now == 0 ? null : now;
            });
    }

    private static String tenant(Caller caller) {
        return "tenant " + caller.reach().tenant();
    }

    /** Names of people are a tenant's own. */
    private static String caller(Caller caller) {
        return "caller " + caller.reach().tenant() + " " + Tickets.holder(caller);
    }
}
