package org.calendarinvite.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The calls of a file in the REST DSL, as {@code GET /api/event/{}}. */
final class Calls {

    private static final List<String> VERBS = List.of("get", "post", "put", "delete", "head", "patch");
    private static final Pattern PATH = Pattern.compile("\\s*path: (\\S+)");
    private static final Pattern VERB = Pattern.compile("\\s*(\\w+):");

    private Calls() {}

    static Set<String> in(String yaml) {
        var found = new TreeSet<String>();
        var base = "";
        var verb = "";
        for (var line : yaml.split("\n")) {
            var path = PATH.matcher(line);
            var key = VERB.matcher(line);
            if (key.matches() && VERBS.contains(key.group(1)))
                verb = key.group(1).toUpperCase(Locale.ROOT);
            else if (path.matches() && verb.isEmpty()) base = path.group(1);
            else if (path.matches()) found.add(verb + " " + (base + path.group(1)).replaceAll("\\{\\w+}", "{}"));
        }
        return found;
    }
}
