package org.calendarinvite.organizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.organizer.SignedLinks.EventLink;
import org.calendarinvite.organizer.SignedLinks.Scope;
import org.junit.jupiter.api.Test;

class SignedLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final SignedLinks links = new SignedLinks("0123456789abcdef0123456789abcdef");

    @Test
    void aLinkOpensItsEventUntilItEnds() {
        var link = links.sign("uid", NOW);
        assertTrue(links.opens(link, "uid", NOW.minusSeconds(1)));
        assertFalse(links.opens(link, "uid", NOW));
    }

    @Test
    void aLinkOpensNoOtherEventAndNoLaterTime() {
        var link = links.sign("uid", NOW);
        assertFalse(links.opens(link, "other", NOW.minusSeconds(1)));
        var stretched = (NOW.getEpochSecond() + 1000) + link.substring(link.indexOf('.'));
        assertFalse(links.opens(stretched, "uid", NOW));
    }

    @Test
    void nonsenseOpensNothing() {
        for (var link : new String[] {"", ".", "1", "1.", "-1.x", "99999999999999999999.x", "1e3.x", "x.y"}) {
            assertFalse(links.opens(link, "uid", NOW), link);
        }
    }

    @Test
    void aShortSecretIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SignedLinks("short"));
    }

    @Test
    void anEventsLinkSaysItsScopeAndItsEpochAndNeitherCanBeChanged() {
        var link = links.forEvent("uid", new EventLink(Scope.READ, 3), NOW);
        var before = NOW.minusSeconds(1);
        assertEquals(Optional.of(new EventLink(Scope.READ, 3)), links.readForEvent(link, "uid", before));
        assertEquals(Optional.empty(), links.readForEvent(link, "uid", NOW));
        assertEquals(Optional.empty(), links.readForEvent(link, "other", before));
        assertEquals(Optional.empty(), links.readForEvent(link.replace("read", "manage"), "uid", before));
        assertEquals(Optional.empty(), links.readForEvent(link.replace("read.3", "read.4"), "uid", before));
        for (var nonsense : new String[] {"", "read", "read.1.", "read.99999999999999999999.1.x", "own.1.1.x"})
            assertEquals(Optional.empty(), links.readForEvent(nonsense, "uid", before), nonsense);
    }
}
