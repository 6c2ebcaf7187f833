package org.calendarinvite.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");

    @Test
    void aTokenForThisDashboardAndThisAttemptSignsIn() {
        assertEquals(Optional.empty(), flaw(token(List.of("us"), "", "n", 1)));
        assertEquals(Optional.empty(), flaw(token(List.of("us"), "us", "n", 1)));
        assertEquals(Optional.empty(), flaw(token(List.of("them", "us"), "us", "n", 1)));
    }

    @Test
    void anyOtherDoesNot() {
        assertEquals(Optional.of("another audience"), flaw(token(List.of(), "", "n", 1)));
        assertEquals(Optional.of("another audience"), flaw(token(List.of("them"), "us", "n", 1)));
        assertEquals(Optional.of("another party"), flaw(token(List.of("us", "them"), "", "n", 1)));
        assertEquals(Optional.of("another party"), flaw(token(List.of("us"), "them", "n", 1)));
        assertEquals(Optional.of("another nonce"), flaw(token(List.of("us"), "", "", 1)));
        assertEquals(Optional.of("the past"), flaw(token(List.of("us"), "", "n", 0)));
        var elsewhere = new IdToken("https://else", List.of("us"), "", "n", NOW.plusSeconds(1));
        assertEquals(Optional.of("another issuer"), flaw(elsewhere));
    }

    private static Optional<String> flaw(IdToken token) {
        return token.flaw("https://issuer", "us", "n", NOW);
    }

    private static IdToken token(List<String> audience, String party, String nonce, int seconds) {
        return new IdToken("https://issuer", audience, party, nonce, NOW.plusSeconds(seconds));
    }
}
