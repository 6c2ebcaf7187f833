package org.calendarinvite.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calendarinvite.contract.Contract.Operation;

/** Calls as all kinds of programs send them: as the document says, a little wrong, and not at all so. */
final class Senders {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Characters of a path and its query that are taken for certain. */
    private static final int REQUEST_LINE = 4000;

    /** What programs and people put where something else belongs. */
    private static final List<String> ODD = List.of(
            "",
            " ",
            "0",
            "-1",
            "null",
            "undefined",
            "true",
            "999999999999999999999",
            "a b",
            "ü",
            "日本",
            "\u202Eabc",
            "' OR 1=1 --",
            "<script>",
            "${jndi:ldap://x}",
            "${body}",
            "{{cis.secret}}",
            "a@b",
            "ann@example.com, bob@example.com",
            "Ann <ann@example.com>",
            "x".repeat(3000),
            "2026-02-30T00:00:00Z",
            "🌻",
            "%00",
            "\u0000");

    /**
     * One call.
     *
     * @param type Content-Type, empty for none
     * @param once Idempotency-Key, empty for none
     */
    record Call(Operation operation, String path, String type, String body, String caller, String once) {}

    private final Contract contract;
    private final Map<String, List<String>> known;
    private final List<String> callers;
    private final Random random;

    /** @param known values of parameters and fields that exist, by name */
    Senders(Contract contract, Map<String, List<String>> known, List<String> callers, Random random) {
        this.contract = contract;
        this.known = known;
        this.callers = callers;
        this.random = random;
    }

    Call next() {
        var operation = pick(contract.operations());
        var sent = contract.sent(operation);
        var body = sent.map(this::body).orElseGet(() -> rarely() ? "{}" : "");
        var type = body.isEmpty()
                ? ""
                : rarely() ? pick(List.of("text/plain", "application/xml", "x")) : "application/json";
        return new Call(
                operation, path(operation), type, body, pick(callers), rarely() ? "once-" + random.nextInt(5) : "");
    }

    private String path(Operation operation) {
        var path = operation.path();
        List<String> query = new ArrayList<>();
        for (var parameter : contract.parameters(operation)) {
            var name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(segment(name)));
                case "query" -> {
                    if (often()) query.add(name + "=" + encoded(value(name, parameter.path("schema"))));
                }
                default -> {
                    // Headers are the sender's.
                }
            }
        }
        // What is longer than a request line may be, the HTTP server refuses by itself (414) and hangs up.
        while (String.join("&", query).length() + path.length() > REQUEST_LINE && !query.isEmpty()) query.remove(0);
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    /** A part of a path is never empty: that would be another path. */
    private String segment(String name) {
        var value = often() && known.containsKey(name) ? pick(known.get(name)) : pick(ODD);
        return value.isBlank() || value.contains("\u0000") ? "x" : value;
    }

    private String value(String name, JsonNode schema) {
        if (rarely()) return pick(ODD);
        var made = made(name, contract.resolve(schema), 0);
        return made.isTextual() ? made.asText() : made.toString();
    }

    private String body(JsonNode schema) {
        if (rarely())
            return pick(
                    List.of("{", "[]", "null", "1", "\"x\"", "{\"a\":{\"a\":{}}}", "{}", "\u0000", "[".repeat(5000)));
        var made = made("", contract.resolve(schema), 0);
        if (made instanceof ObjectNode object && rarely()) spoil(object);
        return made.toString();
    }

    /** One field is missing, of another type, or one too many. */
    private void spoil(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) return;
        var one = pick(names);
        switch (random.nextInt(5)) {
            case 0 -> object.remove(one);
            case 1 -> object.put("more", 1);
            case 2 -> object.putNull(one);
            case 3 -> object.putArray(one).add(pick(ODD));
            default -> object.put(one, pick(ODD));
        }
    }

    private JsonNode made(String name, JsonNode schema, int depth) {
        if (known.containsKey(name) && often()) return JSON.valueToTree(pick(known.get(name)));
        if (schema.has("enum"))
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        if (schema.has("const")) return schema.path("const");
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, depth);
            case "array" ->
                JSON.valueToTree(IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> made("", contract.resolve(schema.path("items")), depth + 1))
                        .toList());
            case "integer" -> JSON.valueToTree(random.nextInt(-2, 600));
            case "boolean" -> JSON.valueToTree(random.nextBoolean());
            default -> JSON.valueToTree(text(schema));
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        var object = JSON.createObjectNode();
        var required = JSON.convertValue(schema.path("required"), List.class);
        schema.path("properties").properties().forEach(field -> {
            boolean must = required != null && required.contains(field.getKey());
            if (must || random.nextBoolean())
                object.set(field.getKey(), made(field.getKey(), contract.resolve(field.getValue()), depth + 1));
        });
        return object;
    }

    private String text(JsonNode schema) {
        if (schema.path("format").asText().equals("email")) return "guest" + random.nextInt(50) + "@home.example";
        if (schema.path("format").asText().equals("date-time")) return "2030-01-01T00:00:00Z";
        return rarely()
                ? pick(ODD)
                : random.ints(random.nextInt(12), 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }

    private boolean often() {
        return random.nextInt(4) > 0;
    }

    private boolean rarely() {
        return random.nextInt(5) == 0;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
