package org.calendarinvite.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.calendarinvite.world.ChildProcess;

/** Programs that others wrote, as {@code src/wire/npm/package-lock.json} names them, run by the Node that is among them. */
public final class Npm {

    static final Path LOGS = Path.of("target/it-logs").toAbsolutePath();

    private static final Path FOLDER = Path.of("src/wire/npm").toAbsolutePath();
    private static final Path NODE = FOLDER.resolve("node_modules/.bin/node");
    private static final long LIMIT_MILLIS = 60_000;

    private Npm() {}

    /** Installs what the lock file names, if that has not been done. */
    static synchronized void install() {
        try {
            Turn.take("npm", Npm::installed);
        } catch (IOException e) {
            throw new UncheckedIOException("npm packages of " + FOLDER, e);
        }
    }

    /** What is installed, as its lock file names it. */
    private static String installed() throws IOException {
        var stamp = FOLDER.resolve("node_modules/.installed");
        var wanted = Files.readString(FOLDER.resolve("package-lock.json"), StandardCharsets.UTF_8);
        if (Files.exists(stamp)
                && Files.readString(stamp, StandardCharsets.UTF_8).equals(wanted)) return wanted;
        var log = LOGS.resolve("npm.log");
        try (var npm = new ChildProcess(List.of("npm", "ci"), Map.of(), FOLDER, log)) {
            if (!npm.endsWithin(300_000) || !Files.exists(NODE))
                throw new IllegalStateException("npm ci failed:\n" + ChildProcess.tail(log, 40));
        }
        Files.writeString(stamp, wanted, StandardCharsets.UTF_8);
        return wanted;
    }

    /** A script of that folder with its arguments, running. */
    static ChildProcess start(String log, List<String> script) {
        var command = new ArrayList<>(List.of(NODE.toString(), "--no-warnings"));
        command.addAll(script);
        return new ChildProcess(command, Map.of(), FOLDER, LOGS.resolve(log));
    }

    /** All that a script says, once it has ended by itself. */
    public static String run(List<String> script) {
        install();
        try {
            Files.createDirectories(LOGS);
            var log = Files.createTempFile(LOGS, "npm-", ".log");
            try (var running = start(log.getFileName().toString(), script)) {
                if (!running.endsWithin(LIMIT_MILLIS)) throw new IllegalStateException(script + " does not end");
            }
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
