package org.calendarinvite.web.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * HEAD at a page or a feed is answered as GET without its body (RFC 9110 section 9.3.2): link checkers and calendars that
 * subscribe ask so.
 */
@ApplicationScoped
public class HeadCalls {

    private static final List<String> PUBLIC = List.of("/e/*", "/s/*");

    void install(@Observes Router router) {
        PUBLIC.forEach(path -> router.head(path).order(Integer.MIN_VALUE).handler(HeadCalls::asGet));
    }

    /** The response knows that it answers a HEAD, and keeps the body to itself. */
    private static void asGet(RoutingContext call) {
        call.reroute(HttpMethod.GET, call.request().uri());
    }
}
