package org.calendarinvite.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.management.ManagementConfig;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.calendarinvite.Worlds;
import org.calendarinvite.aws.SettingsCheck;
import org.calendarinvite.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server understands all that its task is given, and starts with it. */
class RunTemplateTest {

    private static final String RUN = Stacks.text("run.yaml");
    private static final Set<String> VARIABLES =
            RunFlaws.variables(Settings.class, VertxHttpConfig.class, ManagementConfig.class);
    private static final Map<String, String> SIGN_IN =
            Map.of("OidcIssuer", "https://issuer.example.org", "OidcClient", "dashboard", "OidcAudience", "dashboard");

    @TempDir
    Path data;

    @Test
    void everyVariableSetsSomethingAndEveryQueueIsNamed() {
        assertEquals(List.of(), environment(RUN));
    }

    @Test
    void aVariableThatSetsNothingIsFound() {
        assertEquals(
                List.of("no setting: CIS_OIDC_CLIENT"), environment(without("CIS_OIDC_CLIENT_ID", "CIS_OIDC_CLIENT")));
        assertEquals(
                List.of("no setting: QUARKUS_HTTP_HOSTS"),
                environment(without("QUARKUS_HTTP_HOST,", "QUARKUS_HTTP_HOSTS,")));
    }

    @Test
    void aQueueWithoutANameIsFound() {
        var line = "            - {Name: CIS_QUEUE_PICKS, Value: !Sub '${Name}-picks'}\n";
        assertEquals(List.of("the queue picks is called null"), environment(without(line, "")));
    }

    @Test
    void theServerStartsWithWhatTheTaskGives() {
        assertEquals(Optional.empty(), SettingsCheck.flaw(settings(Map.of())));
        assertEquals(Optional.empty(), SettingsCheck.flaw(settings(SIGN_IN)));
        var signsIn = settings(SIGN_IN).oidc();
        assertEquals(Optional.of("dashboard"), signsIn.clientId());
        assertEquals("club-picks", settings(Map.of()).queue().get("picks"));
    }

    @Test
    void whatIsHandedOverIsTakenOver() {
        assertEquals(List.of(), handed(Stacks.text("mail.yaml"), RUN));
    }

    @Test
    void whatIsNotHandedOverIsFound() {
        var mail = Stacks.text("mail.yaml").replace("    Export: {Name: !Sub '${Name}-table'}\n", "");
        assertEquals(List.of("nobody exports club-table"), handed(mail, RUN));
        assertEquals(
                List.of("nobody imports club-table"),
                handed(Stacks.text("mail.yaml"), RUN.replace("{Fn::ImportValue: !Sub '${Name}-table'}", "cis")));
    }

    @Test
    void aRestoredTableIsUsedAndMayBeAndIsWatched() {
        var table = Map.of("Table", "club-restored");
        var restored = Stacks.run(RUN, table);
        assertEquals("club-restored", restored.environment().get("CIS_DYNAMO_TABLE"));
        var granted = Grants.of(restored, "TaskPolicy");
        assertTrue(granted.contains("dynamodb:GetItem table/club-restored"), granted::toString);
        assertFalse(granted.contains("dynamodb:GetItem table/club"), granted::toString);
        assertEquals(List.of(Map.of("Name", "TableName", "Value", "club-restored")), watched(table));
        assertEquals(List.of(Map.of("Name", "TableName", "Value", Stacks.NAME)), watched(Map.of()));
    }

    private static Object watched(Map<String, String> parameters) {
        var stack = Stacks.watch(Stacks.text("watch.yaml"), parameters);
        return stack.value(stack.template().properties("TableThrottles").get("Dimensions"));
    }

    @Test
    void secretsThatAreThereAreGivenAndMayBeRead() {
        assertEquals(Set.of("CIS_SECRET"), Stacks.run(RUN, SIGN_IN).secrets().keySet());
        var secret = "arn:aws:secretsmanager:us-east-1:000000000000:secret:club/";
        var given = Map.of("OidcClientSecretArn", secret + "oidc-a1B2c3", "ShopSecretArn", secret + "shop-a1B2c3");
        var stack = Stacks.run(RUN, given);
        var secrets = stack.secrets();
        assertEquals(secret + "oidc-a1B2c3", secrets.get("CIS_OIDC_CLIENT_SECRET"));
        assertEquals(secret + "shop-a1B2c3", secrets.get("CIS_SHOP_SECRET"));
        assertTrue(VARIABLES.containsAll(secrets.keySet()), secrets::toString);
        assertEquals(
                Set.of(
                        "secretsmanager:GetSecretValue club/links",
                        "secretsmanager:GetSecretValue secret:club/oidc-a1B2c3",
                        "secretsmanager:GetSecretValue secret:club/shop-a1B2c3"),
                Grants.of(stack, "StartPolicy"));
        for (var parameter : given.keySet()) {
            var pattern = String.valueOf(
                    Template.map(stack.template().section("Parameters").get(parameter))
                            .get("AllowedPattern"));
            for (var right : List.of("", secret + "shop-a1B2c3")) assertTrue(right.matches(pattern), right);
            for (var wrong : List.of("shpss_1", secret + "*", secret + "shop", secret + "shop-a1B2c3:key::"))
                assertFalse(wrong.matches(pattern), wrong);
        }
    }

    /** A new service has one task where none is said; a release of one that scales must say nothing. */
    @Test
    void noTaskIsStartedWhereNoneMayRun() {
        assertEquals(0, count(Map.of("Tasks", "0", "MostTasks", "0")));
        assertEquals(Stack.NONE, count(Map.of("Tasks", "0", "MostTasks", "6")));
        assertEquals(Stack.NONE, count(Map.of()));
    }

    private static Object count(Map<String, String> parameters) {
        var stack = Stacks.run(RUN, parameters);
        return stack.value(stack.template().properties("Service").get("DesiredCount"));
    }

    /** That of the alarms is for whoever has more of them. */
    private static List<String> handed(String mail, String run) {
        var watch = Stacks.watch(Stacks.text("watch.yaml"), Map.of());
        var stack = Stacks.run(run, SIGN_IN);
        var exports = new HashSet<>(Stacks.mail(mail).exports().keySet());
        var imports = RunFlaws.imports(stack, stack.template().all());
        imports.addAll(RunFlaws.imports(watch, watch.template().all()));
        return RunFlaws.handed(exports, imports);
    }

    private static List<String> environment(String template) {
        return RunFlaws.environment(Stacks.run(template, SIGN_IN).environment(), VARIABLES, Stacks.NAME);
    }

    private static String without(String there, String instead) {
        var changed = RUN.replace(there, instead);
        assertNotEquals(RUN, changed, there);
        return changed;
    }

    /** Variables become settings as SmallRye Config makes them. */
    private Settings settings(Map<String, String> parameters) {
        var environment = new TreeMap<>(Stacks.run(RUN, parameters).environment());
        environment.put("CIS_SECRET", "0".repeat(64));
        environment.put("CIS_WORLD", "aws");
        return Worlds.started(data, environment);
    }
}
