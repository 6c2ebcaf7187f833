package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.calendarinvite.aws.SnsNotices;
import org.calendarinvite.web.Problem;

/** {@code POST /api/feedback/sns}: what SES tells, by a subscription of SNS over HTTP instead of the queue. */
@ApplicationScoped
@Named("snsApi")
public class SnsApi {

    /** SNS sends no more. */
    private static final int LIMIT = 256 * 1024;

    private final SnsNotices notices;

    @Inject
    public SnsApi(SnsNotices notices) {
        this.notices = notices;
    }

    /** The notice as text, for the queue; null, which the route filters, when there is nothing more to do. */
    public String read(Exchange exchange) {
        if (!notices.on()) throw new Problem(404, "There is nothing at this address.");
        var body = exchange.getMessage().getBody(byte[].class);
        if (body == null || body.length > LIMIT) throw new Problem(400, "The body is no message of SNS.");
        try {
            return notices.take(new String(body, StandardCharsets.UTF_8)).orElse(null);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, e.getMessage() + ".");
        } catch (SnsNotices.NotBelieved e) {
            throw new Problem(403, e.getMessage() + ".");
        } catch (IOException e) {
            throw new Problem(502, "SNS cannot be asked now. Send it again.");
        }
    }

    public Map<String, Object> taken() {
        return Map.of("status", "taken");
    }
}
