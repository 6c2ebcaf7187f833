package org.calendarinvite.ical.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Refused;

/**
 * One unfolded content line (RFC 5545 3.1).
 *
 * @param name in upper case
 * @param parameters by name in upper case, without their DQUOTEs and carets
 * @param value as written, escapes included
 */
public record Line(String name, Map<String, String> parameters, String value) {

    /** Of one line, repeated ones included; calendars write a dozen. */
    static final int MAX_PARAMETERS = 100;

    /** Empty for what is no content line; such lines occur and must not cost the whole message. */
    public static Optional<Line> parse(String text) {
        int colon = outsideQuotes(text, ':', 0);
        String readable = colon < 0 ? text.replace("\"", "") : text;
        if (colon < 0) colon = readable.indexOf(':');
        if (colon < 1) return Optional.empty();
        String head = readable.substring(0, colon);
        int end = outsideQuotes(head, ';', 0);
        String name = (end < 0 ? head : head.substring(0, end)).strip();
        if (name.isEmpty()) return Optional.empty();
        Map<String, String> parameters = end < 0 ? Map.of() : parameters(head, end);
        return Optional.of(new Line(upper(name), parameters, readable.substring(colon + 1)));
    }

    private static Map<String, String> parameters(String head, int semicolon) {
        Map<String, String> out = new HashMap<>();
        int count = 0;
        for (int start = semicolon; start >= 0; ) {
            if (++count > MAX_PARAMETERS)
                throw new Refused("A line of the calendar has more than " + MAX_PARAMETERS + " parameters.");
            int next = outsideQuotes(head, ';', start + 1);
            String parameter = head.substring(start + 1, next < 0 ? head.length() : next);
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                String value = parameter.substring(equals + 1).replace("\"", "").strip();
                out.putIfAbsent(upper(parameter.substring(0, equals).strip()), Text.uncaret(value));
            }
            start = next;
        }
        return out;
    }

    private static int outsideQuotes(String text, char wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == wanted && !quoted) return i;
        }
        return -1;
    }

    public String parameter(String wanted) {
        return parameters.getOrDefault(wanted, "");
    }

    public boolean is(String wanted, String content) {
        return name.equals(wanted) && value.strip().equalsIgnoreCase(content);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
