package org.calendarinvite.diagram;

import static org.calendarinvite.diagram.RouteReader.list;
import static org.calendarinvite.diagram.RouteReader.map;
import static org.calendarinvite.diagram.RouteReader.text;

import java.util.Map;

/** Says in a few plain words what a step of a routes file works on. */
record Words(Map<String, Object> body) {

    String detail(String kind) {
        return switch (kind) {
            case "bean" -> text(body, "ref") + "." + text(body, "method");
            case "setHeader", "setProperty", "setVariable" -> text(body, "name") + " = " + expression();
            case "removeHeader", "removeProperty", "removeVariable" -> "without " + text(body, "name");
            case "removeHeaders", "removeProperties" -> "without " + text(body, "pattern");
            case "marshal", "unmarshal" -> format();
            case "log" -> text(body, "message");
            case "from", "to", "choice" -> "";
            default -> expression();
        };
    }

    String condition() {
        String said = text(body, "description");
        return said.isEmpty() ? expression() : said;
    }

    String caught() {
        String first = list(body.get("exception")).stream()
                .findFirst()
                .map(Object::toString)
                .orElse("");
        return first.replaceAll(".*[.]", "");
    }

    /** {@code ${body.method} == 'REPLY'} reads "method = REPLY". */
    private String expression() {
        for (Map.Entry<String, Object> language : map(body.get("expression")).entrySet()) {
            Map<String, Object> inner = map(language.getValue());
            if (language.getKey().equals("method")) return text(inner, "ref") + "." + text(inner, "method");
            String written = inner.isEmpty() ? String.valueOf(language.getValue()) : text(inner, "expression");
            return written.replaceAll("\\$\\{(?:body[.]|header[.]|variable[.])?([^}]*)}", "$1")
                    .replace(" == ", " = ")
                    .replace(" != ", " ≠ ")
                    .replace("'", "");
        }
        return "";
    }

    private String format() {
        return body.keySet().stream()
                .filter(key -> !key.equals("id") && !key.equals("description"))
                .findFirst()
                .orElse("");
    }
}
