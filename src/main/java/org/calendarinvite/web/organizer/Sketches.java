package org.calendarinvite.web.organizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.SignedLinks;

/** Mails under a brand that is only tried, as addresses: a frame sends no key, so all that it shows is in its address, signed. */
@ApplicationScoped
public class Sketches {

    private static final String PURPOSE = "sketch";

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
            return links.seal(PURPOSE, json.writeValueAsString(sketch), until);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of texts is always JSON", e);
        }
    }

    /** Empty when it is over, or was not sealed here. */
    public Optional<Sketch> open(String sealed, Instant now) {
        try {
            var written = links.open(PURPOSE, sealed, LONGEST, now);
            return written.isEmpty() ? Optional.empty() : Optional.of(json.readValue(written.get(), Sketch.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
