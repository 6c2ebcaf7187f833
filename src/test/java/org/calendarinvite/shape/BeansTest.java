package org.calendarinvite.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What routes may expect of the beans that they name. */
@AnalyzeClasses(packages = "org.calendarinvite", importOptions = ImportOption.DoNotIncludeTests.class)
class BeansTest {

    private static final Path ROUTES = Path.of("src/main/resources/routes");
    private static final Pattern CALL = Pattern.compile("ref: (\\w+)\\s+method: (\\w+)");

    /** Camel cannot choose between methods of one name; private ones it does not see. */
    @ArchTest
    static void aMethodThatARouteCallsIsTheOnlyOneOfItsName(JavaClasses classes) throws IOException {
        Map<String, JavaClass> beans = classes.stream()
                .filter(one -> one.isAnnotatedWith(Named.class))
                .collect(Collectors.toMap(
                        one -> one.getAnnotationOfType(Named.class).value(), one -> one));
        var wrong = new TreeSet<String>();
        for (var route : routes()) {
            var calls = CALL.matcher(route);
            while (calls.find()) {
                var method = calls.group(2);
                var bean = beans.get(calls.group(1));
                if (bean == null) continue;
                long found = bean.getMethods().stream()
                        .filter(one -> one.getName().equals(method)
                                && !one.getModifiers().contains(JavaModifier.PRIVATE))
                        .count();
                if (found != 1) wrong.add(calls.group(1) + "." + method + ": " + found);
            }
        }
        assertEquals(List.of(), List.copyOf(wrong));
    }

    private static List<String> routes() throws IOException {
        try (var files = Files.walk(ROUTES)) {
            return files.filter(Files::isRegularFile).map(BeansTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
