package org.calendarinvite.shape;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A routes file as it lies in {@code routes/<room>/<name>.camel.yaml}. */
record RouteFile(String room, String name, String text) {

    Object yaml() {
        return new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text);
    }

    String where() {
        return "routes/" + room + "/" + name;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    static String text(Object map, String key) {
        Object value = map(map).get(key);
        return value == null ? "" : value.toString();
    }
}
