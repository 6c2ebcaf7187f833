package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.calendarinvite.organizer.SignedLinks;
import org.junit.jupiter.api.Test;

class QuestionLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String PLACE = "2026-11-22T10:00:00.000000000Z#id";

    private final SignedLinks signed = new SignedLinks("0123456789abcdef0123456789abcdef");
    private final QuestionLinks links = new QuestionLinks(signed);

    @Test
    void aLinkNamesItsPlaceUntilItsMoment() {
        var token = links.sign(PLACE, NOW);
        assertTrue(token.matches("[A-Za-z0-9._-]+"), token);
        assertEquals(Optional.of(PLACE), links.place(token));
        assertTrue(links.live(token, NOW.minusSeconds(1)));
        assertFalse(links.live(token, NOW));
        assertEquals(Optional.of(PLACE), links.place(token), "it is over, and ours");
    }

    @Test
    void aLinkWithOneCharacterChangedIsNotOurs() {
        var token = links.sign(PLACE, NOW);
        for (int i = 0; i < token.length() - 1; i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertEquals(Optional.empty(), links.place(token.substring(0, i) + other + token.substring(i + 1)));
        }
        assertEquals(Optional.empty(), links.place(token.substring(0, token.length() - 1)));
    }

    @Test
    void aLinkToAnEventOpensNoQuestion() {
        var token = links.sign(PLACE, NOW);
        var place = token.substring(0, token.indexOf('.') + 1);
        assertEquals(Optional.empty(), links.place(place + signed.sign(PLACE, NOW)));
        assertFalse(signed.opens(token.substring(token.indexOf('.') + 1), PLACE, Instant.EPOCH));
    }

    @Property
    void whateverIsNoLinkOfOursNamesNoPlace(@ForAll String anything) {
        assertEquals(Optional.empty(), links.place(anything));
        assertFalse(links.live(anything, NOW));
    }
}
