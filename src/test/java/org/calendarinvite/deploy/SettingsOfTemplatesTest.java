package org.calendarinvite.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.settings.Settings;
import org.junit.jupiter.api.Test;

/** What is written down of the server elsewhere: names of its settings, and commands of its repository. */
class SettingsOfTemplatesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\b(?:Name: |      )(CIS_[A-Z0-9_]+)[,:]");
    private static final Pattern STEP = Pattern.compile("(?m)^ +run: (.+)$|^      - (?!uses|name|if|id)([^{#].*)$");
    private static final Pattern PROGRAM = Pattern.compile("(?<![\\w./-])(\\.ci/|deploy/)[a-z]+(?![\\w./-])");

    @Test
    void everySettingThatATemplateOrThePageOnItMakesIsOne() throws IOException {
        var known = known();
        for (var file : List.of("deploy/aws/run.yaml", "deploy/compose.yaml", "docs/operate.md")) {
            var named = VARIABLE.matcher(Files.readString(Path.of(file))).results();
            var unknown = named.map(match -> match.group(1))
                    .filter(name -> known.stream().noneMatch(name::matches))
                    .toList();
            assertEquals(List.of(), unknown, file);
        }
    }

    /** A step does what can be done by hand: it calls a program of this repository, and nothing is written only there. */
    @Test
    void everyStepCallsAProgramOfThisRepository() throws IOException {
        List<String> files = new ArrayList<>(List.of("deploy/buildspec.yml"));
        try (Stream<Path> all = Files.list(Path.of(".github/workflows"))) {
            all.map(Path::toString).forEach(files::add);
        }
        for (var file : files) {
            var text = Files.readString(Path.of(file));
            for (var step : STEP.matcher(text).results().toList()) {
                var command = step.group(1) == null ? step.group(2) : step.group(1);
                if (command.startsWith("set ") || command.startsWith("/root/")) continue;
                var programs = PROGRAM.matcher(command)
                        .results()
                        .map(match -> match.group())
                        .toList();
                assertTrue(!programs.isEmpty(), file + ": " + command);
                for (var program : programs) assertTrue(Files.isExecutable(Path.of(program)), file + ": " + command);
            }
        }
    }

    private static Set<String> known() {
        return ConfigMappings.getProperties(ConfigClass.configClass(Settings.class)).keySet().stream()
                .map(SettingsOfTemplatesTest::variable)
                .collect(Collectors.toSet());
    }

    /** As an expression: a key of a map may be anything. */
    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_").replace("*", "[A-Z0-9_]+");
    }
}
