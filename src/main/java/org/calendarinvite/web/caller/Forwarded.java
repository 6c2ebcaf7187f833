package org.calendarinvite.web.caller;

import io.vertx.core.MultiMap;

/** What proxies say of a caller's address, where they are believed ({@code quarkus.http.proxy.proxy-address-forwarding}). */
final class Forwarded {

    private static final String FOR = "X-Forwarded-For";

    private Forwarded() {}

    /** Leaves the address that the nearest proxy saw, which stands last; what stands before it the caller may have made up, and Quarkus takes the first. */
    static void byTheNearest(MultiMap headers) {
        var said = headers.getAll(FOR);
        if (said.isEmpty()) return;
        var last = said.get(said.size() - 1);
        headers.set(FOR, last.substring(last.lastIndexOf(',') + 1).strip());
    }
}
