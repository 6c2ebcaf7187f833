package org.calendarinvite.diagram;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Named;
import java.util.Set;
import java.util.TreeSet;
import org.calendarinvite.store.Store;

/** Finds the beans that read or write the store, so that a picture can show where things are kept. */
final class Keepers {

    private Keepers() {}

    static Set<String> find() {
        Set<String> names = new TreeSet<>(Set.of("store"));
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.calendarinvite")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Named.class))
                        .filter(type -> type.getAllFields().stream()
                                .anyMatch(field -> field.getRawType().isAssignableTo(Store.class)))
                        .forEach(type -> names.add(name(type)));
        return names;
    }

    private static String name(JavaClass type) {
        String given = type.getAnnotationOfType(Named.class).value();
        String simple = type.getSimpleName();
        return given.isEmpty() ? Character.toLowerCase(simple.charAt(0)) + simple.substring(1) : given;
    }
}
