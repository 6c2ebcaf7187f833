package org.calendarinvite.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The OpenAPI document of the API, as it is served. */
public final class Contract {

    public static final Path FOLDER = Path.of("src/main/resources/openapi");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    public static Contract read() {
        var load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
        try (var in = Files.newBufferedReader(FOLDER.resolve("openapi.yaml"))) {
            return new Contract(JSON.valueToTree(load.loadFromReader(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One call that there is. */
    public record Operation(String method, String path, JsonNode node) {

        public String id() {
            return node.path("operationId").asText();
        }

        /** As the REST DSL is compared: without the names of what stands in the path. */
        public String call() {
            return method + " " + path.replaceAll("\\{\\w+}", "{}");
        }
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(one -> operations.add(
                        new Operation(one.getKey().toUpperCase(Locale.ROOT), path.getKey(), one.getValue()))));
        return operations;
    }

    /** What stands there, a reference followed. */
    public JsonNode resolve(JsonNode node) {
        var ref = node.path("$ref").asText();
        return ref.isEmpty() ? node : resolve(document.at(ref.substring(1)));
    }

    public List<JsonNode> parameters(Operation operation) {
        return StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
                .map(this::resolve)
                .toList();
    }

    /** The schema of what is sent; empty when nothing is, or no JSON. */
    public Optional<JsonNode> sent(Operation operation) {
        return schema(operation.node().path("requestBody"), "application/json");
    }

    /** The documented response; empty for a status that is none. */
    public Optional<JsonNode> response(Operation operation, int status) {
        return Optional.of(operation.node().path("responses").path(Integer.toString(status)))
                .filter(found -> !found.isMissingNode())
                .map(this::resolve);
    }

    public Optional<JsonNode> schema(JsonNode body, String type) {
        return Optional.of(body.path("content").path(type).path("schema")).filter(found -> !found.isMissingNode());
    }
}
