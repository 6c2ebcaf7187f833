package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.decision.Story;
import org.calendarinvite.report.Mailboxes;
import org.calendarinvite.report.Mask;
import org.calendarinvite.report.Views;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** {@code /api/system/mails}: every mail that came, what became of it, and why. */
@ApplicationScoped
@Named("mailApi")
public class MailApi {

    private final Callers callers;
    private final Audit audit;
    private final Listing listing;

    @Inject
    public MailApi(Callers callers, Audit audit, Listing listing) {
        this.callers = callers;
        this.audit = audit;
        this.listing = listing;
    }

    /** Newest first, or those of one trace. */
    public Map<String, Object> list(@Header("trace") String trace, Exchange exchange) {
        var view = callers.view(exchange);
        return trace == null
                ? listing.of(exchange, view::stories, MailApi::masked)
                : Views.list(view.stories(trace).stream().map(MailApi::masked).toList(), "");
    }

    public Map<String, Object> one(@Header("id") String id, Exchange exchange) {
        var seen = callers.view(exchange);
        audit.asked(exchange, seen.everything(), "mail shown", id);
        return seen.story(id)
                .map(story -> view(story, story.sender()))
                .orElseThrow(() -> new Problem(404, "There is no mail " + id + "."));
    }

    private static Map<String, Object> masked(Story story) {
        return view(story, Mask.address(story.sender()));
    }

    private static Map<String, Object> view(Story story, String sender) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", story.name());
        view.put("received", story.received().toString());
        view.put("sender", sender);
        view.put("mailbox", Mailboxes.kind(story.mailbox()));
        view.put("subject", story.subject());
        view.put("verdicts", story.verdicts());
        view.put("outcome", story.outcome().name().toLowerCase(Locale.ROOT));
        view.put("reason", story.reason());
        view.put("event", story.uid());
        view.put("did", story.did());
        view.put("asked", story.asked());
        view.put("trace", story.trace());
        return view;
    }
}
