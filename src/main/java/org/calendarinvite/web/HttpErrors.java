package org.calendarinvite.web;

import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.IntStream;

/** What never reaches a route (wrong path, wrong method, too large) is a problem document as well. */
@ApplicationScoped
public class HttpErrors {

    private static final Map<Integer, String> DETAILS = Map.of(
            403, "Your key does not allow this.",
            404, "There is nothing at this address.",
            405, "This address does not take this method.",
            406, "The API answers application/json.",
            413, "The body is too large.",
            415, "Send the body as application/json.");

    private final Problems problems;

    @Inject
    public HttpErrors(Problems problems) {
        this.problems = problems;
    }

    void install(@Observes Router router) {
        // Before the handler of Quarkus, which would answer without a word.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::forbidden);
        DETAILS.forEach((status, detail) -> router.errorHandler(status, call -> answer(call, status, detail)));
        // The files of the dashboard match every path, so that a wrong method at one of ours looks like a wrong path.
        router.errorHandler(404, call -> {
            int status = ours(router, call.normalizedPath()) ? 405 : 404;
            answer(call, status, DETAILS.get(status));
        });
    }

    private static boolean ours(Router router, String path) {
        return router.getRoutes().stream()
                .filter(route -> route.getPath() != null
                        && route.methods() != null
                        && !route.methods().isEmpty())
                .anyMatch(route -> matches(route.getPath().split("/", -1), path.split("/", -1)));
    }

    /** A segment that begins with a colon is a parameter. */
    private static boolean matches(String[] pattern, String[] path) {
        return pattern.length == path.length
                && IntStream.range(0, path.length)
                        .allMatch(i -> pattern[i].equals(path[i]) || pattern[i].startsWith(":"));
    }

    private void forbidden(RoutingContext call) {
        if (call.failure() instanceof ForbiddenException) answer(call, 403, DETAILS.get(403));
        else call.next();
    }

    private void answer(RoutingContext call, int status, String detail) {
        if (call.response().ended()) return;
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problems.TYPE)
                .end(problems.document(status, detail));
    }
}
