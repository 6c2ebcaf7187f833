package org.calendarinvite.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.Shell;

/** Commands of README.md, in steps as it numbers them, spoken to a server on other ports. */
record Readme(Shell shell, List<String> steps) {

    static Readme section(String title, Shell shell, RunningServer server) throws IOException {
        var section = Files.readString(Path.of("README.md")).split("\n## " + title + "\n", 2)[1];
        var commands = section.split("\n```sh\n", 2)[1]
                .split("\n```\n", 2)[0]
                .replace("localhost:8080", "localhost:" + server.url().getPort())
                .replace("localhost:3025", "localhost:" + server.smtpPort())
                .replace("localhost:3143", "localhost:" + server.imapPort())
                .replace("$(cat data/api-key)", RunningServer.KEY);
        return new Readme(
                shell, Stream.of(commands.split("(?m)^(?=# \\d+\\. )")).toList());
    }

    /** @param number as in the README, from 1 */
    String step(int number) {
        return shell.type(steps.get(number - 1));
    }
}
