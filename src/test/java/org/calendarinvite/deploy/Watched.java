package org.calendarinvite.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The dashboard and the rules of deploy/watch. */
public final class Watched {

    private static final Path FOLDER = Path.of("deploy/watch");

    private Watched() {}

    /** All that an expression of either file reads, except {@code up}, which Prometheus makes. */
    public static Set<String> metrics() throws IOException {
        Set<String> metrics = new TreeSet<>();
        for (var expression : expressions()) metrics.addAll(Promql.metrics(expression));
        metrics.remove("up");
        return metrics;
    }

    static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(FOLDER.resolve("alerts.yaml").toFile())
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (var rule : rules()) expressions.add(rule.path("expr").asText());
        var dashboard =
                new ObjectMapper().readTree(FOLDER.resolve("grafana.json").toFile());
        for (var panel : dashboard.path("panels"))
            for (var target : panel.path("targets"))
                expressions.add(target.path("expr").asText());
        return expressions;
    }
}
