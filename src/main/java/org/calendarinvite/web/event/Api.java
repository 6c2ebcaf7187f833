package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.report.Mask;
import org.calendarinvite.report.Numbers;
import org.calendarinvite.report.Views;
import org.calendarinvite.store.View;
import org.calendarinvite.web.Cursor;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Callers;

/** The reading half of the API. */
@ApplicationScoped
@Named("api")
public class Api {

    private final Callers callers;
    private final Occurrences occurrences;
    private final Cursor cursor;

    @Inject
    public Api(Callers callers, Occurrences occurrences, Cursor cursor) {
        this.callers = callers;
        this.occurrences = occurrences;
        this.cursor = cursor;
    }

    public Map<String, Object> event(@Header("uid") String uid, Exchange exchange) {
        return Views.event(callers.event(exchange, uid));
    }

    public Map<String, Object> attendees(
            @Header("uid") String uid, @Header("next") String next, @Header("limit") String limit, Exchange exchange) {
        var event = callers.event(exchange, uid);
        var page = callers.view(exchange).attendees(event, cursor.open(next), Cursor.pageSize(limit));
        return Views.list(
                page.items().stream()
                        .map(one -> Views.sanitised(new Invitation(event, one)))
                        .toList(),
                cursor.seal(page.next()));
    }

    /** Of the whole, or of one date of a series, by its key. */
    public Map<String, Object> statistics(@Header("uid") String uid, @Header("date") String date, Exchange exchange) {
        var event = callers.event(exchange, uid);
        var series = event.series();
        var numbers = new Numbers(callers.view(exchange).statistics(event), series);
        if (date == null) return numbers.whole();
        if (occurrences.on(series, date).isEmpty())
            throw new Problem(404, "The event has no date " + date + ", e.g. 20261201T090000Z.");
        return numbers.on(date);
    }

    public Map<String, Object> quarantine(
            @Header("next") String next, @Header("limit") String limit, Exchange exchange) {
        var view = callers.view(exchange);
        var page = view.quarantined(cursor.open(next), Cursor.pageSize(limit));
        return Views.list(
                page.items().stream().map(refusal -> refusal(refusal, view)).toList(), cursor.seal(page.next()));
    }

    private static Map<String, Object> refusal(Refusal refusal, View seen) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", refusal.id());
        view.put("at", refusal.at().toString());
        view.put("mail_key", refusal.mailKey());
        view.put("sender", refusal.sender());
        view.put("mailbox", refusal.mailbox());
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
