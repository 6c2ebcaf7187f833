package org.calendarinvite.web.tell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.calendarinvite.Worlds;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Reach;
import org.calendarinvite.web.Problem;
import org.junit.jupiter.api.Test;

/** So many listen at once: with one key, in one tenant, in all. */
class StreamsTest {

    private final Streams streams = new Streams(Worlds.in(
                    Path.of("unused"),
                    Map.of(
                            "cis.live.listeners", "4",
                            "cis.live.listeners-per-tenant", "3",
                            "cis.live.listeners-per-caller", "2"))
            .live());

    @Test
    void oneMoreThanACallerMayHaveIs429AndAnotherCallerHasAPlace() {
        take("a", "club");
        take("a", "club");
        assertEquals(429, refused("a", "club"));
        take("b", "club");
    }

    @Test
    void oneMoreThanATenantMayHaveIs429AndAnotherTenantHasAPlace() {
        take("a", "club");
        take("a", "club");
        take("b", "club");
        assertEquals(429, refused("b", "club"));
        take("b", "choir");
    }

    @Test
    void oneMoreThanTheServerTakesIs503() {
        take("a", "club");
        take("a", "club");
        take("a", "choir");
        take("a", "choir");
        assertEquals(503, refused("a", "band"));
    }

    @Test
    void whoLeavesMakesRoomAndWhoWasRefusedTookNone() {
        take("a", "club");
        take("a", "club");
        refused("a", "club");
        streams.leave(caller("a", "club"));
        take("a", "club");
        assertEquals(429, refused("a", "club"));
    }

    @Test
    void aTicketCountsWithTheKeyThatItWasGotWith() {
        take("a", "club");
        var ticket = new Caller("ticket of a", Caller.Role.TICKET, new Reach.Everything("club"), Set.of());
        assertEquals(Optional.empty(), streams.take(ticket));
        assertEquals(429, refused("a", "club"));
        streams.leave(ticket);
        take("a", "club");
    }

    private void take(String name, String tenant) {
        assertEquals(Optional.empty(), streams.take(caller(name, tenant)).map(Problem::getMessage));
    }

    private int refused(String name, String tenant) {
        var full = streams.take(caller(name, tenant));
        assertTrue(full.isPresent());
        return full.get().status();
    }

    private static Caller caller(String name, String tenant) {
        return new Caller(name, Caller.Role.SYSTEM, new Reach.Everything(tenant), Set.of());
    }
}
