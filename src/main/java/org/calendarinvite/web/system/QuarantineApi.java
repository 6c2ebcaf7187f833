package org.calendarinvite.web.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.report.Mailboxes;
import org.calendarinvite.report.Mask;
import org.calendarinvite.store.View;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** {@code /api/system/quarantine}: the mails that are held, why, and whether somebody was asked about them. */
@ApplicationScoped
@Named("quarantineApi")
public class QuarantineApi {

    private final Callers callers;
    private final Audit audit;
    private final Listing listing;
    private final ObjectMapper json;

    @Inject
    public QuarantineApi(Callers callers, Audit audit, Listing listing, ObjectMapper json) {
        this.callers = callers;
        this.audit = audit;
        this.listing = listing;
        this.json = json;
    }

    public Map<String, Object> list(Exchange exchange) {
        var view = callers.view(exchange);
        audit.asked(exchange, view.everything(), "quarantine listed", "");
        return listing.of(exchange, view::quarantined, refusal -> refusal(refusal, view));
    }

    /** The mail once more, with what was said of it: whoever was asked is not passed over. */
    public MailNotice retry(@Header("id") String name, Exchange exchange) throws JsonProcessingException {
        var seen = callers.view(exchange);
        audit.asked(exchange, seen.everything(), "mail read again", name);
        var refusal = held(seen, name);
        if (refusal.mailKey().isEmpty()) throw new Problem(409, "This was a call and no mail: send the call again.");
        return json.readValue(refusal.notice(), MailNotice.class)
                .with(seen.said(refusal), refusal.mailbox(), refusal.keptAt());
    }

    /** Where the raw mail is, as it came and as it was kept; none for a call. It goes first, so that what breaks off is asked again. */
    public List<String> deleting(@Header("id") String name, Exchange exchange) {
        var seen = callers.view(exchange);
        audit.asked(exchange, seen.everything(), "held mail deleted", name);
        var refusal = held(seen, name);
        return Stream.of(refusal.mailKey(), refusal.mailKey().isEmpty() ? "" : refusal.keptAt())
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
    }

    /** Whoever was asked about it finds that there is nothing to say any more. */
    public void delete(@Header("id") String name, Exchange exchange) {
        var seen = callers.view(exchange);
        seen.quarantined(name).ifPresent(seen::forget);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 204);
        exchange.getMessage().setBody(null);
    }

    private static Refusal held(View seen, String name) {
        return seen.quarantined(name).orElseThrow(() -> new Problem(404, "No mail " + name + " is held."));
    }

    public Map<String, Object> accepted(@Variable("held") String name, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        return Map.of("id", name);
    }

    /** As {@link View#quarantined(String)} takes it. */
    private static String name(Refusal refusal) {
        return refusal.name().substring(refusal.name().indexOf('/') + 1);
    }

    private static Map<String, Object> refusal(Refusal refusal, View seen) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", name(refusal));
        view.put("id", refusal.id());
        view.put("at", refusal.at().toString());
        view.put("mail_key", refusal.mailKey());
        view.put("sender", refusal.sender());
        view.put("mailbox", Mailboxes.kind(refusal.mailbox()));
        view.put("subject", refusal.subject());
        view.put("outcome", refusal.outcome().name().toLowerCase(Locale.ROOT));
        view.put("reason", refusal.reason());
        view.put("trace", refusal.trace());
        refusal.question().ifPresent(question -> view.put("question", question(question, seen.said(refusal))));
        return view;
    }

    private static Map<String, Object> question(Question question, Consent said) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", question.kind().name().toLowerCase(Locale.ROOT));
        view.put("decider", Mask.address(question.decider()));
        view.put("said", said.name().toLowerCase(Locale.ROOT));
        return view;
    }
}
