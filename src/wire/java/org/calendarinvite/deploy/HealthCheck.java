package org.calendarinvite.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The command by which ECS asks a task how it is, as {@code deploy/aws/run.yaml} says it. */
public final class HealthCheck {

    private static final Pattern COMMAND = Pattern.compile("Command: \\[CMD, java, (.*)]");

    private HealthCheck() {}

    /** What follows {@code java}, for an image whose files lie in this folder. */
    public static List<String> arguments(Path root) throws IOException {
        var command = COMMAND.matcher(Files.readString(Path.of("deploy/aws/run.yaml")));
        if (!command.find()) throw new IllegalStateException("run.yaml has no health check by java");
        return List.of(command.group(1)
                .replace("'/app/", root + "/app/")
                .replace("'", "")
                .split(", "));
    }
}
