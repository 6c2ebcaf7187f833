package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of an event, told in lines of JSON. */
class LogsIT extends Lifecycle {

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("logs").with("CIS_LOG_JSON", "true");

    private final World world = new EmbeddedWorld(SERVER);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @Override
    World world() {
        return world;
    }

    @AfterEach
    void eachLineSaysWhatItIsAboutAndNoLineSaysWho() throws IOException {
        var lines = lines();
        for (var line : lines) {
            assertFalse(line.toString().matches("(?s).*(olga|berta|bruno)@.*"), line::toString);
            assertFalse(line.path("loggerName").asText().contains("opentelemetry"), line::toString);
        }
        var routed = lines.stream().filter(line -> line.at("/mdc").has("route")).toList();
        assertFalse(routed.isEmpty());
        for (var line : routed) assertTrue(line.at("/mdc").has("trace"), line::toString);
        var uid = said(routed, "EVENT_CREATED").at("/mdc/event").asText();
        for (var told : List.of("EVENT_CREATED", "INVITE_DUE", "ANSWER_RECORDED", "EVENT_UPDATED", "EVENT_CANCELLED"))
            assertEquals(uid, said(routed, told).at("/mdc/event").asText(), told);
        var sent = routed.stream()
                .filter(line -> line.path("message").asText().startsWith("sending "))
                .toList();
        assertEquals(7, sent.size());
        for (var line : sent) assertEquals(uid, line.at("/mdc/event").asText(), line::toString);
    }

    private static JsonNode said(List<JsonNode> lines, String what) {
        return lines.stream()
                .filter(line -> line.path("message").asText().contains(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(what + " in none of " + lines));
    }

    private static List<JsonNode> lines() throws IOException {
        var json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (var line : Files.readAllLines(Path.of("target/it-logs/logs.log"))) lines.add(json.readTree(line));
        return lines;
    }
}
