package org.calendarinvite.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Header;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.organizer.AccountChange;
import org.calendarinvite.organizer.SignedLinks.Scope;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.LinkHolders;

/** The page on which an organizer revokes his links: opening it changes nothing, for scanners of mail follow links. */
@ApplicationScoped
@Named("linkPages")
public class LinkPages {

    private static final String OVER =
            "This link opens nothing any more: it is over, or all links were revoked, or it is not complete.";

    private final LinkHolders holders;
    private final Looks looks;
    private final EventFace face;

    @Inject
    public LinkPages(LinkHolders holders, Looks looks, EventFace face) {
        this.holders = holders;
        this.looks = looks;
        this.face = face;
    }

    public WebPage show(
            @Header("uid") String uid, @Header("link") String link, @Header("Accept-Language") String accepted) {
        var event = find(uid, link).event();
        var look = looks.writer(event.tenant(), event.organizer(), event.language(), accepted);
        return new WebPage(200, "revoke-links", look, Map.of("organizer", event.organizer(), "page", face.path(event)));
    }

    public AccountChange revoking(
            @Header("uid") String uid, @Header("link") String link, @Header("choice") String choice) {
        if (!"revoke".equals(choice)) throw new Problem(400, "Press the button on the page.");
        var event = find(uid, link).event();
        return AccountChange.revoking(
                event.tenant(), event.organizer(), UUID.randomUUID().toString());
    }

    public WebPage revoked(@Header("Accept-Language") String accepted) {
        return new WebPage(200, "links-revoked", looks.browser(accepted), Map.of());
    }

    private LinkHolders.Holder find(String uid, String link) {
        return holders.holder(link == null ? "" : link, uid)
                .filter(holder -> holder.scope() == Scope.MANAGE)
                .orElseThrow(() -> new Problem(410, OVER));
    }
}
