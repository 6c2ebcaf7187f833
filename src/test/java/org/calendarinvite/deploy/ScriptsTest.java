package org.calendarinvite.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.calendarinvite.Worlds;
import org.calendarinvite.aws.MailNotices;
import org.calendarinvite.world.ChildProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of a release, with programs on the path that note what they are asked for. */
class ScriptsTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path bin;
    private Path asked;

    @BeforeEach
    void programs() throws IOException {
        bin = Files.createDirectory(folder.resolve("bin"));
        asked = folder.resolve("asked");
        program("aws", "[ \"$1\" != ecr ] || echo secret");
        program(
                "mvn",
                "for one; do case $one in *digest-file=*) printf sha256:abc > \"${one#*=}\" ;; esac; done"
                        + "; echo \"password $QUARKUS_CONTAINER_IMAGE_USERNAME $QUARKUS_CONTAINER_IMAGE_PASSWORD\" >> '"
                        + asked + "'");
    }

    @Test
    void anImageIsPushedToEcrWithItsVersionAndCommitAndItsDigestIsTold() throws IOException {
        var output = folder.resolve("output");
        var repository = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/cis";
        var said = run(
                0,
                Map.of(
                        "IMAGE",
                        repository + ":1.2.3",
                        "VERSION",
                        "1.2.3",
                        "COMMIT",
                        "c0ffee",
                        "GITHUB_OUTPUT",
                        output.toString()),
                HERE + "/deploy/image",
                "-Dmore=yes");
        assertEquals("image=" + repository + "@sha256:abc\n", Files.readString(output));
        assertTrue(said.contains("Pushed " + repository + "@sha256:abc"), said);
        var calls = Files.readString(asked);
        assertTrue(calls.contains("aws ecr get-login-password --region eu-central-1\n"), calls);
        assertTrue(calls.contains("password AWS secret\n"), calls);
        var maven = calls.lines()
                .filter(line -> line.startsWith("mvn "))
                .findFirst()
                .orElseThrow();
        for (var part : List.of(
                " -Dcontainer ",
                " -Drevision=1.2.3 ",
                " -Dbuild.commit=c0ffee ",
                " -Dquarkus.container-image.push=true ",
                " -Dquarkus.container-image.image=" + repository + ":1.2.3 ",
                ".labels.\"org.opencontainers.image.version\"=1.2.3 ",
                ".labels.\"org.opencontainers.image.revision\"=c0ffee "))
            assertTrue(maven.contains(part), part + " in " + maven);
        assertTrue(maven.endsWith(" -Dmore=yes"), maven);
        assertFalse(maven.contains("secret"), maven);
    }

    @Test
    void withoutANameAnImageIsForTheMachineItself() throws IOException {
        run(0, Map.of("COMMIT", "c0ffee"), HERE + "/deploy/image");
        var calls = Files.readString(asked);
        assertTrue(calls.contains("-Dquarkus.container-image.build=true"), calls);
        assertTrue(calls.contains("-Dquarkus.container-image.image=calendar-invite-server:latest"), calls);
        assertFalse(calls.contains("aws "), calls);
    }

    @Test
    void aBuildThatFailsTellsNoDigest() throws IOException {
        program("mvn", "exit 1");
        var output = folder.resolve("output");
        run(
                1,
                Map.of("IMAGE", "registry.example/cis:1.2.3", "VERSION", "1.2.3", "GITHUB_OUTPUT", output.toString()),
                HERE + "/deploy/image");
        assertFalse(Files.exists(output));
    }

    @Test
    void notesAreWhatCameSinceTheVersionBefore() throws IOException {
        git("init -q -b main");
        commit("Begin");
        assertEquals("## 0.1.0\n\nThe first version.\n", notes("0.1.0"));
        git("tag 0.1.0");
        commit("Say \"hello\" & <more>");
        git("tag other");
        commit("Hold a list");
        assertEquals("## 0.2.0\n\nSince 0.1.0:\n\n- Hold a list\n- Say \"hello\" & <more>\n", notes("0.2.0"));
        git("tag 0.2.0");
        commit("Go on");
        // Asked again later, it says the same.
        assertEquals("## 0.2.0\n\nSince 0.1.0:\n\n- Hold a list\n- Say \"hello\" & <more>\n", notes("0.2.0"));
        assertEquals("## 0.1.0\n\nThe first version.\n", notes("0.1.0"));
    }

    @Test
    void aStackIsDeployedWithWhatWasGivenAndSaysSo() throws IOException {
        var said = run(
                0,
                Map.of("IMAGE", "repo@sha256:abc", "ROLE", "arn:role"),
                HERE + "/deploy/up",
                "run",
                "Name=club",
                "Host=a.example");
        var command = "aws cloudformation deploy --template-file deploy/aws/run.yaml --stack-name club-run "
                + "--capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset --role-arn arn:role "
                + "--parameter-overrides Name=club Host=a.example Image=repo@sha256:abc\n";
        assertEquals(command, Files.readString(asked));
        assertTrue(said.startsWith("Stack club-run from deploy/aws/run.yaml\n"), said);
        assertTrue(said.contains("ApiKeySha256 is not given: the stack must have it already\n+ " + command), said);
    }

    /** The stack keeps the value that it has of what is not given: a line that is passed over would change nothing, and say so to nobody. */
    @Test
    void aLineThatIsNoParameterIsRefused() throws IOException {
        for (var line : List.of(
                "Hots=a",
                "host=a",
                "Host = a",
                " Host=a",
                "Host=\"a\"",
                "Host=a ",
                "Host=a # ours",
                "H.st=a",
                "--help=a")) {
            var file = Files.writeString(folder.resolve("parameters"), "Name=club\n" + line + "\n");
            var said = run(2, Map.of(), HERE + "/deploy/up", "run", "--file", file.toString(), "--dry-run");
            assertTrue(said.startsWith("deploy/up: ") && said.contains(line.split("=")[0]), said);
        }
        assertTrue(run(2, Map.of(), HERE + "/deploy/up", "run", "Name=", "--dry-run")
                .contains("Name is"));
        assertTrue(
                run(2, Map.of(), HERE + "/deploy/up", "../compose", "--dry-run").contains("name one of"));
    }

    /** What a release has built goes before what a file says of an older one. */
    @Test
    void theImageOfTheEnvironmentGoesBeforeThatOfTheFile() throws IOException {
        var file = Files.writeString(folder.resolve("parameters"), "Image=old\n");
        var said = run(0, Map.of("IMAGE", "new"), HERE + "/deploy/up", "run", "--file", file.toString(), "--dry-run");
        assertTrue(said.contains("Image=new") && !said.contains("Image=old"), said);
    }

    @Test
    void anImageThatWasNotLookedUpIsNotBuilt() throws IOException {
        for (var image : List.of(":1.0.0", "None:1.0.0", "repo"))
            assertTrue(run(2, Map.of("IMAGE", image), HERE + "/deploy/image").contains("REPOSITORY:TAG"), image);
    }

    @Test
    void notesAreOfAVersion() throws IOException {
        assertTrue(run(2, Map.of(), HERE + "/deploy/notes", "*").contains("name the version"));
    }

    @Test
    void aDryRunPrintsTheCommandAndDoesNothing() throws IOException {
        var said = run(0, Map.of(), HERE + "/deploy/up", "mail", "--dry-run", "MailDomain=invites.example.org");
        assertTrue(said.contains("--stack-name cis-mail"), said);
        assertFalse(Files.exists(asked));
    }

    /** One file for all templates; what is given by itself goes before it. */
    @Test
    void parametersComeFromAFileAndFromTheEnvironment() throws IOException {
        var file = Files.writeString(
                folder.resolve("parameters"), "# ours\nName=club\n\nHost=a.example\nMailDomain=b.example\n");
        var said =
                run(0, Map.of(), HERE + "/deploy/up", "run", "--file", file.toString(), "Host=c.example", "--dry-run");
        assertTrue(said.endsWith("--parameter-overrides Host=c.example Name=club\n"), said);
        said = run(0, Map.of("PARAMETERS", "Name=club\nHost=a.example"), HERE + "/deploy/up", "run", "--dry-run");
        assertTrue(said.endsWith("--parameter-overrides Name=club Host=a.example\n"), said);
    }

    @Test
    void whatCannotBeMeantIsSaid() throws IOException {
        assertTrue(run(2, Map.of(), HERE + "/deploy/up").contains("name one of: mail release run watch"));
        assertTrue(run(2, Map.of(), HERE + "/deploy/up", "run", "Hots=a")
                .contains("has no parameter Hots; it has: Name Image"));
        assertTrue(run(2, Map.of(), HERE + "/deploy/up", "run", "--now").contains("--now is neither"));
        assertFalse(Files.exists(asked));
    }

    /** What a mail that is put into LocalStack is told as, the server reads as a notice of SES. */
    @Test
    void aMailIsReceivedAsSesWould() throws IOException {
        program(
                "awslocal",
                "case \"$2\" in send-message) printf %s \"$6\" > '" + folder
                        + "/notice' ;; get-queue-url) echo q ;; esac");
        var said =
                run(0, Map.of(), HERE + "/deploy/localstack/receive", "ada@example.com", "create@invites.example.com");
        var notice = new MailNotices(Worlds.json()).locate(Files.readString(folder.resolve("notice")));
        assertEquals("ada@example.com", notice.envelopeSender());
        assertEquals(List.of("create@invites.example.com"), notice.recipients());
        assertTrue(said.contains("Received "), said);
        assertTrue(Files.readString(asked).contains("s3://cis-mail/" + notice.key()), notice.key());
    }

    private String notes(String version) {
        return run(0, Map.of(), HERE + "/deploy/notes", version);
    }

    private void commit(String subject) {
        run(
                0,
                Map.of(),
                "git",
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@b.example",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                subject);
    }

    private void git(String arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments.split(" ")));
        run(0, Map.of(), command.toArray(String[]::new));
    }

    private void program(String name, String does) throws IOException {
        var file = Files.writeString(
                bin.resolve(name), "#!/bin/bash\necho \"" + name + " $*\" >> '" + asked + "'\n" + does + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private String run(int exit, Map<String, String> environment, String... command) {
        try {
            var log = Files.createTempFile(folder, "said", ".txt");
            Map<String, String> all = new HashMap<>(environment);
            all.put("PATH", bin + ":" + System.getenv("PATH"));
            try (var running = new ChildProcess(List.of(command), all, folder, log)) {
                assertEquals(exit, running.exit(60_000).orElse(-1), () -> ChildProcess.tail(log, 20));
            }
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
