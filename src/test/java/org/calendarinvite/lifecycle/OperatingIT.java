package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each block of commands of docs/operate.md that needs no account is typed, in the order of the page, with a server where it asks one. */
class OperatingIT {

    private static final Path PAGE = Path.of("docs/operate.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```sh( aws)?\\n(.*?)^ *```$");
    private static final Pattern NEEDS_AWS = Pattern.compile("(?m)(^ *|\\| *|\\()aws ");

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("operating");

    @TempDir
    Path clone;

    @Test
    void everyCommandThatNeedsNoAccountDoesWhatThePageSays() throws IOException {
        assumeTrue(Shell.available(clone));
        SERVER.start();
        var party = Party.of(new EmbeddedWorld(SERVER), "operated@work.example");
        party.invite("guest@home.example");
        for (var part : List.of("deploy", "target", "src", "docs"))
            Files.createSymbolicLink(clone.resolve(part), Path.of(part).toAbsolutePath());
        Files.createSymbolicLink(clone.resolve("data"), SERVER.data());
        var shell = new Shell(Map.of("CLONE", clone.toString()), clone);

        var said = new StringBuilder();
        for (var block : blocks()) {
            if (block.contains("localhost") && !SERVER.alive()) SERVER.restart();
            if (block.contains("deploy/store")) SERVER.close();
            said.append(shell.type("cd \"$CLONE\"\n" + block));
        }
        assertTrue(said.toString().contains("g*******@home.example"), said::toString);
        assertTrue(said.toString().contains("--stack-name cis-watch"), said::toString);
        assertEquals(3, said.toString().split("Done: |calendar-invite-server/store/1").length - 1, said::toString);
    }

    /** What is marked as AWS's is, and nothing else is: a command cannot hide from this test. */
    @Test
    void onlyWhatNeedsAnAccountIsNotTyped() throws IOException {
        var page = Files.readString(PAGE);
        BLOCK.matcher(page).results().forEach(block -> {
            var aws = NEEDS_AWS.matcher(block.group(2)).find();
            assertEquals(block.group(1) != null, aws, block.group(2));
        });
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .filter(block -> block.group(1) == null)
                .map(block -> Arrays.stream(block.group(2).split("\n"))
                        .map(line -> line.startsWith("   ") ? line.substring(3) : line)
                        .reduce("", (all, line) -> all + line + "\n"))
                .map(OperatingIT::here)
                .toList();
    }

    private static String here(String block) {
        return block.replace("localhost:8080", "localhost:" + SERVER.url().getPort())
                .replace("$(cat data/api-key)", RunningServer.KEY);
    }
}
