package org.calendarinvite.web.organizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.web.organizer.Sketches.Sketch;
import org.junit.jupiter.api.Test;

class SketchesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");

    private final SignedLinks links = new SignedLinks("s".repeat(SignedLinks.SHORTEST_SECRET));
    private final Sketches sketches = new Sketches(links, new ObjectMapper().findAndRegisterModules());

    @Test
    void theLongestBrandFitsIntoAnAddressAndComesBackWhole() {
        var brand = new Brand(
                "default",
                "a".repeat(64) + "@" + "b".repeat(180) + ".example",
                "合".repeat(60),
                "#2f6fed",
                "https://example.com/" + "x".repeat(480),
                "唱".repeat(200),
                "ja",
                7);
        var sealed = sketches.seal(new Sketch(brand, "event-created", "ar"), NOW.plusSeconds(1));
        assertTrue(sealed.length() < 3500, () -> "" + sealed.length());
        assertEquals(Optional.of(new Sketch(brand, "event-created", "ar")), sketches.open(sealed, NOW));
        assertEquals(Optional.empty(), sketches.open(sealed, NOW.plusSeconds(1)));
    }

    @Test
    void whatWasNotSealedHereOpensNothing() {
        var sealed = sketches.seal(new Sketch(Brand.NONE, "invite", ""), NOW.plusSeconds(60));
        for (var forged :
                new String[] {"", ".", "none", "A" + sealed, sealed + "A", sealed.replace('.', '~'), "x".repeat(9999)})
            assertEquals(Optional.empty(), sketches.open(forged, NOW), forged);
        var link = links.sign("invite", NOW.plusSeconds(60));
        assertEquals(Optional.empty(), sketches.open("invite." + link, NOW));
    }
}
