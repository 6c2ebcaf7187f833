package org.calendarinvite.mail.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.calendarinvite.Worlds;
import org.calendarinvite.invite.Delivery.State;
import org.calendarinvite.mail.Letter;
import org.calendarinvite.mail.LetterWriter;
import org.calendarinvite.mail.PreparedMail;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.world.Relay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a relay's No says of the recipient, and what it says of us. */
class SmtpRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    550 | 550 5.1.1 No such user                            | true
                    550 | 550-5.1.1 The email account that you tried to reach does not exist | true
                    552 | 552 5.2.2 Mailbox full                            | true
                    550 | 550 5.4.1 Recipient address rejected              | true
                    550 | 550 5.1.10 RESOLVER.ADR.RecipientNotFound         | true
                    550 | 550 No such user here                             | true
                    553 | 553 mailbox name not allowed                      | true
                    554 | 554 5.7.1 <bob@x.org>: Relay access denied        | false
                    550 | 550 5.7.1 Client host blocked                     | false
                    550 | 550 5.4.5 Daily sending quota exceeded            | false
                    553 | 553 5.1.8 Sender address rejected                 | false
                    550 | 550 5.1.7 Bad sender address                      | false
                    530 | 530 5.7.0 Authentication required                 | false
                    554 | 554 no                                            | false
                    451 | 451 4.7.1 Greylisted                              | false
                    452 | 452 4.2.2 Mailbox full, for now                   | false
                    450 | 450 5.1.1 A contradiction                         | false
                    """)
    void onlyWhatIsTheRecipientsAndForGood(int code, String text, boolean forGood) {
        assertEquals(forGood, new SmtpRefusal(code, text).forGood());
    }

    @Test
    void aRelayTakesAMailFromTheAddressForBounces() throws MessagingException {
        List<Relay.Sent> sent = new ArrayList<>();
        try (var relay = new Relay(sent::add)) {
            sender(settings(relay)).send(mail(settings(relay), "bob@home.example"));
        }
        assertEquals("bounces@ours.org", sent.get(0).sender());
        var raw = new String(sent.get(0).raw(), StandardCharsets.UTF_8);
        assertTrue(raw.contains("Message-ID: <id.1@invites.localhost>\r\n"), raw);
        assertFalse(raw.contains("X-SES"), raw);
    }

    @Test
    void whomTheRelayDoesNotKnowHasBounced() throws MessagingException {
        try (var relay = new Relay(mail -> {})) {
            var settings = settings(relay);
            var mail = mail(settings, "ghost@nobody.example");
            var failure = assertThrows(
                    MessagingException.class, () -> sender(settings).send(mail));
            var feedback = new SmtpRefusals().feedback(mail, failure);
            assertEquals("t0ken", feedback.token());
            assertEquals(List.of("ghost@nobody.example"), feedback.about());
            assertEquals(State.BOUNCED, feedback.report().state());
            assertEquals("550 5.1.1 …@…: No such user", feedback.report().reason());
        }
    }

    @Test
    void whatMayPassIsNoRefusalForGood() {
        try (var relay = new Relay(mail -> {})) {
            var settings = settings(relay);
            assertMayPass(settings, mail(settings, "bea@busy.example"));
            var stranger = settings(relay, Map.of("cis.mailbox.smtp.password", "wrong"));
            assertMayPass(stranger, mail(stranger, "bob@home.example"));
            var nowhere = settings(relay, Map.of("cis.mailbox.smtp.port", "1"));
            assertMayPass(nowhere, mail(nowhere, "bob@home.example"));
            var plain = settings(relay, Map.of("cis.mailbox.smtp.security", "starttls"));
            assertMayPass(plain, mail(plain, "bob@home.example"));
        }
    }

    private static void assertMayPass(Settings settings, PreparedMail mail) {
        var failure =
                assertThrows(MessagingException.class, () -> sender(settings).send(mail));
        assertSame(failure, assertThrows(MessagingException.class, () -> new SmtpRefusals().feedback(mail, failure)));
        assertFalse(failure.toString().contains(Relay.PASSWORD));
    }

    /** As the smtp endpoint does it. */
    private static DefaultJavaMailSender sender(Settings settings) {
        var sender = new DefaultJavaMailSender();
        sender.setProtocol("smtp");
        sender.setHost("127.0.0.1");
        sender.setPort(settings.mailbox().smtp().port());
        sender.setSession(Accounts.smtp(settings));
        sender.setAuthenticator(Accounts.smtpLogin(settings));
        return sender;
    }

    private static PreparedMail mail(Settings settings, String to) {
        return new LetterWriter(settings)
                .write(new Letter(
                        "id/1",
                        "Ann",
                        "rsvp-t0ken@invites.localhost",
                        to,
                        "",
                        "Lunch",
                        "text",
                        "<p>text</p>",
                        Optional.empty(),
                        "tr"));
    }

    private static Settings settings(Relay relay) {
        return settings(relay, Map.of());
    }

    private static Settings settings(Relay relay, Map<String, String> more) {
        Map<String, String> own = new HashMap<>(Map.of(
                "cis.mailbox.smtp.host",
                "127.0.0.1",
                "cis.mailbox.smtp.port",
                String.valueOf(relay.port()),
                "cis.mailbox.smtp.security",
                "none",
                "cis.mailbox.smtp.user",
                Relay.USER,
                "cis.mailbox.smtp.password",
                Relay.PASSWORD,
                "cis.mailbox.smtp.bounces",
                "bounces@ours.org"));
        own.putAll(more);
        return Worlds.in(Path.of("target/smtp"), own);
    }
}
