package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an organizer and an operator see of events: lists, sums, days, and the attendees as a file. */
class ReportIT {

    private static final String HOST = "reporter@work.example";
    private static final String GUEST = "nina@home.example";

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("report");

    private static World world;
    private static Party party;

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
        party = Party.of(world, HOST);
        party.invite(GUEST);
    }

    @Test
    void theOrganizerIsMailedTheAttendeesAsAFile() {
        var asked = world.api().post("/api/event/" + party.uid() + "/report", "{}");
        assertEquals(202, asked.status());
        var file = eventually("a report", () -> world.inbox(HOST).stream()
                .flatMap(mail -> mail.attachment("attendees.csv").stream())
                .findFirst()
                .orElse(null));
        assertTrue(file.text().contains("\r\n" + GUEST + ",") || file.text().contains("\n" + GUEST + ","), file.text());
    }

    @Test
    void theEventIsOnTheListsOfItsOrganizerAndOfTheTenant() {
        var legacy = world.api().get("/api/organizer/" + HOST + "/events");
        assertEquals(party.uid(), legacy.json().at("/items/0/uid").asText());
        var asked =
                world.api().post("/api/organizer/events", "{\"organizer\":\"" + HOST.toUpperCase(Locale.ROOT) + "\"}");
        assertEquals(legacy.json(), asked.json());
        assertEquals(
                party.uid(),
                world.api()
                        .get("/api/system/events?limit=1")
                        .json()
                        .at("/items/0/uid")
                        .asText());
        assertEquals(422, world.api().get("/api/organizer/nobody/events").status());
    }

    @Test
    void sumsAndDaysCountTheGuest() {
        assertEquals(
                1,
                world.api()
                        .get("/api/organizer/" + HOST + "/statistics")
                        .json()
                        .path("attendees")
                        .asInt());
        assertEquals(
                1,
                world.api()
                        .get("/api/system/statistics")
                        .json()
                        .at("/rsvp/noaction")
                        .asInt());
        assertEquals(
                1,
                world.api()
                        .get("/api/event/" + party.uid() + "/history")
                        .json()
                        .at("/items/0/invited")
                        .asInt());
    }
}
