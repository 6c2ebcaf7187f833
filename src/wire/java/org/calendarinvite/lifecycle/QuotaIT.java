package org.calendarinvite.lifecycle;

import static org.calendarinvite.wire.WireCloud.patiently;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.calendarinvite.wire.WireCloud;
import org.calendarinvite.wire.WireWorld;
import org.calendarinvite.world.HttpApi;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SES sends no more today in the middle of a list: the rest waits, longer than a message may be tried, and is mailed once. */
class QuotaIT {

    private static final int GUESTS = 60;
    private static final int LEFT = 10;

    /** So many looks take longer than all tries of a message: 5 times the 5 seconds for which a message that failed is hidden. */
    private static final int LOOKS = 20;

    /** Each queue, with its two consumers of up to ten messages, stops at its first refusals. */
    private static final int REFUSALS = 30;

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("quota");

    private static WireCloud cloud;
    private static WireWorld world;

    @BeforeAll
    static void start() {
        cloud = new WireCloud();
        cloud.hosts(SERVER).with("CIS_AWS_REST", "2s").start();
        world = cloud.world(new HttpApi(SERVER.url(), RunningServer.KEY));
    }

    @Test
    void whatSesSendsNoMoreTodayWaitsAndIsMailedOnceItDoes() {
        var party = Party.of(world, "host@work.example");
        cloud.outgoing().leaves(LEFT);
        world.send(new GuestList(party.uid(), "host@work.example", "q", GUESTS, 0).mail());
        patiently("SES is asked for room", () -> cloud.outgoing().askedForQuota() >= LOOKS);
        int refused = cloud.outgoing().refused();
        assertTrue(refused > 0 && refused <= REFUSALS, refused + " mails were refused");

        cloud.outgoing().leaves(Integer.MAX_VALUE);
        patiently("all are invited", () -> invited() == GUESTS);
        cloud.everyQueueIsEmpty();
        assertEquals(GUESTS, invited(), "nobody twice");
    }

    private static long invited() {
        return cloud.outgoing().taken().stream()
                .map(ReceivedMail::new)
                .filter(mail -> mail.header("To").contains("@guests.example"))
                .count();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        if (world != null) world.close();
        if (cloud != null) cloud.close();
    }
}
