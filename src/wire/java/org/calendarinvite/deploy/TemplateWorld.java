package org.calendarinvite.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What {@code deploy/aws} makes, made at servers that stand in for AWS; and the server in it, as its task is started. */
public final class TemplateWorld {

    private final Stack mail = Stacks.mail(Stacks.text("mail.yaml"));
    private final Stack run;

    public TemplateWorld(String keySha256) {
        run = Stacks.run(Stacks.text("run.yaml"), Map.of("ApiKeySha256", keySha256, "Enrolment", "open"));
    }

    public Map<String, String> environment() {
        return run.environment();
    }

    public String bucket() {
        return environment().get("CIS_BUCKET_MAIL");
    }

    public String queue(String role) {
        return Stacks.NAME + "-" + role;
    }

    /** What the task may do, as {@link Grants} writes it. */
    public Set<String> granted() {
        return Grants.of(run, "TaskPolicy");
    }

    /**
     * With what calls bring along on AWS alone: a mail of the domain goes through the configuration set that is the identity's default,
     * and consumers of all queues do what those did that had a message, which must be among the calls.
     */
    public Set<String> needed(Set<String> calls) {
        var needed = new TreeSet<>(calls);
        var through = Template.map(mail.template().properties("Identity").get("ConfigurationSetAttributes"));
        if (through.containsKey("ConfigurationSetName"))
            needed.add("ses:SendRawEmail configuration-set/" + mail.text(through.get("ConfigurationSetName")));
        Consumers.permissions(routes(), Stacks.NAME).stream()
                .filter(one -> calls.stream()
                        .anyMatch(
                                call -> !call.endsWith("-dead") && action(call).equals(action(one))))
                .forEach(needed::add);
        return needed;
    }

    public static List<String> flaws(Set<String> granted, Set<String> needed) {
        return Grants.flaws(granted, needed);
    }

    private static String action(String permission) {
        return permission.substring(0, permission.indexOf(' '));
    }

    public void make(S3Client s3, SqsClient sqs, SnsClient sns, DynamoDbClient dynamoDb) {
        new Maker(mail).make(s3, sqs, sns, dynamoDb);
    }

    private static List<String> routes() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .map(TemplateWorld::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
