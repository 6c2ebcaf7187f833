package org.calendarinvite.lifecycle;

import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
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
}
