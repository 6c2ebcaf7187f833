package org.calendarinvite.web.caller;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.calendarinvite.web.Problems;

/**
 * Routes find header fields, parameters of the path and those of the query in one map, where a field {@code Date} would be the
 * parameter {@code date}. So only fields that somebody reads come in, and each parameter once and from one place.
 */
@ApplicationScoped
public class Fields {

    /** After the bodies, before whoever calls is looked up. */
    private static final int EARLY = 980;

    /** Those that we read by name, and those that HTTP itself and the sign-in need. */
    private static final Set<String> READ = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "idempotency-key",
            "if-modified-since",
            "if-none-match",
            "last-event-id",
            "origin",
            "range",
            "traceparent",
            "tracestate",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-api-key");

    /** The beginnings of more of them: of proxies, of shops, of SNS, of a browser's question before its call. */
    private static final List<String> BEGIN =
            List.of("access-control-request-", "x-forwarded-", "x-shopify-", "x-amz-sns-");

    /** Parameters that are in paths only. */
    private static final Set<String> OF_PATHS =
            Set.of("uid", "id", "organizer", "email", "letter", "token", "week", "slug", "month");

    /** It is no route, and takes its parameters from the query alone. */
    private static final String LIVE = "/api/live";

    private static final String EVENT_PAGE = "/e/";
    private static final String SEASON_PAGE = "/s/";

    /** Its file is the body, so that all else stands in the query. */
    private static final String SCHEDULE = "/api/schedules/";

    private final Problems problems;

    @Inject
    public Fields(Problems problems) {
        this.problems = problems;
    }

    void install(@Observes Filters filters) {
        filters.register(this::pass, EARLY);
    }

    void pass(RoutingContext call) {
        drop(call.request());
        var flaw = flaw(call);
        if (flaw.isEmpty()) {
            call.next();
            return;
        }
        call.response()
                .setStatusCode(400)
                .putHeader("Content-Type", Problems.TYPE)
                .end(problems.document(400, flaw.get()));
        call.request().resume();
    }

    private static void drop(HttpServerRequest request) {
        var headers = request.headers();
        for (var name : Set.copyOf(headers.names())) if (!read(name.toLowerCase(Locale.ROOT))) headers.remove(name);
    }

    private static boolean read(String name) {
        return READ.contains(name) || BEGIN.stream().anyMatch(name::startsWith);
    }

    /** A link to the page of an event may bring the address for its form. */
    private static boolean fills(String name, String path) {
        boolean page = path.startsWith(EVENT_PAGE) || path.startsWith(SEASON_PAGE);
        return path.equals(LIVE)
                || name.equals("email") && page
                || name.equals("organizer") && path.startsWith(SCHEDULE);
    }

    private static Optional<String> flaw(RoutingContext call) {
        var query = call.queryParams();
        var lower = query.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        if (lower.size() < query.entries().size()) return Optional.of("Give each parameter once.");
        return lower.stream()
                .filter(name -> OF_PATHS.contains(name) && !fills(name, call.normalizedPath()))
                .findFirst()
                .map(name -> "The parameter " + name + " is a part of the path. Leave it out of the query.");
    }
}
