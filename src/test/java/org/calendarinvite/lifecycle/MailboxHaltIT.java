package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.Provider;
import org.calendarinvite.world.ProviderWorld;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The power fails when a mail is stored and its notice is queued, and the mail still lies in the mailbox. */
class MailboxHaltIT {

    private static final String ORGANIZER = "olga@work.example";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("mailbox-halt");

    @Test
    void aMailThatIsReadTwiceIsStoredOnceAndToldOnce() throws IOException {
        try (var provider = new Provider()) {
            provider.settings(SERVER).with("CIS_EMBEDDED_HALT_AFTER", "queue-taken-mail");
            SERVER.start();
            var world = new ProviderWorld(provider, SERVER);
            world.send(Calendars.request(Draft.of(ORGANIZER)));
            assertTrue(SERVER.endsWithin(30_000), "the server ends itself");
            assertEquals(1, provider.count("INBOX"));

            SERVER.start();
            Party.confirmed(world, Draft.of(ORGANIZER));
            Party.eventually("an empty mailbox", () -> provider.count("INBOX") == 0 ? true : null);
            Party.of(world, "later@work.example");
            var told =
                    world.inbox(ORGANIZER).stream().map(ReceivedMail::messageId).toList();
            assertEquals(1, told.size(), told::toString);
            assertEquals(2, stored().size(), () -> "one raw mail of each: " + stored());
        }
    }

    private static List<String> stored() {
        try (var files = Files.walk(SERVER.data().resolve("s3"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SERVER.data().relativize(file).toString())
                    .filter(name -> name.contains("/mail/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
