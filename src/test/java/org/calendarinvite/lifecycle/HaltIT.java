package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.calendarinvite.world.HaltingWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The power fails inside the pipeline: right after a step of a route has run, and before the next. */
class HaltIT extends Lifecycle {

    /** In the order of the lifecycle: each is armed when the server comes back from the one before. */
    private static final List<String> STEPS = List.of(
            "store-decision", // the event is kept and nobody knows
            "publish-to-topic", // the topic knows and the mail is not acknowledged
            "store-invite",
            "claim-mail", // the mail is claimed and not sent
            "send-mail", // the mail is sent and not marked
            "log-decision", // the answer is kept and nobody knows
            "stage-update-page"); // the updates are queued and the notice is not acknowledged

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("halt");

    private final HaltingWorld world = new HaltingWorld(SERVER, STEPS);

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
    void theServerHaltedAfterEachStep() {
        assertEquals(STEPS, world.halted());
    }
}
