package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

/** The mailbox is out of reach at first; later the power fails when a mail is stored and its notice is queued, and it still lies there. */
class MailboxHaltIT {

    private static final String ORGANIZER = "olga@work.example";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("mailbox-halt");

    @Test
    void aMailThatIsReadTwiceIsStoredOnceAndToldOnce() throws IOException {
        try (var provider = new Provider()) {
            provider.settings(SERVER).with("CIS_EMBEDDED_HALT_AFTER", "queue-taken-mail");
            SERVER.start();
            Party.eventually("a word on the mailbox", () -> isWell() ? null : true);
            provider.open();
            Party.eventually("a mailbox in reach", () -> isWell() ? true : null);

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

    /** The API is ready in any case: start waits for that. */
    private static boolean isWell() throws IOException, InterruptedException {
        var well = HttpRequest.newBuilder(SERVER.management().resolve("/observe/health/well"))
                .build();
        return HttpClient.newHttpClient().send(well, BodyHandlers.discarding()).statusCode() == 200;
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
