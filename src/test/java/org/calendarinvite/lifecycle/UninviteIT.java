package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calendarinvite.world.Api;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One person is taken off the guest list over the API, however often and however many ask at once. */
class UninviteIT {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("uninvite");

    private static World world;
    private static Party party;

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
        party = Party.of(world, "host@work.example");
    }

    @Test
    void whoIsAskedToGoManyTimesAtOnceGoesOnceAndIsToldOnce() {
        party.invite("gustav@home.example");
        var answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> uninvite(party.uid(), "gustav@home.example"))
                .toList();
        assertEquals(Set.of(202), answers.stream().map(Api.Answer::status).collect(Collectors.toSet()));
        assertEquals("uninvited", answers.get(0).json().path("status").asText());
        assertEquals(true, answers.get(0).json().path("told").asBoolean());
        assertEquals(0, party.statistics().path("attendees").asInt());
        eventually("told", () -> cancels("gustav@home.example").isEmpty() ? null : true);
        assertEquals(202, uninvite(party.uid(), "gustav@home.example").status());
        party.invite("greta@home.example");
        assertEquals(1, cancels("gustav@home.example").size());
        assertEquals(1, party.statistics().path("attendees").asInt());
    }

    @Test
    void whomNobodyInvitedIsNotFound() {
        assertEquals(404, uninvite(party.uid(), "stranger@home.example").status());
        assertEquals(
                404,
                uninvite("00000000-0000-4000-8000-000000000000", "gustav@home.example")
                        .status());
        assertEquals(422, uninvite(party.uid(), "no address").status());
    }

    private static List<String> cancels(String address) {
        return world.inbox(address).stream()
                .flatMap(mail -> mail.calendar().stream())
                .map(part -> part.text())
                .filter(text -> text.contains("METHOD:CANCEL"))
                .toList();
    }

    private static Api.Answer uninvite(String uid, String email) {
        return world.api().post("/api/event/" + uid + "/uninvite", "{\"email\": \"" + email + "\"}");
    }
}
