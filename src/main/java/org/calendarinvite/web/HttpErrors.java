package org.calendarinvite.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;

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
        DETAILS.forEach((status, detail) -> router.errorHandler(status, call -> answer(call, status, detail)));
    }

    private void answer(RoutingContext call, int status, String detail) {
        if (call.response().ended()) return;
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problems.TYPE)
                .end(problems.document(status, detail));
    }
}
