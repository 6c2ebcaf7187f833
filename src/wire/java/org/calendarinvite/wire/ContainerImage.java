package org.calendarinvite.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.calendarinvite.world.ChildProcess;

/**
 * The image as {@code deploy/image} builds and pushes it, once for all tests of a build, with nothing below its own layers. Classes and dashboard
 * are those of this build, so that it takes seconds: the embedded world is left out of them as the compiler leaves it out.
 */
public final class ContainerImage {

    public static final String VERSION = "1.2.3";

    private static final Path FOLDER = Path.of("target/container").toAbsolutePath();
    /** What the last build made of the image: its name and its configuration. */
    private static final Path MADE = FOLDER.resolve("made.json");

    private static final Path PACKAGED =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path LOG = Npm.LOGS.resolve("image.log");
    private static final long LIMIT_MILLIS = 900_000;
    private static ContainerImage built;

    private final JsonNode config;
    private final String name;

    private ContainerImage(JsonNode config, String name) {
        this.config = config;
        this.name = name;
    }

    public static synchronized ContainerImage get() {
        if (built == null) built = shared();
        return built;
    }

    private static ContainerImage shared() {
        try {
            return Turn.take("container", () -> {
                if (!Files.exists(MADE)
                        || Files.getLastModifiedTime(MADE).compareTo(Files.getLastModifiedTime(PACKAGED)) < 0) build();
                var made = JSON.readTree(MADE.toFile());
                return new ContainerImage(made.path("config"), made.path("name").asText());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The repository and digest that the script told. */
    public String name() {
        return name;
    }

    /** What the image says of itself: user, ports, entry point, labels. */
    public JsonNode config() {
        return config;
    }

    /** All files of its layers. */
    public Path root() {
        return FOLDER.resolve("root");
    }

    public Path jar() {
        return root().resolve("app/quarkus-run.jar");
    }

    public Path bom() {
        return FOLDER.resolve("bom.json");
    }

    private static void build() throws IOException {
        remove(FOLDER);
        copy(Path.of("target/classes"), FOLDER.resolve("classes"));
        remove(FOLDER.resolve("classes/org/calendarinvite/local"));
        remove(FOLDER.resolve("classes/org/calendarinvite/store/sql"));
        dashboard(FOLDER.resolve("webui"));
        try (var registry = new ImageRegistry(FOLDER.resolve("registry"))) {
            JSON.writeValue(MADE.toFile(), pushed(registry));
        }
    }

    private static Map<String, Object> pushed(ImageRegistry registry) throws IOException {
        var told = FOLDER.resolve("output");
        run(
                List.of(
                        "deploy/image",
                        "-Dbuild.folder=target/container",
                        "-Dmaven.main.skip=true",
                        "-Dspotless.check.skip=true",
                        "-Dquarkus.quinoa.ui-dir=target/container/webui",
                        "-Dquarkus.jib.base-jvm-image=scratch",
                        "-Dquarkus.jib.base-image-layers-cache=target/container/layers",
                        "-Dquarkus.jib.application-layers-cache=target/container/layers",
                        "-Dquarkus.container-image.insecure=true"),
                Map.of(
                        "IMAGE",
                        registry.host() + "/cis:" + VERSION,
                        "VERSION",
                        VERSION,
                        "COMMIT",
                        "c0ffee",
                        "GITHUB_OUTPUT",
                        told.toString()));
        var name = Files.readString(told).strip().replace("image=", "");
        var manifest = JSON.readTree(registry.read(name.substring(name.indexOf('@') + 1)));
        var root = Files.createDirectories(FOLDER.resolve("root"));
        for (var layer : manifest.path("layers"))
            run(
                    List.of(
                            "tar",
                            "-xzf",
                            registry.file(layer.path("digest").asText()).toString(),
                            "-C",
                            root.toString()),
                    Map.of());
        var config = JSON.readTree(registry.read(manifest.at("/config/digest").asText()));
        return Map.of("name", name, "config", config.path("config"));
    }

    /** As it lies built beside the packaged server; its own build is not asked once more. */
    private static void dashboard(Path folder) throws IOException {
        copy(Path.of("target/quinoa/build"), folder.resolve("dist"));
        Files.createDirectories(folder.resolve("node_modules"));
        Files.writeString(
                folder.resolve("package.json"),
                "{\"name\":\"built\",\"version\":\"1.0.0\",\"scripts\":{\"build\":\"true\"}}");
        Files.writeString(
                folder.resolve("package-lock.json"),
                "{\"name\":\"built\",\"version\":\"1.0.0\",\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"built\",\"version\":\"1.0.0\"}}}");
    }

    private static void run(List<String> command, Map<String, String> environment) {
        try (var running = new ChildProcess(command, environment, Path.of("").toAbsolutePath(), LOG)) {
            var exit = running.exit(LIMIT_MILLIS);
            if (exit.orElse(1) != 0)
                throw new IllegalStateException(command + " failed:\n" + ChildProcess.tail(LOG, 60));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var one : all.toList()) {
                var copy = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) Files.createDirectories(copy);
                else Files.copy(one, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }
}
