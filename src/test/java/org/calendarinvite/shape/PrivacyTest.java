package org.calendarinvite.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.calendarinvite.Worlds;
import org.calendarinvite.aws.Prefixes;
import org.calendarinvite.decision.Placed;
import org.calendarinvite.store.PrivacyTable;
import org.calendarinvite.store.PrivacyTable.Kind;
import org.junit.jupiter.api.Test;

/** docs/privacy.md names every kind of record and object there is, and none that is no more. */
class PrivacyTest {

    private static final Set<String> NO_RECORDS =
            Set.of("Consent", "decisions", "claims of mails", "counters", "quotas", "counts of an hour");

    private final List<Kind> kinds = PrivacyTable.read().kinds();

    @Test
    void everyRecordIsInTheTable() {
        var records = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.calendarinvite").stream()
                        .filter(type -> type.isAssignableTo(Placed.class) && !type.isInterface())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        var told = kinds.stream()
                .filter(kind -> !kind.object())
                .map(Kind::name)
                .filter(name -> !NO_RECORDS.contains(name))
                .collect(Collectors.toSet());
        assertEquals(records, told);
    }

    @Test
    void everyPrefixOfTheBucketIsInTheTable() {
        var told = kinds.stream()
                .filter(Kind::object)
                .flatMap(kind -> kind.where().stream())
                .collect(Collectors.toSet());
        assertEquals(Prefixes.of(Worlds.in(Path.of("unused")).keep()).keySet(), told);
    }
}
