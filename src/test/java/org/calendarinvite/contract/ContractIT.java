package org.calendarinvite.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.calendarinvite.contract.Senders.Call;
import org.calendarinvite.lifecycle.Events;
import org.calendarinvite.world.RunningServer;

/** Whatever is sent, the packaged server answers as the OpenAPI document says, and never with 500. */
class ContractIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RunningServer SERVER = new RunningServer("contract")
            .with("CIS_API_REQUESTS_PER_SECOND", "100000")
            .with("CIS_API_REQUESTS_PER_SECOND_FROM_ADDRESS", "100000")
            .with("CIS_LIMITS_REPORTS_PER_HOUR", "20");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Contract CONTRACT = Contract.read();

    private static Map<String, List<String>> known;

    @BeforeContainer
    static void start() {
        SERVER.start();
        known = Events.known(SERVER);
    }

    @AfterContainer
    static void stop() {
        SERVER.close();
    }

    @Example
    void theDocumentAndItsPageAreServedToWhoeverAsks() throws IOException, InterruptedException {
        for (var name : List.of("openapi.yaml", "openapi.json", "reference.html")) {
            var request = HttpRequest.newBuilder(URI.create(SERVER.url() + "/api/" + name))
                    .build();
            var answer = HTTP.send(request, BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertEquals(Files.readString(Contract.FOLDER.resolve(name)), answer.body());
        }
    }

    @Property(tries = 1500)
    void everyAnswerIsOneThatTheDocumentNames(@ForAll long seed) throws IOException, InterruptedException {
        var call = new Senders(
                        CONTRACT,
                        known,
                        List.of(RunningServer.KEY, RunningServer.KEY, RunningServer.KEY, "no-key", ""),
                        new Random(seed))
                .next();
        var answer = send(call);
        Statistics.label("status").collect(answer.statusCode());
        Statistics.label("call answered with 2xx")
                .collect(answer.statusCode() < 300 ? call.operation().id() : "other");
        check(call, answer);
    }

    private static void check(Call call, HttpResponse<String> answer) throws IOException {
        var said = call + " → " + answer.statusCode() + " " + answer.body();
        assertTrue(answer.statusCode() < 500, said);
        var documented = CONTRACT.response(call.operation(), answer.statusCode());
        assertTrue(documented.isPresent(), "The document names no such status: " + said);
        if (answer.body().isEmpty()) {
            assertTrue(documented.get().path("content").isMissingNode(), "A body is documented: " + said);
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        var schema = CONTRACT.schema(documented.get(), type);
        assertTrue(schema.isPresent(), "The document has no " + type + ": " + said);
        if (type.endsWith("json")) assertEquals(List.of(), validated(schema.get(), JSON.readTree(answer.body())), said);
    }

    private static List<String> validated(JsonNode schema, JsonNode body) {
        var whole = JSON.createObjectNode();
        whole.set("components", CONTRACT.document().path("components"));
        whole.setAll((ObjectNode) schema);
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole).validate(body).stream()
                .map(Object::toString)
                .toList();
    }

    private static HttpResponse<String> send(Call call) throws IOException, InterruptedException {
        var body = call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + call.path()))
                .timeout(Duration.ofSeconds(20))
                .method(call.operation().method(), body);
        if (!call.type().isEmpty()) request.header("Content-Type", call.type());
        if (!call.caller().isEmpty()) request.header("x-api-key", call.caller());
        if (!call.once().isEmpty()) request.header("Idempotency-Key", call.once());
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
