package org.calendarinvite.web.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.camel.Exchange;
import org.calendarinvite.organizer.Keys;

/** A view as the JSON of an answer: with an ETag where it is read (RFC 9110 8.8.3), and 304 where the caller has it already. */
@ApplicationScoped
@Named("answers")
public class Answers {

    private static final String LOCATION = "Location";
    private static final String JSON = "application/json";

    /** Hex digits of the hash that an ETag shows: 128 bits. */
    private static final int TAG = 32;

    private final ObjectMapper json;
    private final Idempotency idempotency;

    @Inject
    public Answers(ObjectMapper json, Idempotency idempotency) {
        this.json = json;
        this.idempotency = idempotency;
    }

    public void write(Exchange exchange) throws JsonProcessingException {
        var message = exchange.getMessage();
        var body = json.writeValueAsBytes(message.getBody());
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
        var location = message.getHeader(LOCATION, "", String.class);
        boolean read = "GET".equals(message.getHeader(Exchange.HTTP_METHOD, "", String.class));
        var known = message.getHeader("If-None-Match", "", String.class);
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (!location.isEmpty()) message.setHeader(LOCATION, location);
        if (read) tag(exchange, body, known);
        if (message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class) == 304) return;
        message.setHeader(Exchange.CONTENT_TYPE, JSON);
        message.setBody(body);
        idempotency.answered(exchange, status, location, body);
    }

    /** Whoever has the same already is sent nothing but that. */
    private static void tag(Exchange exchange, byte[] body, String known) {
        var message = exchange.getMessage();
        var tag = "W/\"" + Keys.sha256(new String(body, StandardCharsets.UTF_8)).substring(0, TAG) + "\"";
        message.setHeader("ETag", tag);
        boolean same = Arrays.stream(known.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || strong(one).equals(strong(tag)));
        if (!same) return;
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 304);
        message.setBody(null);
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /** As it was answered the first time. */
    public void again(Exchange exchange) {
        var again = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Idempotency.Again.class);
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, again.once().status());
        message.setHeader(Exchange.CONTENT_TYPE, JSON);
        if (!again.once().location().isEmpty())
            message.setHeader(LOCATION, again.once().location());
        message.setHeader("Idempotent-Replayed", "true");
        message.setBody(again.once().body());
    }
}
