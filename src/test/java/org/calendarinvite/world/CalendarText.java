package org.calendarinvite.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** An iCalendar object read line by line, with no library in between: what really stands there. */
public class CalendarText {

    private final List<Line> lines = new ArrayList<>();

    public CalendarText(String text) {
        Deque<String> open = new ArrayDeque<>();
        for (var line : text.replaceAll("\r?\n[ \t]", "").lines().toList()) {
            if (line.isEmpty()) continue;
            var read = Line.read(String.join("/", (Iterable<String>) open::descendingIterator), line);
            if (read.name().equals("BEGIN")) open.push(read.value());
            if (read.name().equals("END")) open.pop();
            lines.add(read);
        }
    }

    public String method() {
        return the("VCALENDAR", "METHOD").value();
    }

    public String uid() {
        return event("UID").value();
    }

    /** Absent counts as 0 (RFC 5545 3.8.7.4). */
    public long sequence() {
        return all("VCALENDAR/VEVENT", "SEQUENCE").stream()
                .mapToLong(line -> Long.parseLong(line.value()))
                .findFirst()
                .orElse(0);
    }

    /** The one line of this name in the one VEVENT. */
    public Line event(String name) {
        return the("VCALENDAR/VEVENT", name);
    }

    public List<Line> all(String component, String name) {
        return lines.stream()
                .filter(line ->
                        line.component().equals(component) && line.name().equals(name))
                .toList();
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** UID, SEQUENCE and METHOD: two mails that agree in these say the same thing. */
    public String saying() {
        return uid() + " " + sequence() + " " + method();
    }

    private Line the(String component, String name) {
        var found = all(component, name);
        if (found.size() != 1) {
            throw new AssertionError("Expected one " + name + " in " + component + ", found " + found + " in " + lines);
        }
        return found.get(0);
    }

    /**
     * One unfolded line.
     *
     * @param component path of the component it stands in, e.g. {@code VCALENDAR/VEVENT}
     * @param params names in upper case, values without quotes
     */
    public record Line(String component, String name, Map<String, String> params, String value) {

        /** Outside of quotes. */
        private static final Pattern SEMICOLON = Pattern.compile(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

        static Line read(String component, String line) {
            int colon = colon(line);
            var head = SEMICOLON.splitAsStream(line.substring(0, colon)).toList();
            Map<String, String> params = new LinkedHashMap<>();
            for (var param : head.subList(1, head.size())) {
                int equals = param.indexOf('=');
                var value = param.substring(equals + 1).replace("\"", "");
                params.put(param.substring(0, equals).toUpperCase(Locale.ROOT), value);
            }
            return new Line(component, head.get(0).toUpperCase(Locale.ROOT), params, line.substring(colon + 1));
        }

        public String param(String name) {
            return params.getOrDefault(name, "");
        }

        private static int colon(String line) {
            boolean quoted = false;
            for (int i = 0; i < line.length(); i++) {
                if (line.charAt(i) == '"') quoted = !quoted;
                if (line.charAt(i) == ':' && !quoted) return i;
            }
            throw new AssertionError("Not a content line: " + line);
        }
    }
}
