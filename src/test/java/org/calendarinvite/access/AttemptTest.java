package org.calendarinvite.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private static final String NONCE = "n".repeat(22);

    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void aVerifierEndsTheAttemptOfItsChallenge() {
        assertEquals(Attempt.of(CHALLENGE, NONCE), Attempt.endedBy(VERIFIER, NONCE));
        assertTrue(Attempt.of(CHALLENGE, NONCE).orElseThrow().name().contains(CHALLENGE));
    }

    @Test
    void whatIsNotOfItsFormBeginsAndEndsNothing() {
        for (var challenge :
                new String[] {null, "", CHALLENGE + "x", CHALLENGE.substring(1), CHALLENGE.replace('-', '/')})
            assertEquals(Optional.empty(), Attempt.of(challenge, NONCE));
        for (var nonce : new String[] {null, "", "n".repeat(21), "n".repeat(65), NONCE + "/"})
            assertEquals(Optional.empty(), Attempt.of(CHALLENGE, nonce));
        assertTrue(Attempt.of(CHALLENGE, "n".repeat(64)).isPresent());
        for (var verifier : new String[] {null, "", "v".repeat(42), "v".repeat(129), "v".repeat(43) + "\n"})
            assertEquals(Optional.empty(), Attempt.endedBy(verifier, NONCE));
        assertTrue(Attempt.endedBy("v".repeat(128), NONCE).isPresent());
    }
}
