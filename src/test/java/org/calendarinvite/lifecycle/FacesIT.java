package org.calendarinvite.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.calendarinvite.world.OpenIssuer;
import org.calendarinvite.world.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page in a browser: {@code src/main/webui/e2e}, by Playwright and the Chromium of this machine. */
class FacesIT {

    private static final Path WEBUI = Path.of("src/main/webui");
    private static final int LIMIT_MINUTES = 25;

    private static final OpenIssuer ISSUER = new OpenIssuer();

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("faces");

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Test
    void everyPageWorksInABrowserAndForEverybody() throws IOException, InterruptedException {
        var chromium = chromium();
        assertTrue(
                chromium.isPresent() || System.getenv("CI") == null,
                "There is no Chromium here; CIS_CHROMIUM names one");
        assumeTrue(chromium.isPresent(), "No Chromium here, so no page was looked at");
        SERVER.with("CIS_API_REQUESTS_PER_SECOND_FROM_ADDRESS", "2000").with("CIS_HOOKS_ALLOW_PRIVATE", "true");
        ISSUER.settings().forEach(SERVER::with);
        SERVER.start();
        var shots = Files.createDirectories(Path.of("target/screenshots").toAbsolutePath());
        var log = Path.of("target/it-logs/faces-browser.log").toAbsolutePath();
        var browser = new ProcessBuilder("npx", "playwright", "test")
                .directory(WEBUI.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var environment = browser.environment();
        environment.put("CIS_URL", SERVER.url().toString());
        environment.put("CIS_KEY", RunningServer.KEY);
        environment.put("CIS_SMTP_PORT", String.valueOf(SERVER.smtpPort()));
        environment.put("CIS_IMAP_PORT", String.valueOf(SERVER.imapPort()));
        environment.put("CIS_CHROMIUM", chromium.get().toString());
        environment.put("CIS_SCREENSHOTS", shots.toString());
        var running = browser.start();
        boolean ended = running.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        if (!ended) running.destroyForcibly();
        assertTrue(ended, () -> "The browser took longer than " + LIMIT_MINUTES + " minutes:\n" + text(log));
        assertEquals(0, running.exitValue(), () -> text(log));
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("CIS_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
                .filter(path -> path != null && Files.isExecutable(Path.of(path)))
                .map(Path::of)
                .findFirst();
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
