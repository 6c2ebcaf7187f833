package org.calendarinvite.deploy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A template with values for its parameters and for what it imports: what CloudFormation makes of its functions, as far as ours use them. */
record Stack(Template template, Map<String, String> given, Map<String, String> imports) {

    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";
    static final String NONE = "AWS::NoValue";

    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Region",
            REGION,
            "AWS::AccountId",
            ACCOUNT,
            "AWS::Partition",
            "aws",
            "AWS::URLSuffix",
            "amazonaws.com",
            NONE,
            NONE);
    private static final List<String> NAMES = List.of("BucketName", "TableName", "QueueName", "TopicName", "Name");
    private static final Pattern NAMED = Pattern.compile("\\$\\{([^}]+)}");

    /** What it gives to others, by name. */
    Map<String, String> exports() {
        Map<String, String> exports = new HashMap<>();
        for (var output : template.section("Outputs").values()) {
            var name = Template.map(Template.map(output).get("Export")).get("Name");
            if (name != null) exports.put(text(name), text(Template.map(output).get("Value")));
        }
        return exports;
    }

    String text(Object value) {
        return String.valueOf(value(value));
    }

    /** The same with all functions worked out; what has no value is left out of lists. */
    Object value(Object value) {
        if (value instanceof List<?> list)
            return list.stream()
                    .map(this::value)
                    .filter(one -> !NONE.equals(one))
                    .toList();
        if (!(value instanceof Map<?, ?> map)) return value;
        if (map.size() == 1) {
            var one = map.entrySet().iterator().next();
            var done = function(String.valueOf(one.getKey()), one.getValue());
            if (done.isPresent()) return done.get();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, inner) -> values.put(String.valueOf(key), value(inner)));
        return values;
    }

    private Optional<Object> function(String name, Object of) {
        return switch (name) {
            case "Ref" -> Optional.of(ref(String.valueOf(of)));
            case "Fn::Sub" -> Optional.of(sub(of));
            case "Fn::GetAtt" ->
                Optional.of(attribute(String.valueOf(((List<?>) of).get(0)), String.valueOf(((List<?>) of).get(1))));
            case "Fn::ImportValue" -> Optional.of(imported(text(of)));
            case "Fn::If" ->
                Optional.of(value(((List<?>) of).get(holds(String.valueOf(((List<?>) of).get(0))) ? 1 : 2)));
            case "Fn::Equals" -> Optional.of(text(((List<?>) of).get(0)).equals(text(((List<?>) of).get(1))));
            case "Fn::Not" -> Optional.of(!Boolean.TRUE.equals(value(((List<?>) of).get(0))));
            case "Fn::And" ->
                Optional.of(Template.list(of).stream().map(this::value).allMatch(Boolean.TRUE::equals));
            default -> Optional.empty();
        };
    }

    private boolean holds(String condition) {
        return Boolean.TRUE.equals(value(template.section("Conditions").get(condition)));
    }

    private String imported(String name) {
        if (!imports.containsKey(name)) throw new IllegalArgumentException("Nothing exports " + name);
        return imports.get(name);
    }

    private String ref(String name) {
        if (PSEUDO.containsKey(name)) return PSEUDO.get(name);
        if (given.containsKey(name)) return given.get(name);
        var parameter = Template.map(template.section("Parameters").get(name));
        if (parameter.containsKey("Default")) return String.valueOf(parameter.get("Default"));
        if (!parameter.isEmpty()) throw new IllegalArgumentException("No value for the parameter " + name);
        return template.ofType("AWS::SNS::Topic").containsKey(name) ? attribute(name, "Arn") : named(name);
    }

    private String named(String resource) {
        var properties = template.properties(resource);
        return NAMES.stream()
                .filter(properties::containsKey)
                .map(properties::get)
                .map(this::text)
                .findFirst()
                .orElse(resource);
    }

    private String attribute(String resource, String attribute) {
        if (!attribute.equals("Arn")) return resource + "." + attribute;
        var type = String.valueOf(
                Template.map(template.section("Resources").get(resource)).get("Type"));
        if (type.equals("AWS::S3::Bucket")) return "arn:aws:s3:::" + named(resource);
        var service = type.split("::").length > 1 ? type.split("::")[1].toLowerCase(java.util.Locale.ROOT) : "";
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + named(resource);
    }

    private String sub(Object of) {
        var parts = Template.list(of);
        var own = parts.size() > 1 ? Template.map(parts.get(1)) : Map.<String, Object>of();
        Function<String, String> put = name -> {
            if (own.containsKey(name)) return text(own.get(name));
            return name.contains(".")
                    ? attribute(name.substring(0, name.indexOf('.')), name.substring(name.indexOf('.') + 1))
                    : ref(name);
        };
        return NAMED.matcher(String.valueOf(parts.get(0)))
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(put.apply(found.group(1))));
    }

    /** The variables of the one container of its one task. */
    Map<String, String> environment() {
        return variables("Environment", "Value");
    }

    /** Those that ECS reads from elsewhere, each with where. */
    Map<String, String> secrets() {
        return variables("Secrets", "ValueFrom");
    }

    private Map<String, String> variables(String list, String from) {
        var task =
                template.ofType("AWS::ECS::TaskDefinition").values().iterator().next();
        var container = Template.list(task.get("ContainerDefinitions")).stream()
                .map(Template::map)
                .filter(one -> "server".equals(one.get("Name")))
                .findFirst()
                .orElseThrow();
        return Template.list(value(container.get(list))).stream()
                .map(Template::map)
                .collect(Collectors.toMap(one -> text(one.get("Name")), one -> text(one.get(from))));
    }
}
