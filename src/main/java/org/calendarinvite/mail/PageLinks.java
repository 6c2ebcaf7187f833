package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.organizer.SignedLinks;

/** Links by which the owner of an address confirms that he wants an invite: all that is known of the ask stands in them. */
@ApplicationScoped
public class PageLinks {

    private static final int LONGEST = 600;
    private static final int FIELDS = 3;

    private final SignedLinks links;

    /** What a link says of itself. */
    public record Confirmed(String email, String origin, String language) {}

    @Inject
    public PageLinks(SignedLinks links) {
        this.links = links;
    }

    /** Makes {@code <address, origin, language in base64url>.<epoch second>.<signature>}. */
    public String sign(PageAsk ask, Instant until) {
        var said = String.join("\n", ask.email(), ask.origin(), ask.language());
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(said.getBytes(StandardCharsets.UTF_8));
        return encoded + "." + links.sign(name(ask.uid(), said), until);
    }

    /** What a link to the page of this event says, if we signed it and it has not ended. */
    public Optional<Confirmed> read(String token, String uid, Instant now) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() > LONGEST) return Optional.empty();
        try {
            var said = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            var fields = said.split("\n", -1);
            boolean ours = fields.length == FIELDS && links.opens(token.substring(dot + 1), name(uid, said), now);
            return ours ? Optional.of(new Confirmed(fields[0], fields[1], fields[2])) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** No other link confirms anything. */
    private static String name(String uid, String said) {
        return "page/" + uid + "\n" + said;
    }
}
