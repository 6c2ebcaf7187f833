package org.calendarinvite.deploy;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.aws.Channel;

/** What {@code deploy/aws/run.yaml} gives to the server, held against the settings that it has and what the other templates give. */
final class RunFlaws {

    private RunFlaws() {}

    /** The variable of a setting: {@code cis.oidc.client-id} is {@code CIS_OIDC_CLIENT_ID}. */
    static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Variables of all settings of a class and its groups, and of each queue. */
    static Set<String> variables(Class<?>... settings) {
        var names = Arrays.stream(settings)
                .flatMap(one -> ConfigMappings.getProperties(ConfigClass.configClass(one)).keySet().stream());
        var queues = Arrays.stream(Channel.values()).map(channel -> "cis.queue." + channel.role());
        return Stream.concat(names, queues).map(RunFlaws::variable).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Variables that set nothing, and names of queues that are not made. */
    static List<String> environment(Map<String, String> environment, Set<String> variables, String name) {
        List<String> flaws = new ArrayList<>();
        environment.keySet().stream()
                .filter(one -> !variables.contains(one))
                .sorted()
                .forEach(one -> flaws.add("no setting: " + one));
        for (var channel : Channel.values()) {
            var given = environment.get(variable("cis.queue." + channel.role()));
            if (!(name + "-" + channel.role()).equals(given))
                flaws.add("the queue " + channel.role() + " is called " + given);
        }
        return flaws;
    }

    /** Imports that nobody exports, and exports that nobody imports. */
    static List<String> handed(Collection<String> exports, Collection<String> imports) {
        List<String> flaws = new ArrayList<>();
        imports.stream()
                .filter(one -> !exports.contains(one))
                .sorted()
                .forEach(one -> flaws.add("nobody exports " + one));
        exports.stream()
                .filter(one -> !imports.contains(one))
                .sorted()
                .forEach(one -> flaws.add("nobody imports " + one));
        return flaws;
    }

    /** Names that a value imports, however deep. */
    static Set<String> imports(Stack stack, Object value) {
        var found = new TreeSet<String>();
        if (value instanceof List<?> list) list.forEach(one -> found.addAll(imports(stack, one)));
        if (value instanceof Map<?, ?> map)
            map.forEach((key, inner) -> {
                if ("Fn::ImportValue".equals(key)) found.add(stack.text(inner));
                else found.addAll(imports(stack, inner));
            });
        return found;
    }
}
