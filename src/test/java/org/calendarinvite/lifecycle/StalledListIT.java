package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.calendarinvite.world.Api;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that dies when it has kept a list and not yet queued its first page. */
class StalledListIT {

    private static final String HOST = "host@work.example";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("stalled-list")
            .with("CIS_BULK_STALLED", "6s")
            .with("CIS_EMBEDDED_HALT_AFTER", "keep-jobs");

    @Test
    void aListWithoutAMessageIsDoneAndItsPlaceGivenBack() {
        SERVER.start();
        var world = new EmbeddedWorld(SERVER);
        var party = Party.of(world, HOST);
        var guests = new GuestList(party.uid(), HOST, "s", 120, 20);
        assertThrows(UncheckedIOException.class, () -> invite(world.api(), party, guests));
        assertTrue(SERVER.endsWithin(60_000));
        SERVER.without("CIS_EMBEDDED_HALT_AFTER").with("CIS_BULK_AT_ONCE", "1").start();

        var again = new EmbeddedWorld(SERVER);
        var done = Awaitility.await("the list")
                .atMost(Duration.ofMinutes(3))
                .ignoreException(UncheckedIOException.class)
                .until(
                        () -> list(again.api()),
                        list -> list.path("status").asText().equals("done"));
        assertEquals(guests.goodOverHttp(), done.path("invited").asInt());
        Awaitility.await("the status mail")
                .atMost(Duration.ofMinutes(3))
                .until(() -> again.inbox(HOST).stream()
                                .filter(mail -> mail.subject().startsWith("List done"))
                                .count()
                        == 1);
        var next = invite(again.api(), party, new GuestList(party.uid(), HOST, "t", 1, 0));
        assertEquals(202, next.status(), next::text);
    }

    private static JsonNode list(Api api) {
        return api.get("/api/system/bulk").json().at("/items/0");
    }

    private static Api.Answer invite(Api api, Party party, GuestList guests) {
        return api.call(Api.Question.post("/api/event/" + party.uid() + "/invites", guests.csv())
                .as("text/csv"));
    }
}
