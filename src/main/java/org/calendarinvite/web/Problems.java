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
import org.calendarinvite.store.View;
import org.jboss.logging.Logger;

/** Failures → problem documents (RFC 9457). */
@ApplicationScoped
@Named("problems")
public class Problems {

    public static final String TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final ObjectMapper json;

    @Inject
    public Problems(ObjectMapper json) {
        this.json = json;
    }

    public void write(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        var problem = problem(failure);
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        message.setHeader(Exchange.CONTENT_TYPE, TYPE);
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

    public Problem problem(Exception failure) {
        if (failure instanceof Problem known) return known;
        if (failure instanceof ThrottlerRejectedExecutionException) {
            return new Problem(429, "Too many requests at once. Wait a second and send this one again.");
        }
        if (failure instanceof View.Hidden) return new Problem(403, failure.getMessage());
        return unforeseen(failure);
    }

    private static Problem unforeseen(Exception failure) {
        LOG.error("A request failed", failure);
        return new Problem(
                500,
                "Something failed on our side, and nothing was changed. Try again; if it stays, tell the operator.");
    }
}
