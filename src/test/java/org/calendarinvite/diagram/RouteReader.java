package org.calendarinvite.diagram;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.calendarinvite.diagram.Route.Branch;
import org.calendarinvite.diagram.Route.Endpoint;
import org.calendarinvite.diagram.Route.Step;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads routes files into the few words that a picture needs.
 *
 * @param keepers names of the beans that read or write the store
 */
record RouteReader(Placeholders placeholders, Set<String> keepers) {

    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete", "head");
    private static final List<String> NAMES = List.of(
            "queueNameOrArn",
            "topicNameOrArn",
            "bucketNameOrArn",
            "tableName",
            "from",
            "timerName",
            "httpUri",
            "path",
            "host",
            "name");

    /** All files below {@code folder/<room>/}, by room and name. */
    List<Route> readFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        List<Route> routes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList()) routes.addAll(read(file.getParent().getFileName().toString(), Files.readString(file)));
        }
        return routes;
    }

    List<Route> read(String room, String yaml) {
        Object root = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return list(root).stream()
                .flatMap(entry -> map(entry).entrySet().stream())
                .map(entry -> route(room, entry.getKey(), map(entry.getValue())))
                .toList();
    }

    private Route route(String room, String kind, Map<String, Object> body) {
        String id = text(body, "id");
        String description = text(body, "description");
        return switch (kind) {
            case "route" ->
                new Route(room, id, description, step("from", body.get("from")), steps(map(body.get("from"))));
            case "rest" -> new Route(room, id, description, entry(kind, id, text(body, "path")), calls(body));
            case "routeConfiguration" -> new Route(room, id, description, entry(kind, id, ""), catches(body));
            default -> throw new IllegalArgumentException("A picture of '" + kind + "' is not known");
        };
    }

    private static Step entry(String kind, String id, String detail) {
        return new Step(kind, id, "", detail, null, List.of());
    }

    private List<Step> calls(Map<String, Object> rest) {
        List<Step> calls = new ArrayList<>();
        for (String verb : VERBS)
            for (Object call : list(rest.get(verb))) {
                String path = verb.toUpperCase(Locale.ROOT) + " " + text(rest, "path") + text(map(call), "path");
                Object to = map(call).get("to");
                calls.add(new Step("to", text(map(call), "id"), path, "", endpoint(to), List.of()));
            }
        return calls;
    }

    private List<Step> catches(Map<String, Object> configuration) {
        return list(configuration.get("onException")).stream()
                .map(each -> map(map(each).get("onException")))
                .map(caught -> new Step(
                        "onException",
                        text(caught, "id"),
                        text(caught, "description"),
                        list(caught.get("exception")).stream()
                                .map(name -> name.toString().replaceAll(".*[.]", ""))
                                .collect(joining(", ")),
                        null,
                        List.of(new Branch("", steps(caught)))))
                .toList();
    }

    private List<Step> steps(Map<String, Object> parent) {
        return list(parent.get("steps")).stream()
                .flatMap(step -> map(step).entrySet().stream())
                .map(step -> step(step.getKey(), step.getValue()))
                .toList();
    }

    private Step step(String kind, Object value) {
        Map<String, Object> body = map(value);
        Endpoint endpoint = body.containsKey("uri") || value instanceof String ? endpoint(value) : null;
        List<Branch> branches = kind.equals("from") ? List.of() : branches(kind, body);
        String detail = placeholders.resolve(new Words(body).detail(kind));
        boolean keeps = kind.equals("bean") && keepers.contains(text(body, "ref"));
        return new Step(kind, text(body, "id"), text(body, "description"), detail, endpoint, keeps, branches);
    }

    private List<Branch> branches(String kind, Map<String, Object> body) {
        List<Branch> branches = new ArrayList<>();
        if (body.containsKey("steps")) branches.add(new Branch("", steps(body)));
        for (Object when : list(body.get("when")))
            branches.add(new Branch(new Words(map(when)).condition(), steps(map(when))));
        for (Object caught : list(body.get("doCatch")))
            branches.add(new Branch(new Words(map(caught)).caught(), steps(map(caught))));
        for (String last : List.of("otherwise", "doFinally"))
            if (body.containsKey(last) || kind.equals("choice") && last.equals("otherwise")) {
                String said = text(map(body.get(last)), "description");
                branches.add(new Branch(said.isEmpty() ? last : said, steps(map(body.get(last)))));
            }
        return branches;
    }

    /** Both the canonical form and {@code scheme:name?options}. */
    private Endpoint endpoint(Object value) {
        Map<String, Object> body = map(value);
        String uri = placeholders.resolve(value instanceof String ? value.toString() : text(body, "uri"));
        String scheme = uri.replaceFirst("[:?].*", "");
        String path = uri.contains(":") ? uri.replaceFirst("^[^:]*:(//)?", "").replaceFirst("[?].*", "") : "";
        Map<String, Object> parameters = map(body.get("parameters"));
        String name = NAMES.stream()
                .filter(parameters::containsKey)
                .findFirst()
                .map(key -> text(parameters, key))
                .orElse(path);
        return new Endpoint(scheme, placeholders.resolve(name), text(parameters, "operation"));
    }

    static String text(Map<String, Object> map, String key) {
        return map.get(key) == null ? "" : map.get(key).toString();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
