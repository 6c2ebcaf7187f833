package org.calendarinvite.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be meant is said with its name, and never with a password. */
class MailboxFlawsTest {

    private static final String SECRET = "s3cret";

    @Test
    void theDefaultsAreSoundWithAndWithoutHosts() {
        assertEquals(Optional.empty(), flaw(Worlds.in(Path.of("target/none")).mailbox()));
        assertEquals(Optional.empty(), flaw(mailbox("cis.mail.domain", "ours.org")));
    }

    @ParameterizedTest
    @CsvSource({
        "cis.mailbox.imap.user,",
        "cis.mailbox.imap.password,",
        "cis.mailbox.imap.poll,999ms",
        "cis.mailbox.imap.recipient-header,Delivered-To:",
        "cis.mailbox.imap.move-to,inbox",
        "cis.mailbox.imap.aside,INBOX",
        "cis.mailbox.smtp.user,",
        "cis.mailbox.smtp.password,",
        "cis.mailbox.smtp.bounces,nobody",
        "cis.mailbox.smtp.timeout,30s",
        "cis.mailbox.smtp.timeout,0s"
    })
    void whatCannotBeMeantIsSaidWithItsName(String name, String value) {
        var flaw = flaw(mailbox(name, value == null ? "" : value)).orElse("");
        assertTrue(flaw.contains(name), flaw);
        assertFalse(flaw.contains(SECRET), flaw);
    }

    @ParameterizedTest
    @CsvSource({"cis.mailbox.imap.poll,1s", "cis.mailbox.smtp.timeout,29s"})
    void atItsEdgeAValueIsGood(String name, String value) {
        assertEquals(Optional.empty(), flaw(mailbox(name, value)));
    }

    private static Optional<String> flaw(Mailbox mailbox) {
        return MailboxFlaws.flaw(mailbox, Duration.ofSeconds(30));
    }

    private static Mailbox mailbox(String name, String value) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "cis.mailbox.imap.host", "imap.example.org",
                "cis.mailbox.imap.user", "all@example.org",
                "cis.mailbox.imap.password", SECRET,
                "cis.mailbox.smtp.host", "smtp.example.org",
                "cis.mailbox.smtp.user", "all@example.org",
                "cis.mailbox.smtp.password", SECRET));
        settings.put(name, value);
        return Worlds.in(Path.of("target/none"), settings).mailbox();
    }
}
