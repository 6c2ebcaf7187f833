package org.calendarinvite.web.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.web.Problem;

/** The body of a request as a record, or a problem that shows what to send. */
@ApplicationScoped
public class JsonBody {

    private static final int LIMIT = 64 * 1024;

    private final ObjectMapper json;
    private final Idempotency idempotency;

    @Inject
    public JsonBody(ObjectMapper json, Idempotency idempotency) {
        this.json = json;
        this.idempotency = idempotency;
    }

    public <T> T read(Exchange exchange, Class<T> type, String example) {
        var message = exchange.getMessage();
        var written = message.getHeader("Content-Type", "", String.class);
        if (!written.toLowerCase(Locale.ROOT).startsWith("application/json"))
            throw new Problem(415, "Send the body as application/json, e.g. " + example + ".");
        var body = message.getBody(byte[].class);
        if (body != null && body.length > LIMIT) throw new Problem(413, "The body is larger than " + LIMIT + " bytes.");
        var read = body == null || body.length == 0 ? null : parse(body, type, example);
        if (read == null) throw new Problem(400, "The body is empty. Send " + example + ".");
        idempotency.begin(exchange, body);
        return read;
    }

    private <T> T parse(byte[] body, Class<T> type, String example) {
        try {
            return json.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(body);
        } catch (UnrecognizedPropertyException e) {
            throw new Problem(
                    400,
                    "There is no field " + PlainText.cut(PlainText.oneLine(e.getPropertyName()), 40) + " here. Send "
                            + example + ".");
        } catch (JsonProcessingException e) {
            throw new Problem(400, "The body is not of the form " + example + ".");
        } catch (IOException e) {
            throw new Problem(400, "The body cannot be read.");
        }
    }
}
