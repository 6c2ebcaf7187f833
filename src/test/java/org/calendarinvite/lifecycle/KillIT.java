package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.calendarinvite.world.KilledWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The power fails right after each acknowledgement: after the create mail's 250, after the API's 202, after each reply's 250 … */
class KillIT extends Lifecycle {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("kill");

    private final KilledWorld world = new KilledWorld(SERVER);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @Override
    World world() {
        return world;
    }

    @Override
    Duration patience() {
        return Duration.ofMinutes(8);
    }

    @Override
    boolean resendsAllowed() {
        return true;
    }

    @AfterEach
    void theServerWasKilledOften() {
        assertTrue(world.kills() >= 6, "kills: " + world.kills());
    }
}
