package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.calendarinvite.deploy.TemplateWorld;
import org.calendarinvite.wire.CallLines;
import org.calendarinvite.wire.WireCloud;
import org.calendarinvite.wire.WireWorld;
import org.calendarinvite.world.HttpApi;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The same routes with every AWS service at the other end of HTTP, in what the templates of {@code deploy/aws} make, started as they
 * start it; and then what was called is held against what the task may do there.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WireLifecycleIT extends Lifecycle {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("wire");

    private static final Path LOG = Path.of("target/it-logs/wire.log");

    private static WireCloud cloud;
    private static WireWorld world;

    @BeforeAll
    static void start() {
        cloud = new WireCloud();
        cloud.hosts(SERVER).start();
        world = cloud.world(new HttpApi(SERVER.url(), RunningServer.KEY));
    }

    @Test
    void whatIsRareWorksToo() {
        var rare = new RarePaths(world, cloud.made(), WireLifecycleIT::calls);
        rare.heldMail();
        rare.listOfPeople();
        rare.slowList(cloud.outgoing());
        rare.schedule();
        try (var sqs = cloud.sqs()) {
            rare.deadLetters(sqs);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void theTaskMayDoWhatItDoesAndNoMore() {
        assertEquals(List.of(), TemplateWorld.flaws(cloud.made().granted(), cloud.made().needed(calls())));
    }

    private static Set<String> calls() {
        return CallLines.in(LOG);
    }

    @AfterEach
    void everyQueueIsEmpty() {
        cloud.everyQueueIsEmpty();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        if (world != null) world.close();
        if (cloud != null) cloud.close();
    }

    @Override
    World world() {
        return world;
    }
}
