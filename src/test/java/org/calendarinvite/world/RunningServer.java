package org.calendarinvite.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** The packaged application as a process of its own, on free ports and a folder of its own, kept when a test fails. */
public class RunningServer implements AutoCloseable, AfterAllCallback, TestExecutionExceptionHandler {

    public static final String KEY = "key-of-the-tests";

    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Map<String, String> environment = new HashMap<>();
    private final Path log;
    private final Path data;
    private final int http;
    private final int smtp;
    private final int imap;
    private final int management;
    private ChildProcess process;
    private Path jar = JAR;
    private Path folder;
    private String heap = "512m";
    private boolean failed;

    /** @param name of the test: names the log, {@code target/it-logs/<name>.log} */
    public RunningServer(String name) {
        var ports = Ports.free(4);
        http = ports.get(0);
        smtp = ports.get(1);
        imap = ports.get(2);
        management = ports.get(3);
        log = Path.of("target/it-logs", name + ".log").toAbsolutePath();
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            data = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target/it-data").toAbsolutePath()), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder = data;
        with("CIS_DATA", data.toString());
        with("CIS_HTTP_PORT", String.valueOf(http)).with("QUARKUS_HTTP_PORT", String.valueOf(http));
        with("CIS_SMTP_PORT", String.valueOf(smtp)).with("CIS_IMAP_PORT", String.valueOf(imap));
        with("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
        with("CIS_DEV_API_KEY", KEY).with("CIS_MAIL_LEASE", "3s");
        with("CIS_POLL_SECONDS", "1").with("CIS_VISIBILITY_SECONDS", "5");
    }

    /** Takes effect with the next start. */
    public RunningServer with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public RunningServer without(String name) {
        environment.remove(name);
        return this;
    }

    /** The most memory that its objects may take, e.g. {@code 512m}. */
    public RunningServer heap(String most) {
        heap = most;
        return this;
    }

    /** Another packaging than that of the build, started in this folder. */
    public RunningServer packaging(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
        return this;
    }

    public RunningServer start() {
        if (!Files.exists(jar)) throw new IllegalStateException(jar + " is missing: run mvn package first");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var before = Instant.now();
        process = new ChildProcess(
                List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx" + heap, "-jar", jar.toString()),
                environment,
                folder,
                log);
        awaitReady(before.plus(START_LIMIT));
        System.out.println(log.getFileName() + ": ready after "
                + Duration.between(before, Instant.now()).toMillis() + " ms");
        return this;
    }

    public int smtpPort() {
        return smtp;
    }

    public int imapPort() {
        return imap;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http);
    }

    /** Where health and metrics are. */
    public URI management() {
        return URI.create("http://127.0.0.1:" + management);
    }

    public Path data() {
        return data;
    }

    public boolean alive() {
        return process.alive();
    }

    /** Whether the process ends by itself within this time. */
    public boolean endsWithin(long millis) {
        return process.endsWithin(millis);
    }

    /** SIGTERM, as whoever runs containers sends it: how it ended, if it did within this time. */
    public OptionalInt terminate(long millis) {
        return process.terminate(millis);
    }

    /** As if the power failed: nothing in the process gets a chance to finish. */
    public void kill() {
        process.kill();
    }

    /** Again, with the same data on the same ports. */
    public void restart() {
        if (alive()) kill();
        start();
    }

    @Override
    public void close() {
        if (process != null) process.close();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        close();
        if (!failed && context.getExecutionException().isEmpty()) delete(data);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failed = true;
        System.out.println("Last lines of " + log + ":\n" + ChildProcess.tail(log, 80));
        throw failure;
    }

    private void awaitReady(Instant deadline) {
        var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        var ready = URI.create("http://127.0.0.1:" + management + "/observe/health/ready");
        while (!answers(client, ready)) {
            boolean ended = process.endsWithin(100);
            if (ended || Instant.now().isAfter(deadline)) {
                process.kill();
                throw new IllegalStateException("The server %s; last lines of %s:%n%s"
                        .formatted(
                                ended ? "ended before it was ready" : "was not ready within " + START_LIMIT,
                                log,
                                ChildProcess.tail(log, 12)));
            }
        }
    }

    private static boolean answers(HttpClient client, URI uri) {
        try {
            var request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
