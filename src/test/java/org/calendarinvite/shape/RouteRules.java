package org.calendarinvite.shape;

import static org.calendarinvite.shape.RouteFile.list;
import static org.calendarinvite.shape.RouteFile.map;
import static org.calendarinvite.shape.RouteFile.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every routes file keeps to; each complaint says where, which step and what to do. */
final class RouteRules {

    private static final int MOST_LINES = 60;
    private static final String ENDING = ".camel.yaml";
    private static final Set<String> ENTRIES = Set.of("route", "rest", "routeConfiguration");

    private final List<String> complaints = new ArrayList<>();
    /** Step id → the file that has it. */
    private final Map<String, String> ids = new HashMap<>();

    static List<String> complaints(RouteFile... files) {
        return complaints(List.of(files));
    }

    static List<String> complaints(List<RouteFile> files) {
        RouteRules rules = new RouteRules();
        files.forEach(rules::check);
        return rules.complaints;
    }

    private void check(RouteFile file) {
        long lines = file.text().lines().count();
        if (lines > MOST_LINES)
            complain(
                    file,
                    "",
                    "has " + lines + " lines; move a part to a route of its own (at most " + MOST_LINES + ")");
        if (!file.name().endsWith(ENDING)) complain(file, "", "is not named <id>" + ENDING + "; rename it");
        List<?> entries = list(file.yaml());
        if (entries.size() != 1 || map(entries.get(0)).size() != 1) {
            complain(file, "", "needs exactly one top-level entry `- route:`; put each route into a file of its own");
            return;
        }
        map(entries.get(0)).forEach((kind, body) -> entry(file, kind, body));
    }

    private void entry(RouteFile file, String kind, Object body) {
        if (!ENTRIES.contains(kind)) {
            complain(
                    file,
                    "",
                    "begins with `" + kind + ":`; a file holds one of "
                            + ENTRIES.stream().sorted().toList());
            return;
        }
        String id = text(body, "id");
        String name = file.name().replace(ENDING, "");
        boolean nameOfRoom = !kind.equals("route") && name.equals(file.room());
        if (!name.equals(id) && !nameOfRoom)
            complain(file, id, "has the id '" + id + "'; name the file " + id + ENDING + " or change the id");
        StepRules steps = new StepRules((step, complaint) -> complain(file, step, complaint), owner(file));
        steps.id(kind, body);
        if (kind.equals("route")) route(file, id, body, steps);
        else steps.below(body);
    }

    private void route(RouteFile file, String id, Object body, StepRules steps) {
        if (text(body, "description").isBlank())
            complain(file, id, "has no description; say in one sentence what the route does");
        Object from = map(body).get("from");
        if (map(body).containsKey("steps") || !map(from).containsKey("steps"))
            complain(file, id, "keeps its steps beside `from`; write them as `from: {steps: …}`");
        steps.step("from", from);
    }

    private StepRules.Ids owner(RouteFile file) {
        return id -> {
            String other = ids.putIfAbsent(id, file.where());
            return other == null ? "" : other;
        };
    }

    private void complain(RouteFile file, String step, String complaint) {
        complaints.add(file.where() + (step.isEmpty() ? "" : ", " + step) + ": " + complaint);
    }
}
