package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.report.Mailboxes;
import org.calendarinvite.report.Mask;
import org.calendarinvite.store.View;
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

    @Inject
    public QuarantineApi(Callers callers, Audit audit, Listing listing) {
        this.callers = callers;
        this.audit = audit;
        this.listing = listing;
    }

    public Map<String, Object> list(Exchange exchange) {
        var view = callers.view(exchange);
        audit.asked(exchange, view.everything(), "quarantine listed", "");
        return listing.of(exchange, view::quarantined, refusal -> refusal(refusal, view));
    }

    private static Map<String, Object> refusal(Refusal refusal, View seen) {
        Map<String, Object> view = new LinkedHashMap<>();
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
