package org.calendarinvite.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkIT {

    private static final String HOST = "host@work.example";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("bulk")
            .heap("768m")
            .with("CIS_LIMITS_INVITES_PER_EVENT", "20000")
            .with("JAVA_TOOL_OPTIONS", System.getProperty("jto", ""));

    private static World world;

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
    }

    @Test
    void tenThousandRowsByMail() throws Exception {
        var party = Party.of(world, HOST);
        var list = new GuestList(party.uid(), HOST, "g", 2_000, 20);
        var began = Instant.now();
        world.send(list.mail());
        String before = "";
        while (true) {
            var jobs = world.api().get("/api/system/bulk").json();
            var stat = party.statistics();
            System.out.println(Duration.between(began, Instant.now()).toMillis() + " " + jobs.at("/items/0/done") + " "
                    + jobs.at("/items/0/status") + " " + stat);
            if (stat.at("/delivery/delivered").asInt() >= list.good()) break;
            Thread.sleep(2000);
        }
        System.out.println(world.inbox(HOST).get(1).text());
        System.out.println(
                world.inbox(HOST).get(1).attachment("rejected.csv").get().text().substring(0, 3000));
    }
}
