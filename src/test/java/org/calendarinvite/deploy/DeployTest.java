package org.calendarinvite.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.calendarinvite.aws.Channel;
import org.junit.jupiter.api.Test;

/** The templates have the names that the server uses, which {@link Channel} and the defaults of the settings declare. */
class DeployTest {

    private static final Path MAIL = Path.of("deploy/aws/mail.yaml");
    private static final Path WATCH = Path.of("deploy/aws/watch.yaml");
    private static final Path RUN = Path.of("deploy/aws/run.yaml");

    @Test
    void everyQueueIsThereWithItsDeadLettersAndItsFilter() throws IOException {
        hold(MAIL, "queues", QueueResources.all() + "\n");
    }

    @Test
    void everyQueueHasItsAlarms() throws IOException {
        hold(WATCH, "queues", QueueResources.alarms() + "\n");
    }

    @Test
    void theTaskKnowsEveryQueueAndMayUseIt() throws IOException {
        hold(RUN, "queues", RoleResources.queues());
        hold(RUN, "dead letters", RoleResources.deadLetters());
        hold(RUN, "queue names", RoleResources.names());
    }

    /** CloudFormation takes no more in the call itself. */
    @Test
    void noTemplateIsLargerThanACallTakes() throws IOException {
        for (var template : List.of(MAIL, RUN, WATCH)) assertTrue(Files.size(template) <= 51_200, template.toString());
    }

    @Test
    void namesAreThoseThatTheServerHasByDefault() throws IOException {
        var defaults = defaults();
        for (var channel : Channel.values())
            assertEquals("cis-" + channel.role(), defaults.getProperty("cis.queue." + channel.role()));
        assertEquals("cis-events", defaults.getProperty("cis.topic.events"));
        assertEquals("cis", defaults.getProperty("cis.dynamo.table"));
        assertEquals("60", defaults.getProperty("cis.visibility.seconds"));
        var template = Files.readString(MAIL);
        assertTrue(template.contains("TopicName: !Sub '${Name}-events'"));
        assertTrue(template.contains("TableName: !Ref Name"));
        assertTrue(template.contains("Default: cis\n"));
    }

    @Test
    void whatTheBucketForgetsIsForgottenWhenTheSettingsSay() throws IOException {
        var defaults = defaults();
        var template = Files.readString(MAIL);
        for (var rule : new String[][] {{"RawMailDays", "raw-mail"}, {"HeldDays", "held"}, {"ListDays", "lists"}}) {
            var days = defaults.getProperty("cis.keep." + rule[1]).replace("d", "");
            assertTrue(template.contains("  " + rule[0] + ":\n    Type: Number\n    Default: " + days + "\n"), rule[0]);
        }
    }

    /** Else the balancer may ask over a connection that the task has just closed. */
    @Test
    void theBalancerLetsGoOfASilentConnectionBeforeATaskDoesAndNotOfTheLiveStream() throws IOException {
        var defaults = defaults();
        var balancer = Stacks.run(Files.readString(RUN), Map.of()).template().properties("Balancer");
        var idle = Template.list(balancer.get("LoadBalancerAttributes")).stream()
                .map(Template::map)
                .filter(one -> "idle_timeout.timeout_seconds".equals(one.get("Key")))
                .map(one -> Duration.ofSeconds(Long.parseLong(String.valueOf(one.get("Value")))))
                .findFirst()
                .orElseThrow();
        var task = DurationConverter.parseDuration(defaults.getProperty("quarkus.http.idle-timeout"));
        assertTrue(idle.compareTo(task) < 0, () -> idle + " at the balancer, " + task + " at a task");
        var heartbeat = DurationConverter.parseDuration(defaults.getProperty("cis.live.heartbeat"));
        assertTrue(heartbeat.multipliedBy(2).compareTo(idle) < 0, () -> idle + " for a beat each " + heartbeat);
    }

    /** What stands between the comments that name the section. */
    private static void hold(Path file, String section, String lines) throws IOException {
        var template = Files.readString(file);
        var begin = "# " + section + ": begin\n";
        int from = template.indexOf(begin) + begin.length();
        int to = template.lastIndexOf('\n', template.indexOf("# " + section + ": end\n")) + 1;
        var wanted = template.substring(0, from) + lines + template.substring(to);
        if (Boolean.getBoolean("update")) Files.writeString(file, wanted);
        assertEquals(wanted, Files.readString(file), "mvn test -Dtest=DeployTest -Dupdate=true");
    }

    private static Properties defaults() throws IOException {
        var defaults = new Properties();
        defaults.load(new StringReader(Files.readAllLines(Path.of("src/main/resources/application.properties")).stream()
                .collect(Collectors.joining("\n"))));
        return defaults;
    }
}
