package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.calendarinvite.world.Api.Answer;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A list is looked at before anybody is invited by it, and its columns are chosen by hand. */
class ListPreviewIT {

    private static final String FILE =
            """
            Wer;Kontakt;Spricht
            Käthe;kaethe@home.example;
            Otto;otto@home.example;de
            Nobody;nobody;de
            Again;OTTO@home.example;
            """;

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("preview").with("CIS_BULK_COMPARED", "2");

    private static World world;
    private static Party party;

    @BeforeAll
    static void start() {
        SERVER.start();
        world = new EmbeddedWorld(SERVER);
        party = Party.of(world, "host@work.example");
        party.invite("kaethe@home.example");
    }

    @Test
    void whatIsForeseenBecomesSoAndNothingDoesBefore() {
        var guessed = preview("").json();
        assertTrue(guessed.path("problem").asText().contains("names no column email"), guessed::toString);
        assertEquals("Kontakt", guessed.at("/columns/1/name").asText());
        assertEquals("kaethe@home.example", guessed.at("/columns/1/samples/0").asText());
        assertTrue(guessed.path("rows").isMissingNode(), guessed::toString);

        var chosen = preview("?columns=name,email,language").json();
        assertEquals("", chosen.path("problem").asText());
        assertEquals(4, chosen.path("rows").asInt());
        assertEquals(2, chosen.path("compared").asInt());
        assertEquals("already", chosen.at("/first/0/becomes").asText());
        assertEquals("Käthe", chosen.at("/first/0/name").asText());
        assertEquals("invited", chosen.at("/first/1/becomes").asText());
        assertEquals(4, chosen.at("/rejections/0/row").asInt());
        assertEquals(
                "Row 3 has the same address already",
                chosen.at("/rejections/1/reason").asText());
        assertEquals(1, party.statistics().path("attendees").asInt());
        assertFalse(world.api().get("/api/system/audit").text().contains("list invited"));
        assertEquals(0, world.api().get("/api/system/bulk").json().path("items").size());

        var job = ended(invite("?columns=name,email,language"));
        for (var count : new String[] {"rows", "invited", "already", "rejected"})
            assertEquals(chosen.path(count), job.path(count), job::toString);
        eventually("an invite", () -> world.inbox("otto@home.example").isEmpty() ? null : true);
        var rejected = world.api()
                .get("/api/bulk/" + job.path("id").asText() + "/rejected/file")
                .text();
        assertTrue(rejected.contains("4,,nobody,Nobody,Not a mail address that can be written to"), rejected);
    }

    @Test
    void aChoiceThatCannotBeFollowedIsRefusedBeforeAnythingBegins() {
        assertEquals(422, invite("").status());
        assertEquals(422, invite("?columns=name,phone").status());
        assertEquals(422, preview("?columns=name,phone").status());
        assertEquals(400, preview("?columns=" + "x".repeat(1001)).status());
    }

    private static Answer preview(String query) {
        return post("/preview" + query);
    }

    private static Answer invite(String query) {
        return post(query);
    }

    private static Answer post(String to) {
        return world.api()
                .call(Question.post("/api/event/" + party.uid() + "/invites" + to, FILE)
                        .as("text/csv"));
    }

    private static JsonNode ended(Answer begun) {
        assertEquals(202, begun.status(), begun::text);
        var list = "/api/bulk/" + begun.json().path("id").asText();
        return eventually("the end of the list", () -> {
            var now = world.api().get(list).json();
            return now.path("ended").asText().isEmpty() ? null : now;
        });
    }
}
