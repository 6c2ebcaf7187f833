package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    @Test
    @Conforms(40)
    void onlyAnAlignedPassProvesTheAuthor() {
        assertTrue(verdicts(Verdict.FAIL, Verdict.PASS, Verdict.PASS).prove("a@x.org", "bounce@y.org"));
        assertFalse(verdicts(Verdict.PASS, Verdict.PASS, Verdict.FAIL).prove("a@x.org", "a@x.org"));
        assertTrue(verdicts(Verdict.PASS, Verdict.GRAY, Verdict.GRAY).prove("a@x.org", "b@x.org"));
        assertFalse(verdicts(Verdict.PASS, Verdict.PASS, Verdict.GRAY).prove("a@x.org", "b@y.org"));
        assertFalse(
                verdicts(Verdict.PASS, Verdict.PASS, Verdict.PROCESSING_FAILED).prove("a@x.org", "a@x.org"));
    }

    @Test
    void aProvidersOwnSignatureVouchesForAnAnswer() {
        assertEquals(
                Belief.VERIFIED,
                verdicts(Verdict.PASS, Verdict.PASS, Verdict.PASS).belief("a@x.org", "a@x.org"));
        assertEquals(
                Belief.VOUCHED,
                verdicts(Verdict.PASS, Verdict.PASS, Verdict.FAIL).belief("a@x.org", "g@google.com"));
        assertEquals(
                Belief.UNVERIFIED,
                verdicts(Verdict.PASS, Verdict.FAIL, Verdict.FAIL).belief("a@x.org", "a@x.org"));
    }

    private static Verdicts verdicts(Verdict spf, Verdict dkim, Verdict dmarc) {
        return new Verdicts(spf, dkim, dmarc, Verdict.PASS, Verdict.PASS);
    }
}
