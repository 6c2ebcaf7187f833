package org.calendarinvite.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RawMailTest {

    @Test
    void headerIsCutOutWithItsContinuationAndNothingElse() {
        RawMail mail = mail("A: 1\r\nx-embedded-verdicts: spf=fail\r\n dkim=fail\r\nB: \u00fc\r\n\r\nA: body\r\n");
        assertEquals("spf=fail dkim=fail", mail.header("X-Embedded-Verdicts").orElseThrow());
        assertEquals("A: 1\r\nB: \u00fc\r\n\r\nA: body\r\n", text(mail.without("X-Embedded-Verdicts")));
    }

    @Test
    void bareLineFeedsAreKept() {
        assertEquals("B: 2\n\nbody\n", text(mail("A: 1\nB: 2\n\nbody\n").without("A")));
    }

    @Test
    void bodyWithoutHeadersStaysABody() {
        assertEquals("T: x\r\n\r\nhello world\r\n", text(mail("hello world\r\n").under("T: x\r\n")));
        assertEquals("T: x\r\n\r\nhello\r\n", text(mail("\r\nhello\r\n").under("T: x\r\n")));
        assertEquals("T: x\r\n", text(mail("").under("T: x\r\n")));
    }

    @Test
    void anyBytesAreAMail() {
        for (String bytes : new String[] {"", ":", "\r", "\n", " ", "A:", "A", "A:\r", "A: 1\r\n ", "\u0000:\n"}) {
            assertEquals(bytes, text(mail(bytes)), bytes);
        }
    }

    @Test
    void verdictsAreReadAndTyposRefused() {
        Verdicts verdicts = Verdicts.parse("spf=pass DMARC=Fail; policy=reject");
        assertEquals("FAIL", verdicts.byCheck().get("dmarc"));
        assertEquals("PASS", verdicts.byCheck().get("virus"));
        assertEquals("reject", verdicts.dmarcPolicy());
        assertThrows(IllegalArgumentException.class, () -> Verdicts.parse("spf=no"));
        assertThrows(IllegalArgumentException.class, () -> Verdicts.parse("spf"));
    }

    @Test
    void mailboxFolderIsSafeOnAnyFileSystem() {
        assertEquals("ann+x@example.org", Mailboxes.name("Ann+x@Example.org"));
        assertEquals("%2e.%2fx@y", Mailboxes.name("../x@y"));
        assertThrows(IllegalArgumentException.class, () -> Mailboxes.name("x".repeat(300)));
    }

    private static RawMail mail(String latin1) {
        return new RawMail(latin1.getBytes(ISO_8859_1));
    }

    private static String text(RawMail mail) {
        return new String(mail.bytes(), ISO_8859_1);
    }
}
