package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Over SMTP and IMAP, as a newcomer's mail client would. */
class EmbeddedLifecycleIT extends Lifecycle {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("lifecycle");

    private final World world = new EmbeddedWorld(SERVER);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @Override
    World world() {
        return world;
    }

    /** The embedded mailboxes show a mail once however often it is sent, as Gmail does; the log shows each sending. */
    @AfterEach
    void eachMailWasSentOnce() throws IOException {
        var sent = Pattern.compile("sending (\\S+)")
                .matcher(Files.readString(Path.of("target/it-logs/lifecycle.log")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(7, sent.size(), "a confirmation and three mails for each of two guests: " + sent);
        assertEquals(sent.size(), Set.copyOf(sent).size(), sent::toString);
    }
}
