package org.calendarinvite.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.calendarinvite.contract.Contract.Operation;

/** The document as one page that needs no script and asks nobody else for anything. */
final class ReferencePage {

    private static final String STYLE =
            """
            :root{color-scheme:light dark;--line:#8884}
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem}
            nav ul{columns:2;padding-left:1.2rem}
            article{border-top:1px solid var(--line);padding:1rem 0}
            h3{font:600 1rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
            table{border-collapse:collapse;width:100%}
            th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
            code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}
            .old{text-decoration:line-through}
            @media(max-width:40rem){nav ul{columns:1}}
            """;

    private final Contract contract;
    private final StringBuilder page = new StringBuilder();

    ReferencePage(Contract contract) {
        this.contract = contract;
    }

    String write() {
        var info = contract.document().path("info");
        var title = text(info.path("title")) + ": the API";
        add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<title>" + title + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>");
        add("<header><h1>" + title + "</h1>\n<p>" + text(info.path("description")) + "</p>");
        add(
                "<p>As a document for tools: <a href=\"openapi.yaml\">openapi.yaml</a>, <a href=\"openapi.json\">openapi.json</a> (OpenAPI "
                        + text(contract.document().path("openapi")) + ").</p></header>");
        contents();
        add("<main>");
        contract.document().path("tags").forEach(this::group);
        add("<section><h2>Shapes</h2>");
        contract.document().at("/components/schemas").properties().forEach(one -> shape(one.getKey(), one.getValue()));
        add("</section>\n</main>\n</body>\n</html>");
        return page.toString();
    }

    private void contents() {
        add("<nav aria-label=\"Calls\"><ul>");
        for (var one : contract.operations())
            add("<li><a href=\"#" + one.id() + "\">" + text(one.node().path("summary")) + "</a></li>");
        add("</ul></nav>");
    }

    private void group(JsonNode tag) {
        var name = tag.path("name").asText();
        add("<section><h2>" + text(tag.path("description")) + "</h2>");
        contract.operations().stream()
                .filter(one -> one.node().path("tags").path(0).asText().equals(name))
                .forEach(this::operation);
        add("</section>");
    }

    private void operation(Operation one) {
        boolean old = one.node().path("deprecated").asBoolean();
        add("<article id=\"" + one.id() + "\"><h3" + (old ? " class=\"old\"" : "") + ">" + one.method() + " "
                + escape(one.path()) + "</h3>");
        add("<p>" + text(one.node().path("summary")) + ". " + text(one.node().path("description")) + "</p>");
        var parameters = contract.parameters(one);
        if (!parameters.isEmpty()) {
            add("<table><thead><tr><th>Parameter</th><th>In</th><th>Is</th></tr></thead><tbody>");
            for (var parameter : parameters)
                row(
                        text(parameter.path("name")),
                        text(parameter.path("in")),
                        words(parameter.path("schema")) + sentence(parameter.path("description")));
            add("</tbody></table>");
        }
        one.node()
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(body -> add("<p>Send <code>" + escape(body.getKey()) + "</code>: "
                        + words(body.getValue().path("schema")) + "</p>"));
        add("<table><thead><tr><th>Answer</th><th>When</th><th>Is</th></tr></thead><tbody>");
        one.node().path("responses").properties().forEach(response -> {
            var node = contract.resolve(response.getValue());
            var bodies = StreamSupport.stream(node.path("content").spliterator(), false)
                    .map(body -> words(body.path("schema")))
                    .collect(Collectors.joining(", "));
            row(escape(response.getKey()), text(node.path("description")), bodies);
        });
        add("</tbody></table></article>");
    }

    private void shape(String name, JsonNode schema) {
        add("<article id=\"shape-" + name + "\"><h3>" + escape(name) + "</h3>");
        var properties = schema.path("properties");
        if (properties.isEmpty()) add("<p>" + words(schema) + "</p>");
        else {
            add("<table><thead><tr><th>Field</th><th>Is</th><th></th></tr></thead><tbody>");
            properties
                    .properties()
                    .forEach(field -> row(
                            escape(field.getKey()) + (required(schema, field.getKey()) ? "" : " (optional)"),
                            words(field.getValue()),
                            text(field.getValue().path("description"))));
            add("</tbody></table>");
        }
        add("</article>");
    }

    private static boolean required(JsonNode schema, String field) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(one -> one.asText().equals(field));
    }

    /** A schema in a few words, a named one as a link. */
    private static String words(JsonNode schema) {
        var ref = schema.path("$ref").asText();
        if (!ref.isEmpty()) {
            var name = ref.substring(ref.lastIndexOf('/') + 1);
            return "<a href=\"#shape-" + name + "\">" + escape(name) + "</a>";
        }
        if (schema.has("enum"))
            return StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .map(one -> "<code>" + text(one) + "</code>")
                    .collect(Collectors.joining(" or "));
        if (schema.has("const")) return "<code>" + text(schema.path("const")) + "</code>";
        if (schema.has("items")) return "list of " + words(schema.path("items"));
        if (schema.path("additionalProperties").isObject())
            return "map to " + words(schema.path("additionalProperties"));
        return text(schema.path("format").isMissingNode() ? schema.path("type") : schema.path("format"));
    }

    private void row(String... cells) {
        var row = new StringBuilder("<tr>");
        for (var cell : cells) row.append("<td>").append(cell).append("</td>");
        add(row + "</tr>");
    }

    private static String sentence(JsonNode description) {
        return description.isMissingNode() ? "" : ". " + text(description);
    }

    private static String text(JsonNode node) {
        if (node.isArray())
            return StreamSupport.stream(node.spliterator(), false)
                    .map(ReferencePage::text)
                    .collect(Collectors.joining(" or "));
        return escape(node.asText());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void add(String line) {
        page.append(line).append('\n');
    }
}
