package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.calendarinvite.wire.DynamoDbLocal;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.ChildProcess;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server's store goes by the command of docs/operate.md to DynamoDB and back into another folder, and its event goes on there. */
class MoveIT {

    private static final long LIMIT_MILLIS = 120_000;

    @RegisterExtension
    static final RunningServer BEFORE = new RunningServer("move-before");

    @RegisterExtension
    static final RunningServer AFTER = new RunningServer("move-after");

    @TempDir
    Path folder;

    private int runs;

    @Test
    void anEventGoesOnWhereItsStoreWasMovedTo() throws IOException {
        BEFORE.start();
        var party = Party.of(new EmbeddedWorld(BEFORE), "mover@work.example");
        var invite = party.invite("ada@home.example");
        party.invite("ben@home.example");
        refused("stop it", embedded(BEFORE), "export", folder.resolve("running"));
        BEFORE.close();

        run(embedded(BEFORE), "export", folder.resolve("sqlite"));
        try (var dynamo = DynamoDbLocal.start()) {
            run(dynamoDb(dynamo), "import", folder.resolve("sqlite"));
            refused("not empty", dynamoDb(dynamo), "import", folder.resolve("sqlite"));
            run(dynamoDb(dynamo), "export", folder.resolve("dynamo"));
        }
        run(embedded(AFTER), "import", folder.resolve("dynamo"));
        refused("there already", embedded(AFTER), "export", folder.resolve("dynamo"));
        refused("not there", embedded(AFTER), "import", folder.resolve("nowhere"));
        refused("deploy/store import", embedded(AFTER), "expert", folder.resolve("other"));

        AFTER.start();
        var moved = new Party(new EmbeddedWorld(AFTER), party.draft(), party.uid());
        assertEquals(2, moved.statistics().path("attendees").asInt());
        moved.world().send(Calendars.googleReply(invite, "ACCEPTED", Instant.now()));
        eventually(
                "the answer",
                () -> moved.statistics().path("rsvp").path("accepted").asInt() == 1 ? true : null);
    }

    private void run(Map<String, String> environment, String what, Path file) {
        var said = said(environment, what, file);
        assertTrue(said.matches("Done: \\d{2,} things.\\s*"), said);
    }

    private void refused(String why, Map<String, String> environment, String what, Path file) {
        var said = said(environment, what, file);
        assertTrue(said.contains(why), said);
    }

    /** All that the command says. */
    private String said(Map<String, String> environment, String what, Path file) {
        var command = Path.of("deploy/store").toAbsolutePath().toString();
        var log = folder.resolve("said-" + ++runs);
        try (var running = new ChildProcess(List.of(command, what, file.toString()), environment, folder, log)) {
            assertTrue(running.endsWithin(LIMIT_MILLIS), () -> ChildProcess.tail(log, 20));
            return Files.readString(log);
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }

    private static Map<String, String> embedded(RunningServer server) {
        return Map.of("CIS_DATA", server.data().toString());
    }

    private static Map<String, String> dynamoDb(DynamoDbLocal dynamo) {
        return Map.of(
                "CIS_AWS_REGION", "us-east-1",
                "CIS_AWS_DYNAMODB_ENDPOINT", dynamo.endpoint().toString(),
                "CIS_AWS_PROVISION", "true",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test");
    }
}
