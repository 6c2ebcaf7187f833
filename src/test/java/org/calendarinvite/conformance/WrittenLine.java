package org.calendarinvite.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One unfolded content line, held to the grammar of RFC 5545 3.1.
 *
 * @param path of the component it stands in, e.g. {@code VCALENDAR/VEVENT}
 * @param parameters without their DQUOTEs
 * @param written the whole line
 */
record WrittenLine(String path, String name, Map<String, String> parameters, String value, String written) {

    private static final String CONTROL = "\\x00-\\x08\\x0A-\\x1F\\x7F";
    private static final Pattern NAME = Pattern.compile("[A-Z0-9-]++");
    private static final Pattern PARAMETER =
            Pattern.compile(";([A-Z0-9-]++)=(?:\"([^\"" + CONTROL + "]*+)\"|([^\";:," + CONTROL + "]*+))");
    private static final Pattern VALUE = Pattern.compile(":([^" + CONTROL + "]*+)");

    static WrittenLine read(String path, String line) {
        Matcher name = NAME.matcher(line);
        if (!name.lookingAt()) throw Written.wrong("has no name", line);
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(line);
        int at = name.end();
        for (; parameter.region(at, line.length()).lookingAt(); at = parameter.end()) {
            var value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
            if (parameters.put(parameter.group(1), value) != null) throw Written.wrong("repeats a parameter", line);
        }
        Matcher value = VALUE.matcher(line).region(at, line.length());
        if (!value.matches()) throw Written.wrong("is no content line after column " + at, line);
        return new WrittenLine(path, name.group(), parameters, value.group(1), line);
    }

    String parameter(String wanted) {
        return parameters.getOrDefault(wanted, "");
    }

    /** The value as TEXT (RFC 5545 3.3.11): a bare {@code ;} or {@code ,} and an escape of anything else are errors. */
    String text() {
        var out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ';' || c == ',') throw Written.wrong("has an unescaped " + c, written);
            if (c == '\\') out.append(escaped(++i));
            else out.append(c);
        }
        return out.toString();
    }

    private char escaped(int at) {
        char c = at < value.length() ? value.charAt(at) : 0;
        if (c == 'n' || c == 'N') return '\n';
        if (c != '\\' && c != ';' && c != ',') throw Written.wrong("escapes what needs none", written);
        return c;
    }
}
