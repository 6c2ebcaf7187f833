package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.AskTag;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.organizer.SignedLinks;

/** Links by which the owner of an address confirms that he wants an invite: all that is known of the ask stands in them. */
@ApplicationScoped
public class PageLinks {

    private static final int LONGEST = 600;

    private final SignedLinks links;

    /** What a link says of itself. */
    public record Confirmed(String email, String origin, String language) {}

    @Inject
    public PageLinks(SignedLinks links) {
        this.links = links;
    }

    public String sign(PageAsk ask, Instant until) {
        return links.seal(purpose(ask.uid()), String.join("\n", ask.email(), ask.origin(), ask.language()), until);
    }

    /** What a link to the page of this event says, if we signed it and it has not ended. */
    public Optional<Confirmed> read(String token, String uid, Instant now) {
        return links.open(purpose(uid), token, LONGEST, now)
                .map(said -> said.split("\n", -1))
                .map(fields -> new Confirmed(fields[0], fields[1], fields[2]));
    }

    /** What the mail to him carries, by which is known what comes back of it. */
    public String tag(PageAsk ask, Event event) {
        var host = new AskTag.Host(event.tenant(), event.organizer());
        return AskTag.of(AskTag.Page.EVENT, event.uid(), host, ask.email(), links)
                .written();
    }

    /** No other link confirms anything. */
    private static String purpose(String uid) {
        return "page/" + uid;
    }
}
