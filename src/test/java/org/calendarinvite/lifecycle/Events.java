package org.calendarinvite.lifecycle;

import java.util.List;
import java.util.Map;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;

/** An event with a guest, for whoever asks the API about it. */
public final class Events {

    private static final String HOST = "host@work.example";

    private Events() {}

    /** Values that exist on the server, by the names of parameters and fields. */
    public static Map<String, List<String>> known(RunningServer server) {
        var world = new EmbeddedWorld(server);
        var party = Party.of(world, HOST);
        party.invite("guest1@home.example");
        var key = world.api().post("/api/system/keys", "{\"name\":\"known\"}").json();
        return Map.of(
                "uid", List.of(party.uid()),
                "organizer", List.of(HOST),
                "email", List.of("guest1@home.example", "guest2@home.example"),
                "id", List.of(key.path("id").asText()));
    }
}
