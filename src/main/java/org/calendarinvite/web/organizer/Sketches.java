package org.calendarinvite.web.organizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.SignedLinks;

/** Mails under a brand that is only tried, as addresses: a frame sends no key, so all that it shows is in its address, signed. */
@ApplicationScoped
public class Sketches {

    /** Before what is signed, so that no sketch is a link to anything else. */
    private static final String ABOUT = "sketch/";

    private static final String END = "~";

    /** Characters; with the longest brand there are about 2,500. */
    private static final int LONGEST = 3500;

    /** A mail under a brand. */
    public record Sketch(Brand brand, String letter, String language) {}

    private final SignedLinks links;
    private final ObjectMapper json;

    @Inject
    public Sketches(SignedLinks links, ObjectMapper json) {
        this.links = links;
        this.json = json;
    }

    public String seal(Sketch sketch, Instant until) {
        try {
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(sketch));
            return text + END + links.sign(ABOUT + text, until);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of texts is always JSON", e);
        }
    }

    /** Empty when it is over, or was not sealed here. */
    public Optional<Sketch> open(String sealed, Instant now) {
        int end = sealed.indexOf(END);
        if (end < 0 || sealed.length() > LONGEST) return Optional.empty();
        var text = sealed.substring(0, end);
        if (!links.opens(sealed.substring(end + 1), ABOUT + text, now)) return Optional.empty();
        try {
            var written = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return Optional.of(json.readValue(written, Sketch.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
