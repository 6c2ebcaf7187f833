package org.calendarinvite.web.caller;

import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.calendarinvite.access.Bucket;
import org.calendarinvite.access.Caller;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.Problems;

/**
 * So many calls a second with each key, and so many from each address (of IPv6: each /64), whatever keys it shows; one more is answered 429. Where a
 * proxy stands before the server, {@code quarkus.http.proxy} says whose address counts.
 */
@ApplicationScoped
public class RateLimit {

    /** Callers that are remembered; the one not heard of for longest is forgotten, and begins anew. */
    private static final int MOST_CALLERS = 10_000;

    /** Before whoever calls is looked up. */
    private static final int EARLY = 1_000;

    /** Bytes of an address. */
    private static final int IPV6 = 16;

    private static final String MAPPED = "00000000000000000000ffff";

    private final Problems problems;
    private final int perSecond;
    private final int perAddress;
    private final int invites;
    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    });

    @Inject
    public RateLimit(Problems problems, Settings settings) {
        this.problems = problems;
        this.perSecond = settings.api().requestsPerSecond();
        this.perAddress = settings.api().requestsPerSecondFromAddress();
        this.invites = settings.api().invitesPerSecond();
    }

    void install(@Observes Filters filters) {
        filters.register(this::pass, EARLY);
    }

    void pass(RoutingContext call) {
        // Before anybody asks for the address, which is worked out once.
        Forwarded.byTheNearest(call.request().headers());
        // Keys that nobody gave out are free to make up: the address comes first.
        var from = "from " + network(call.request().remoteAddress().hostAddress());
        var key = call.request().getHeader("x-api-key");
        if (take(from, perAddress) && (key == null || take(Keys.sha256(key), perSecond))) {
            call.next();
            return;
        }
        call.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "1")
                .putHeader("Content-Type", Problems.TYPE)
                .end(problems.document(429, "Too many calls in this second. Wait a second and go on."));
    }

    /** Whoever has one address of IPv6 has all of its /64 (RFC 6177); other addresses, and what is none, count as they are. */
    static String network(String address) {
        var bytes = address == null || address.indexOf(':') < 0
                ? null
                : NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length != IPV6) return String.valueOf(address);
        var hex = HexFormat.of();
        var start = hex.formatHex(bytes, 0, IPV6 - 4);
        // An address of IPv4 in the clothes of IPv6 (RFC 4291 2.5.5.2).
        return start.equals(MAPPED) ? hex.formatHex(bytes) : start.substring(0, IPV6) + "/64";
    }

    /** Each caller by himself: a link that everybody has stops nobody else. */
    public void invites(Caller caller) {
        if (!take("invites of " + caller.name(), invites))
            throw new Problem(429, "Too many invites in this second. Wait a second and go on.", 1);
    }

    private boolean take(String whose, int most) {
        long now = System.nanoTime();
        return buckets.computeIfAbsent(whose, unused -> new Bucket(most, now)).take(now);
    }
}
