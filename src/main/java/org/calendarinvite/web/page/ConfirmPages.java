package org.calendarinvite.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.AskCase;
import org.calendarinvite.invite.InviteRequest;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.PageLinks;
import org.calendarinvite.store.Asks;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;
import org.calendarinvite.words.Spoken;

/** The page on which the owner of an address confirms that he wants an invite: only its button does anything. */
@ApplicationScoped
@Named("confirmPages")
public class ConfirmPages {

    private static final String OVER =
            "This link is over, or it is not complete. Ask for the invite once more on the page of the event.";

    private final Store store;
    private final Asks asks;
    private final PageLinks links;
    private final Looks looks;

    @Inject
    public ConfirmPages(Store store, Asks asks, PageLinks links, Looks looks) {
        this.store = store;
        this.asks = asks;
        this.links = links;
        this.looks = looks;
    }

    public WebPage show(
            @Header("uid") String uid, @Header("token") String token, @Header("Accept-Language") String accepted) {
        return page("event-confirm", admitted(uid, token), accepted);
    }

    /** The same for every press of the button, so that one mail comes of it. */
    public InviteRequest press(@Header("uid") String uid, @Header("token") String token) {
        return admitted(uid, token).request();
    }

    public WebPage done(@Body InviteRequest request, @Header("Accept-Language") String accepted) {
        var event = store.event(request.uid()).orElseThrow(() -> new Problem(410, OVER));
        return page("event-confirmed", event, request.email(), accepted);
    }

    private AskCase admitted(String uid, String token) {
        var now = Clock.systemUTC().instant();
        var said = links.read(token, uid, now).orElseThrow(() -> new Problem(410, OVER));
        var tenant = store.event(uid).map(Event::tenant).orElseThrow(() -> new Problem(410, OVER));
        var id = UUID.nameUUIDFromBytes(("page/" + token).getBytes(StandardCharsets.UTF_8))
                .toString();
        var found = asks.find(new PageAsk(id, uid, tenant, said.email(), said.origin(), said.language(), now, id));
        if (!found.admits()) throw new Problem(409, EventPages.CLOSED);
        return found;
    }

    private WebPage page(String template, AskCase found, String accepted) {
        return page(template, found.event().orElseThrow(), found.ask().email(), accepted);
    }

    private WebPage page(String template, Event event, String email, String accepted) {
        var look = looks.visitor(event, accepted);
        Map<String, Object> data = new HashMap<>();
        data.put("summary", event.details().summary());
        data.put("when", new Spoken(look.words()).time(event.details()));
        data.put("email", email);
        return new WebPage(200, template, look, data);
    }
}
