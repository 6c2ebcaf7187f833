package org.calendarinvite.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.calendarinvite.lifecycle.Calls;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says what the routes do, and what is made from it is not stale. {@code -Dupdate=true} makes it anew. */
class ContractTest {

    private static final boolean UPDATE = Boolean.getBoolean("update");

    private final Contract contract = Contract.read();

    @Test
    void everyCallOfTheRoutesIsDocumentedAndNoOther() throws IOException {
        var documented = new TreeSet<String>();
        contract.operations().forEach(operation -> documented.add(operation.call()));
        assertEquals(Calls.all(), documented);
    }

    @Test
    void eachCallHasTheNameOfItsRoute() throws IOException {
        for (var operation : contract.operations()) {
            var route = operation.id() + ".camel.yaml";
            try (var routes = Files.walk(Path.of("src/main/resources/routes"))) {
                assertEquals(1, routes.filter(file -> file.endsWith(route)).count(), operation::id);
            }
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverySchemaIsUsed() throws IOException {
        var text = Files.readString(Contract.FOLDER.resolve("openapi.yaml"));
        var used = new TreeSet<String>();
        contract.document().findValuesAsText("$ref").forEach(ref -> {
            assertEquals(false, contract.document().at(ref.substring(1)).isMissingNode(), ref);
            used.add(ref.substring(ref.lastIndexOf('/') + 1));
        });
        for (var group : List.of("parameters", "responses", "schemas", "headers"))
            contract.document()
                    .path("components")
                    .path(group)
                    .fieldNames()
                    .forEachRemaining(name -> assertEquals(true, used.contains(name), name + " is used by nothing"));
        assertEquals(false, text.contains("\t"));
    }

    @Test
    void whatIsMadeFromTheDocumentIsNotStale() throws IOException {
        var json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(contract.document()) + "\n";
        current("openapi.json", json);
        current("reference.html", new ReferencePage(contract).write());
    }

    private static void current(String name, String text) throws IOException {
        var file = Contract.FOLDER.resolve(name);
        if (UPDATE) Files.writeString(file, text);
        assertEquals(
                text, Files.exists(file) ? Files.readString(file) : "", name + " is stale: run with -Dupdate=true");
    }
}
