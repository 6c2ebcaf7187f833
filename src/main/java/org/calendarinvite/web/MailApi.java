package org.calendarinvite.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Header;
import org.calendarinvite.decision.Story;
import org.calendarinvite.invite.Rsvp;
import org.calendarinvite.invite.Unsubscription;
import org.calendarinvite.report.Mask;
import org.calendarinvite.report.Views;
import org.calendarinvite.store.Store;

/** {@code /api/system/mails}: every mail that came, what became of it, and why. */
@ApplicationScoped
@Named("mailApi")
public class MailApi {

    private final Store store;
    private final Cursor cursor;

    @Inject
    public MailApi(Store store, Cursor cursor) {
        this.store = store;
        this.cursor = cursor;
    }

    /** Newest first, or those of one trace. */
    public Map<String, Object> list(
            @Header("trace") String trace, @Header("next") String next, @Header("limit") String limit) {
        if (trace != null) return Views.list(views(store.stories(trace)), "");
        var page = store.stories(cursor.open(next), Cursor.pageSize(limit));
        return Views.list(views(page.items()), cursor.seal(page.next()));
    }

    public Map<String, Object> one(@Header("id") String id) {
        return store.story(id)
                .map(story -> view(story, story.sender()))
                .orElseThrow(() -> new Problem(404, "There is no mail " + id + "."));
    }

    private static List<Map<String, Object>> views(List<Story> stories) {
        return stories.stream()
                .map(story -> view(story, Mask.address(story.sender())))
                .toList();
    }

    private static Map<String, Object> view(Story story, String sender) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", story.name());
        view.put("received", story.received().toString());
        view.put("sender", sender);
        view.put("mailbox", mailbox(story.mailbox()));
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

    /** Whoever knows the name of an attendee's mailbox can answer for him. */
    private static String mailbox(String address) {
        if (!Rsvp.token(address).isEmpty()) return "rsvp";
        if (!Unsubscription.token(address).isEmpty()) return "unsubscribe";
        return address.substring(0, Math.max(0, address.lastIndexOf('@')));
    }
}
