package org.calendarinvite.world;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A program that a test starts, logs and ends; it never outlives the test. */
public class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Thread guard;

    /** @param log gets both outputs, after what is in it already */
    public ChildProcess(List<String> command, Map<String, String> environment, Path folder, Path log) {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(ChildProcess::isOurs);
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        guard = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(guard);
    }

    /** What the machine has set must not change what a test sees. */
    private static boolean isOurs(String name) {
        return name.startsWith("CIS_") || name.startsWith("QUARKUS_") || name.startsWith("AWS_");
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Whether it ends by itself within this time. */
    public boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How it ended, if it did so by itself within this time; 0 when all was well. */
    public OptionalInt exit(long millis) {
        if (!endsWithin(millis)) return OptionalInt.empty();
        forget();
        return OptionalInt.of(process.exitValue());
    }

    /** SIGTERM, and how it ended if it did within this time. */
    public OptionalInt terminate(long millis) {
        process.destroy();
        return exit(millis);
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        if (!endsWithin(10_000)) throw new IllegalStateException("Process " + process.pid() + " survived SIGKILL");
        forget();
    }

    /** SIGTERM, and SIGKILL if that is not heard. */
    @Override
    public void close() {
        process.destroy();
        if (endsWithin(10_000)) forget();
        else kill();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException e) {
            // The JVM is going down and runs the hook anyway.
        }
    }

    /** The last lines of a log. */
    public static String tail(Path log, int lines) {
        try {
            var all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
