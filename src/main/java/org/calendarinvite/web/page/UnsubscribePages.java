package org.calendarinvite.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.Recipient;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.invite.Unsubscription;
import org.calendarinvite.mail.Look;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;
import org.calendarinvite.words.Spoken;

/**
 * Unsubscribing as a browser or a mail provider (RFC 8058) meets it: the link shows, only a POST does. Whoever made up a token sees
 * the same pages, without a name.
 */
@ApplicationScoped
@Named("unsubscribePages")
public class UnsubscribePages {

    private static final String FIELD = "List-Unsubscribe";
    private static final String ONE_CLICK = "One-Click";
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9]{1,64}");

    private final Store store;
    private final SignedLinks links;
    private final Looks looks;
    private final EventFace face;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public UnsubscribePages(Store store, SignedLinks links, Looks looks, EventFace face, Settings settings) {
        this(store, links, looks, face, settings, Clock.systemUTC());
    }

    UnsubscribePages(Store store, SignedLinks links, Looks looks, EventFace face, Settings settings, Clock clock) {
        this.store = store;
        this.links = links;
        this.looks = looks;
        this.face = face;
        this.settings = settings;
        this.clock = clock;
    }

    public WebPage show(@Header("token") String token, @Header("Accept-Language") String accepted) {
        var known = whole(token);
        boolean left = store.guests()
                .recipient(settings.tenant(), known)
                .flatMap(Recipient::against)
                .filter(ground -> ground.reason() == Suppression.Reason.UNSUBSCRIBED)
                .isPresent();
        // Whoever comes back sees that it was done, and the way back.
        return page(left ? "unsubscribed" : "unsubscribe", known, accepted);
    }

    /** Either the one field that a provider sends, which is the button's too, or the undo that the answer to it offers. */
    public Unsubscription read(
            @Header("token") String written, @Header(FIELD) String click, @Header("undo") String undo) {
        var token = whole(written);
        var now = clock.instant();
        boolean back = undo != null;
        if (back && !links.opens(undo, name(token), now))
            throw new Problem(
                    410,
                    "This button cannot be used any more, and nothing was changed. Ask the organizer to write to the server's operator.");
        if (!back && !ONE_CLICK.equals(click)) throw new Problem(400, "Press the button on the page.");
        return new Unsubscription(token, back, now, UUID.randomUUID().toString());
    }

    public WebPage done(@Body Unsubscription said, @Header("Accept-Language") String accepted) {
        return page(said.undo() ? "resubscribed" : "unsubscribed", said.token(), accepted);
    }

    private WebPage page(String template, String token, String accepted) {
        var invitation = store.guests().recipient(settings.tenant(), token).map(Recipient::invitation);
        var event = invitation.map(Invitation::event);
        var look = invitation
                .map(one -> looks.attendee(one.event(), one.attendee(), accepted))
                .orElseGet(() -> looks.browser(accepted));
        Map<String, Object> data = new HashMap<>();
        data.put("known", event.isPresent());
        data.put("summary", event.map(one -> one.details().summary()).orElse(""));
        data.put(
                "when",
                event.map(one -> new Spoken(look.words()).time(one.details())).orElse(""));
        data.put("place", event.map(one -> one.details().location()).orElse(""));
        data.put("cancelled", event.filter(Event::cancelled).isPresent());
        data.put("said", invitation.map(one -> said(one, look)).orElse(""));
        data.put("page", event.map(one -> face.path(one)).orElse(""));
        data.put("host", event.map(Event::host).orElse(""));
        data.put(
                "undo",
                links.sign(
                        name(token), clock.instant().plus(settings.unsubscribe().undo())));
        return new WebPage(200, template, look, data);
    }

    private static String said(Invitation invitation, Look look) {
        return look.words()
                .say("said", "status", invitation.attendee().answer().status().word());
    }

    private static String whole(String token) {
        return Optional.ofNullable(token)
                .filter(written -> TOKEN.matcher(written).matches())
                .orElseThrow(
                        () -> new Problem(
                                404,
                                "This link is not complete, or it was changed on its way. Open it from the mail again, all of it."));
    }

    /** A link to an event undoes nothing. */
    private static String name(String token) {
        return "undo/" + token;
    }
}
