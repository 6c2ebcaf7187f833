package org.calendarinvite.mail.mailbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.calendarinvite.settings.Settings;
import org.junit.jupiter.api.Test;

/** New mail is heard of as it comes, also after the server was away. */
class IdleWatchTest {

    private static final String MAIL = "From: ann@work.example\r\n\r\nHello\r\n";

    private final AtomicInteger rung = new AtomicInteger();

    @Test
    void whatLiesThereAndWhatComesRingsTheBell() throws MessagingException {
        try (var account = new Account("imap")) {
            account.arrive(MAIL);
            var watch = watch(account.settings());
            rings(1);
            account.arrive(MAIL);
            rings(2);
            account.arrive(MAIL);
            rings(3);
            watch.stop();
        }
    }

    @Test
    void aServerThatWasAwayIsWatchedAgain() throws MessagingException {
        int port;
        IdleWatch watch;
        try (var account = new Account("imap")) {
            port = account.port();
            watch = watch(account.settings());
            account.arrive(MAIL);
            rings(1);
        }
        var before = rung.get();
        try (var account = new Account("imap", port)) {
            account.arrive(MAIL);
            rings(before + 1);
            watch.stop();
        }
    }

    @Test
    void aCertificateThatNobodyKnowsIsNotTrusted() {
        try (var account = new Account("imaps")) {
            var settings = Account.settings(account.port(), Map.of("cis.mailbox.imap.security", "ssl"));
            var failure = assertThrows(MessagingException.class, () -> connect(settings));
            assertTrue(failure.toString().contains("certification path"), failure::toString);
        }
    }

    @Test
    void aServerWithoutTlsIsNotSpokenToInTheClear() {
        try (var account = new Account("imap")) {
            var settings = Account.settings(account.port(), Map.of("cis.mailbox.imap.security", "starttls"));
            assertThrows(MessagingException.class, () -> connect(settings));
        }
    }

    @Test
    void nothingThatIsPrintedNamesAPassword() {
        try (var account = new Account("imap")) {
            var settings = account.settings();
            for (var thing : new Object[] {
                Accounts.imap(settings).getProperties(),
                Accounts.imapLogin(settings),
                Accounts.imapLogin(settings).getPasswordAuthentication(),
                settings.mailbox().imap(),
                new MailboxIds(settings)
            }) assertFalse(thing.toString().contains(Account.PASSWORD), thing.getClass()::getName);
        }
    }

    private static void connect(Settings settings) throws MessagingException {
        try (var store = Accounts.imap(settings).getStore("imap")) {
            store.connect(Account.ADDRESS, Account.PASSWORD);
        }
    }

    private IdleWatch watch(Settings settings) {
        var watch = new IdleWatch(
                Accounts.imap(settings),
                Accounts.imapLogin(settings),
                "INBOX",
                Duration.ofSeconds(2),
                rung::incrementAndGet);
        watch.start();
        return watch;
    }

    private void rings(int times) {
        await("ring " + times).atMost(Duration.ofSeconds(20)).until(() -> rung.get() >= times);
    }
}
