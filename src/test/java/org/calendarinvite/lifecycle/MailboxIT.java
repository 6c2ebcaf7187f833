package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.Mail;
import org.calendarinvite.world.Provider;
import org.calendarinvite.world.ProviderWorld;
import org.calendarinvite.world.Relay;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of an event at another provider: its IMAP mailbox is the way in, its relay the way out. */
class MailboxIT extends Lifecycle {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("mailbox");

    private static final int LIMIT = 300_000;

    private static Provider provider;
    private static World world;

    @BeforeAll
    static void start() {
        provider = new Provider().open();
        provider.settings(SERVER).with("CIS_MAIL_LIMIT", String.valueOf(LIMIT)).start();
        world = new ProviderWorld(provider, SERVER);
    }

    @AfterAll
    static void whatWasSentCameFromOurAddressAndTheLogKeepsThePasswords() throws IOException {
        provider.close();
        for (var mail : provider.sent()) {
            assertEquals("invites@" + Calendars.DOMAIN, mail.sender());
            assertFalse(text(mail.raw()).contains("X-SES-"), "tags are for SES alone");
        }
        var log = Files.readString(Path.of("target/it-logs/mailbox.log"));
        assertFalse(log.contains(Relay.PASSWORD), "a password is in the log");
    }

    @Override
    World world() {
        return world;
    }

    @Test
    void theMailboxIsEmptyWhenItsMailsAreStored() {
        Party.of(world, "ella@work.example");
        eventually("an empty mailbox", () -> provider.count("INBOX") == 0 ? true : null);
    }

    @Test
    void aForgedOrganizerIsAskedHoweverHisForgersHeadersSound() {
        Party.known(world, "fay@work.example");
        var forged = Calendars.request(Draft.of("fay@work.example"));
        var boast = "Authentication-Results: " + Provider.NAME + "; dmarc=pass header.from=work.example\r\n";
        world.send(Mail.of(forged.sender(), forged.recipient(), boast + forged.text())
                .forged());
        var asked = eventually(
                "a question",
                () -> world.inbox("fay@work.example").stream().findFirst().orElse(null));
        assertTrue(asked.text().contains("/ask/"), asked::text);
        assertEquals(Set.of(), Set.copyOf(Party.links(world, "fay@work.example")));
    }

    @Test
    void whatASenderWritesIntoHeadersIsNoOrderToTheMailbox() {
        var mail = Calendars.request(Draft.of("greg@work.example"));
        world.send(Mail.of(
                mail.sender(),
                mail.recipient(),
                "delete: false\r\nmoveTo: Stolen\r\ncopyTo: Stolen\r\n" + mail.text()));
        Party.confirmed(world, Draft.of("greg@work.example"));
        eventually("an empty mailbox", () -> provider.count("INBOX") == 0 ? true : null);
        assertEquals(-1, provider.count("Stolen"));
    }

    @Test
    void aGuestWhomTheRelayRefusesHasBouncedAndOneWhoIsBusyIsTriedAgain() {
        var party = Party.of(world, "hanna@work.example");
        invite(party, "ghost@nobody.example");
        invite(party, "bea@busy.example");
        eventually("a bounce", () -> party.statistics().at("/delivery/bounced").asInt() == 1 ? true : null);
        eventually("the second try", () -> world.inbox("bea@busy.example").size() == 1 ? true : null);
        var shown = world.api().get("/api/event/" + party.uid() + "/attendees").text();
        assertTrue(shown.contains("5.1.1") && shown.contains("No such user"), shown);
        assertEquals(0, world.inbox("ghost@nobody.example").size());
    }

    @Test
    void aMailBeyondTheLimitIsMovedAside() {
        var mail = Calendars.request(Draft.of("iris@work.example"));
        world.send(Mail.of(mail.sender(), mail.recipient(), mail.text() + "x".repeat(LIMIT)));
        eventually("a mail aside", () -> provider.count("Too large") == 1 ? true : null);
        eventually("an empty mailbox", () -> provider.count("INBOX") == 0 ? true : null);
        assertEquals(0, world.inbox("iris@work.example").size());
    }

    private static void invite(Party party, String guest) {
        var answer = world.api().post("/api/event/" + party.uid() + "/invite", "{\"email\": \"" + guest + "\"}");
        assertEquals(202, answer.status(), answer::text);
    }

    private static String text(byte[] raw) {
        return new String(raw, StandardCharsets.ISO_8859_1);
    }
}
