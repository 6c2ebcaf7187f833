package org.calendarinvite.mail.mailbox;

import static org.calendarinvite.mail.Verdicts.Verdict.FAIL;
import static org.calendarinvite.mail.Verdicts.Verdict.GRAY;
import static org.calendarinvite.mail.Verdicts.Verdict.PASS;
import static org.calendarinvite.mail.Verdicts.Verdict.PROCESSING_FAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.InternetHeaders;
import java.util.Optional;
import org.calendarinvite.mail.Verdicts;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.junit.jupiter.api.Test;

/** Whose word counts, and what it proves. */
class TrustTest {

    private static final String ANN = "ann@work.example";
    private static final Optional<String> OURS = Optional.of("mx.example.org");

    @Test
    void withoutANameNothingIsProven() {
        var verdicts =
                verdicts(Optional.empty(), "mx.example.org; spf=pass smtp.mailfrom=ann@work.example; dmarc=pass");
        assertVerdicts(verdicts, PROCESSING_FAILED, PROCESSING_FAILED, PROCESSING_FAILED);
        assertFalse(verdicts.prove(ANN, ANN));
        assertFalse(verdicts.harmful());
    }

    @Test
    void onlyTheTopmostHeaderOfThatNameCounts() {
        assertVerdicts(
                verdicts(OURS, "mx.example.org; dmarc=fail", "mx.example.org; dmarc=pass; dkim=pass"),
                PROCESSING_FAILED,
                PROCESSING_FAILED,
                FAIL);
        assertVerdicts(
                verdicts(OURS, "other.example; dmarc=fail", "mx.example.org; dmarc=pass"),
                PROCESSING_FAILED,
                PROCESSING_FAILED,
                PASS);
    }

    @Test
    void aBrokenHeaderOfOursDoesNotGiveWayToAForgedOneBelow() {
        var verdicts = verdicts(OURS, "mx.example.org; spf=fail (oops", "mx.example.org; dmarc=pass");
        assertVerdicts(verdicts, PROCESSING_FAILED, PROCESSING_FAILED, PROCESSING_FAILED);
    }

    @Test
    void aPassOfDmarcProves() {
        assertTrue(verdicts(OURS, "mx.example.org; dmarc=pass header.from=work.example")
                .prove(ANN, "x@else.example"));
        assertTrue(
                verdicts(OURS, "mx.example.org; dmarc=pass header.from=example").prove(ANN, ANN), "its parent domain");
    }

    @Test
    void dmarcOfAnotherDomainThanTheAuthorsProvesNothing() {
        assertFalse(verdicts(OURS, "mx.example.org; dmarc=pass header.from=evil.example")
                .prove(ANN, ANN));
        assertFalse(verdicts(OURS, "mx.example.org; dmarc=pass header.from=k.example")
                .prove(ANN, ANN));
    }

    @Test
    void withoutAPolicySpfOfTheAuthorsOwnDomainProves() {
        assertTrue(verdicts(OURS, "mx.example.org; dmarc=none; spf=pass smtp.mailfrom=ann@work.example")
                .prove(ANN, ANN));
        assertTrue(verdicts(OURS, "mx.example.org; dmarc=none; spf=pass smtp.mailfrom=work.example")
                .prove(ANN, ANN));
        assertFalse(verdicts(OURS, "mx.example.org; spf=pass smtp.mailfrom=ann@work.example")
                .prove(ANN, ANN));
        assertFalse(verdicts(OURS, "mx.example.org; dmarc=none; spf=pass smtp.helo=work.example")
                .prove(ANN, ANN));
        assertFalse(verdicts(OURS, "mx.example.org; dmarc=none; spf=pass smtp.mailfrom=x@evil.example")
                .prove(ANN, ANN));
        assertFalse(verdicts(OURS, "mx.example.org; dmarc=temperror; spf=pass smtp.mailfrom=work.example")
                .prove(ANN, ANN));
    }

    @Test
    void oneSignatureThatHoldsIsEnoughAndOfAllElseTheWorseStands() {
        assertVerdicts(
                verdicts(
                        OURS,
                        "mx.example.org; dkim=fail; dkim=pass; dmarc=pass; dmarc=fail; spf=softfail smtp.mailfrom="
                                + ANN),
                GRAY,
                PASS,
                FAIL);
        assertVerdicts(
                verdicts(OURS, "mx.example.org; dkim=none; dmarc=pass; dmarc=none; spf=permerror smtp.mailfrom=" + ANN),
                PROCESSING_FAILED,
                GRAY,
                PROCESSING_FAILED);
    }

    private static void assertVerdicts(Verdicts verdicts, Verdict spf, Verdict dkim, Verdict dmarc) {
        assertEquals(new Verdicts(spf, dkim, dmarc, PROCESSING_FAILED, PROCESSING_FAILED), verdicts);
    }

    private static Verdicts verdicts(Optional<String> server, String... results) {
        var headers = new InternetHeaders();
        for (var result : results) headers.addHeaderLine("Authentication-Results: " + result);
        return new Trust(server).verdicts(headers, ANN, Optional.of(ANN));
    }
}
