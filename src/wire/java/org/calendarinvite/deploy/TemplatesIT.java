package org.calendarinvite.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.wire.Npm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read by AWS and by GitHub is what they publish that they read. */
class TemplatesIT {

    @Test
    void templatesAreOfTypesAndPropertiesThatAwsHas() throws IOException {
        assertEquals("", templates(files("deploy/aws")));
    }

    @Test
    void aPropertyThatIsNoneIsFound(@TempDir Path folder) throws IOException {
        var text = Files.readString(Path.of("deploy/aws/mail.yaml"));
        var wrong = Files.writeString(
                folder.resolve("wrong.yaml"),
                text.replace("BillingMode: PAY_PER_REQUEST", "Billing: PAY_PER_REQUEST")
                        .replace("!GetAtt QueueMail.Arn", "!GetAtt QueueMail.Address"));
        var said = templates(List.of(wrong));
        assertTrue(said.contains("Table: has no property Billing"), said);
        assertTrue(said.contains("AWS::SQS::Queue has no attribute Address"), said);
    }

    @Test
    void workflowsAreAsTheSchemaOfGitHubSays() throws IOException {
        for (var workflow : files(".github/workflows"))
            assertEquals("", Npm.run(List.of("node_modules/.bin/action-validator", workflow.toString())));
    }

    @Test
    void aKeyThatIsNoneIsFound(@TempDir Path folder) throws IOException {
        var text = Files.readString(Path.of(".github/workflows/check.yaml"));
        var wrong = Files.writeString(folder.resolve("wrong.yaml"), text.replace("timeout-minutes", "timeout-minuts"));
        var said = Npm.run(List.of("node_modules/.bin/action-validator", wrong.toString()));
        assertTrue(said.contains("timeout-minuts"), said);
    }

    @Test
    void theComposeFileAndTheBuildspecHaveTheKeysThatAreRead() {
        assertEquals("", files(Path.of("deploy/compose.yaml"), Path.of("deploy/buildspec.yml")));
    }

    @Test
    void aKeyOfAComposeFileOrABuildspecThatIsNoneIsFound(@TempDir Path folder) throws IOException {
        var compose = Files.writeString(
                folder.resolve("compose.yaml"),
                Files.readString(Path.of("deploy/compose.yaml")).replace("start_period", "start_perod"));
        var buildspec = Files.writeString(
                folder.resolve("buildspec.yml"),
                Files.readString(Path.of("deploy/buildspec.yml")).replace("commands:", "comands:"));
        var said = files(compose, buildspec);
        assertTrue(said.contains("start_perod") && said.contains("comands"), said);
    }

    private static String files(Path... files) {
        List<String> command = new ArrayList<>(List.of("files.mjs"));
        for (var file : files) command.add(file.toAbsolutePath().toString());
        return Npm.run(command);
    }

    private static String templates(List<Path> files) {
        var command = new ArrayList<>(List.of("templates.mjs"));
        files.forEach(file -> command.add(file.toString()));
        return Npm.run(command);
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        }
    }
}
