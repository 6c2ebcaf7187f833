package org.calendarinvite.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A template of CloudFormation as data; {@code !Sub x} is the map {@code {Fn::Sub: x}}. */
record Template(Map<String, Object> all) {

    static Template of(String yaml) {
        return new Template(new Yaml(new Tags()).load(yaml));
    }

    Map<String, Object> section(String name) {
        return map(all.get(name));
    }

    /** The properties of all resources of a type, by logical name. */
    Map<String, Map<String, Object>> ofType(String type) {
        return section("Resources").entrySet().stream()
                .filter(one -> type.equals(map(one.getValue()).get("Type")))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> map(map(one.getValue()).get("Properties")),
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    /** Of one resource; empty if there is none. */
    Map<String, Object> properties(String name) {
        return map(map(section("Resources").get(name)).get("Properties"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** One value and a list of one are the same in policies. */
    static List<?> list(Object value) {
        if (value instanceof List<?> list) return list;
        return value == null ? List.of() : List.of(value);
    }

    private static final class Tags extends SafeConstructor {

        Tags() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    var tag = node.getTag().getValue().substring(1);
                    var name = tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
                    var value = value(node);
                    return Map.of(
                            name,
                            tag.equals("GetAtt") && value instanceof String text
                                    ? List.of(text.split("[.]", 2))
                                    : value);
                }
            });
        }

        private Object value(Node node) {
            if (node instanceof ScalarNode scalar) return constructScalar(scalar);
            if (node instanceof SequenceNode sequence) return constructSequence(sequence);
            return constructMapping((MappingNode) node);
        }
    }
}
