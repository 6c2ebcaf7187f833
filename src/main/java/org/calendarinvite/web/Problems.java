package org.calendarinvite.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.processor.ThrottlerRejectedExecutionException;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.View;
import org.jboss.logging.Logger;

/** Failures → problem documents (RFC 9457). */
@ApplicationScoped
@Named("problems")
public class Problems {

    public static final String TYPE = "application/problem+json";

    /** Nothing more is known: it may have failed before it was done, or after. */
    static final String FAILED = "Something failed on our side. Try again; if it stays, tell the operator.";

    /** What is asked again is found, and told anew. */
    static final String HALF_DONE = "What you asked for is kept, but something failed on our side before all who are"
            + " concerned could be told. Try again, and it goes on; if it stays, tell the operator.";

    /** The routes that keep something before they tell it set it, too. */
    private static final String KEPT = "kept";

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final ObjectMapper json;

    @Inject
    public Problems(ObjectMapper json) {
        this.json = json;
    }

    public void write(Exchange exchange) {
        var problem = problem(exchange);
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        message.setHeader(Exchange.CONTENT_TYPE, TYPE);
        if (problem.after() > 0) message.setHeader("Retry-After", problem.after());
        message.setBody(document(problem.status(), problem.getMessage()));
    }

    public String document(int status, String detail) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", HttpResponseStatus.valueOf(status).reasonPhrase());
        document.put("status", status);
        document.put("detail", detail);
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }

    /** What was asked is kept from here on, whatever fails after it. */
    public static void kept(Exchange exchange) {
        exchange.setProperty(KEPT, true);
    }

    public Problem problem(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (failure instanceof Problem known) return known;
        if (failure instanceof ThrottlerRejectedExecutionException) {
            return new Problem(429, "Too many requests at once. Wait a second and send this one again.", 1);
        }
        if (failure instanceof Store.Conflict) return busy(failure);
        if (failure instanceof Refused) return new Problem(422, failure.getMessage());
        if (failure instanceof View.Hidden) return new Problem(403, failure.getMessage());
        return unforeseen(failure, exchange.getProperty(KEPT) != null);
    }

    /** It was decided again and again, and each time somebody else was faster; what could not be written was not. */
    private static Problem busy(Exception failure) {
        LOG.warnf("A request lost every race: %s", failure.getMessage());
        return new Problem(503, "Others change the same at this moment. Wait a second and try again.", 1);
    }

    private static Problem unforeseen(Exception failure, boolean kept) {
        LOG.error("A request failed", failure);
        return new Problem(500, kept ? HALF_DONE : FAILED);
    }
}
