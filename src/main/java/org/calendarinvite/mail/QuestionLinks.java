package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.calendarinvite.organizer.SignedLinks;

/** Links to the page of one question: whoever holds one may answer it, until a moment. */
@ApplicationScoped
public class QuestionLinks {

    private static final int LONGEST = 500;

    private final SignedLinks links;

    @Inject
    public QuestionLinks(SignedLinks links) {
        this.links = links;
    }

    /** Makes {@code <place in base64url>.<epoch second>.<signature>}. */
    public String sign(String place, Instant until) {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
        return encoded + "." + links.sign(name(place), until);
    }

    /** The place that a link of ours names, be it over or not; empty when it is none of ours. */
    public Optional<String> place(String token) {
        return read(token, Instant.EPOCH);
    }

    public boolean live(String token, Instant now) {
        return read(token, now).isPresent();
    }

    private Optional<String> read(String token, Instant now) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() > LONGEST) return Optional.empty();
        try {
            var place = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            return Optional.of(place).filter(found -> links.opens(token.substring(dot + 1), name(found), now));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** A link to an event opens no question. */
    private static String name(String place) {
        return "question/" + place;
    }
}
