package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.calendarinvite.deploy.Watched;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Over SMTP and IMAP, as a newcomer's mail client would. */
class EmbeddedLifecycleIT extends Lifecycle {

    private static final String DEAD = "cis_queue_messages{queue=\"cis-mail\",state=\"dead\"} 0.0";
    private static final String DELIVERED = "cis_feedback_total{state=\"delivered\"} 7.0";

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

    /** After a life in which all that counts was counted. */
    @AfterEach
    void whatDashboardAndRulesReadIsExposed() throws IOException {
        var exposed = eventually("the numbers that come with the scrape after", () -> {
            var scrape = scrape();
            return scrape.contains(DEAD) && scrape.contains(DELIVERED) ? scrape : null;
        });
        var names = exposed.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        var missing = new TreeSet<>(Watched.metrics());
        missing.removeAll(names);
        assertEquals(Set.of(), missing);
    }

    private static String scrape() throws IOException, InterruptedException {
        var metrics = HttpRequest.newBuilder(SERVER.management().resolve("/observe/metrics"));
        return HttpClient.newHttpClient()
                .send(metrics.build(), BodyHandlers.ofString())
                .body();
    }
}
