package org.calendarinvite.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The calls of a file in the REST DSL, as {@code GET /api/event/{}}. */
public final class Calls {

    private static final List<String> VERBS = List.of("get", "post", "put", "delete", "head", "patch");
    private static final Pattern PATH = Pattern.compile("\\s*path: (\\S+)");
    private static final Pattern VERB = Pattern.compile("\\s*(\\w+):");

    private static final Path FOLDER = Path.of("src/main/resources/routes");

    private Calls() {}

    /** All that the API has. */
    public static Set<String> all() throws IOException {
        var there = new TreeSet<String>();
        try (var files = Files.walk(FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var yaml = Files.readString(file);
                if (yaml.startsWith("- rest:")) there.addAll(in(yaml));
            }
        }
        there.removeIf(call -> !call.contains(" /api/"));
        return there;
    }

    private static Set<String> in(String yaml) {
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
