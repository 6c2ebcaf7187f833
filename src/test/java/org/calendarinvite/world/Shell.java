package org.calendarinvite.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a person types into bash at the root of a clone; variables and functions stay for the next command. */
public final class Shell {

    private static final long MOST_SECONDS = 60;

    private final Map<String, String> environment;
    private final Path state;

    /** @param folder where it keeps what stays */
    public Shell(Map<String, String> environment, Path folder) {
        this.environment = Map.copyOf(environment);
        this.state = folder.resolve("state");
    }

    /** Whether this machine has bash, and a curl that speaks mail. */
    public static boolean available(Path folder) {
        try {
            var said = new Shell(Map.of(), folder).type("curl --version");
            return said.contains("imap") && said.contains("smtp");
        } catch (UncheckedIOException | AssertionError e) {
            return false;
        }
    }

    /** @return what it writes, with its complaints; a command that fails is an AssertionError with the same */
    public String type(String commands) {
        var keep = "export -p > '" + state + "'; declare -f >> '" + state + "'";
        var script = "set -ea; [ ! -e '" + state + "' ] || . '" + state + "'\n" + commands + "\n" + keep;
        try {
            var output = Files.createTempFile(state.getParent(), "output", ".txt");
            var process = start(script, output);
            boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            if (!ended) process.destroyForcibly();
            var said = Files.readString(output, UTF_8);
            if (!ended || process.exitValue() != 0) throw new AssertionError(commands + "\nfailed, and said:\n" + said);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(String script, Path output) throws IOException {
        var builder = new ProcessBuilder(List.of("bash", "--norc", "-c", script))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("no_proxy", "localhost");
        return builder.start();
    }
}
