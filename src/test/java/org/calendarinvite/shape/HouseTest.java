package org.calendarinvite.shape;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.calendarinvite.store.Store;

/** Which room may know what; docs/architecture.md says why. */
@AnalyzeClasses(packages = "org.calendarinvite", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final String HOUSE = "org.calendarinvite.";

    /** Each may use those before it. */
    private static final List<String> PURE = List.of(
            "decision", "organizer", "event", "access", "invite", "schedule", "bulk", "reply", "report", "hook");

    private static final List<String> PLAIN =
            List.of("java..", "javax.crypto..", "jakarta.inject..", "jakarta.enterprise.context..");

    @ArchTest
    static void pureRoomsKnowOnlyTheJdkAndTheRoomsBeforeThem(JavaClasses classes) {
        for (int i = 0; i < PURE.size(); i++) {
            List<String> allowed = new ArrayList<>(PLAIN);
            PURE.subList(0, i + 1).forEach(room -> allowed.add(HOUSE + room + ".."));
            classes()
                    .that()
                    .resideInAPackage(HOUSE + PURE.get(i) + "..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed.toArray(String[]::new))
                    .because(
                            "a desk decides and touches nothing: move I/O and formats to a reader, a writer or the store")
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule onlyIcalKnowsCalendarText =
            only(List.of("ical"), "net.fortuna.ical4j..", "org.mnode.ical4j..", "org.dmfs..");

    @ArchTest
    static final ArchRule onlyIcalAndWordsKnowUnicodesData = only(List.of("ical", "words"), "com.ibm.icu..");

    @ArchTest
    static final ArchRule onlyMailKnowsLayouts = only(List.of("mail"), "io.quarkus.qute..");

    @ArchTest
    static final ArchRule onlyMailAndLocalKnowMime =
            only(List.of("mail", "local"), "jakarta.mail..", "jakarta.activation..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule onlyAwsDynamoAndLocalKnowTheSdk =
            only(List.of("aws", "store.dynamo", "local"), "software.amazon.awssdk..");

    @ArchTest
    static final ArchRule onlyLocalKnowsTheEmbeddedServers =
            only(List.of("local"), "com.icegreen..", "org.elasticmq..", "org.gaul..", "org.apache.pekko..");

    @ArchTest
    static final ArchRule onlySqlKnowsDatabases =
            only(List.of("store.sql"), "java.sql..", "javax.sql..", "io.agroal..", "org.flywaydb..", "org.sqlite..");

    /** What the API may do with the store itself; everything else it sees through a view of one tenant. */
    private static final Set<String> BESIDE_VIEWS = Set.of("seenBy", "commit");

    @ArchTest
    static final ArchRule theApiReadsThroughAView = noClasses()
            .that()
            .resideInAPackage(HOUSE + "web..")
            .and()
            .haveSimpleNameEndingWith("Api")
            .should()
            .callMethodWhere(describe(
                    "of the store itself",
                    call -> call.getTargetOwner().isAssignableTo(Store.class)
                            && !BESIDE_VIEWS.contains(call.getName())))
            .because("what is not filtered by tenant shows one tenant's records to another");

    @ArchTest
    static final ArchRule nobodyImportsLocal = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + "local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + "local..")
            .because("the container ships without the embedded world");

    @ArchTest
    static final ArchRule roomsFormNoCycles =
            slices().matching(HOUSE + "(**)").should().beFreeOfCycles();

    /** What each room inside a room shows to it; the rest of the room is its own. */
    private static final Map<String, Set<String>> DOORS = Map.of(
            "mail.tnef", Set.of("Tnef"),
            "mail.mailbox",
                    Set.of("MailboxClock", "MailboxHealth", "MailboxIds", "MailboxReader", "SmtpRefusals", "TakenMail"),
            "ical.zone", Set.of("Zones", "ZoneNames", "ZoneWriter"),
            "ical.text", Set.of("Component", "Line", "Lines", "Text"));

    @ArchTest
    static void innerRoomsAreEnteredFromTheirParentByTheirDoorsOnly(JavaClasses classes) {
        DOORS.forEach((room, doors) -> {
            String parent = HOUSE + room.substring(0, room.lastIndexOf('.'));
            noClasses()
                    .that()
                    .resideOutsideOfPackage(parent + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(HOUSE + room + "..")
                    .because(parent + " speaks for the rooms inside it")
                    .check(classes);
            assertEquals(doors, shown(classes, HOUSE + room), "Make the other classes of " + room + " package-private");
        });
    }

    private static Set<String> shown(JavaClasses classes, String room) {
        return classes.stream()
                .filter(one -> one.getPackageName().equals(room))
                .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    }

    private static ArchRule only(List<String> rooms, String... libraries) {
        String[] packages = rooms.stream().map(room -> HOUSE + room + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because("only " + String.join(", ", rooms) + " may know it; the others speak in records");
    }
}
