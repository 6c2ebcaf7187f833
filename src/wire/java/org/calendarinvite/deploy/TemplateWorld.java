package org.calendarinvite.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What {@code deploy/aws} makes, made at servers that stand in for AWS; and the server in it, as its task is started. */
public final class TemplateWorld {

    private static final Path FOLDER = Path.of("deploy/aws");

    private final String name;
    private final Stack mail;
    private final Stack run;

    /** @param name begins every other name */
    public TemplateWorld(String name, String domain, String keySha256) {
        this.name = name;
        mail = new Stack(read("mail.yaml"), Map.of("Name", name, "MailDomain", domain), Map.of());
        run = new Stack(
                read("run.yaml"),
                Map.of(
                        "Name", name,
                        "Image", "none",
                        "Host", domain,
                        "ApiKeySha256", keySha256,
                        "Enrolment", "open"),
                mail.exports());
    }

    public Map<String, String> environment() {
        return run.environment();
    }

    public String bucket() {
        return environment().get("CIS_BUCKET_MAIL");
    }

    public String queue(String role) {
        return name + "-" + role;
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
        Consumers.permissions(routes(), name).stream()
                .filter(one -> calls.stream().anyMatch(call -> !call.endsWith("-dead") && action(call).equals(action(one))))
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
        of("AWS::S3::Bucket").forEach(one -> s3.createBucket(b -> b.bucket(text(one, "BucketName"))));
        of("AWS::SNS::Topic").forEach(one -> sns.createTopic(t -> t.name(text(one, "TopicName"))));
        // Those first that others name as the place of their dead letters.
        var queues = of("AWS::SQS::Queue");
        queues.stream().filter(one -> !one.containsKey("RedrivePolicy")).forEach(one -> queue(sqs, one));
        queues.stream().filter(one -> one.containsKey("RedrivePolicy")).forEach(one -> queue(sqs, one));
        of("AWS::SNS::Subscription").forEach(one -> subscribe(sns, one));
        of("AWS::DynamoDB::Table").forEach(one -> table(dynamoDb, one));
    }

    private static void queue(SqsClient sqs, Map<String, Object> queue) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, text(queue, "MessageRetentionPeriod"));
        if (queue.containsKey("VisibilityTimeout"))
            attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, text(queue, "VisibilityTimeout"));
        var redrive = Template.map(queue.get("RedrivePolicy"));
        if (!redrive.isEmpty())
            attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%s}"
                            .formatted(redrive.get("deadLetterTargetArn"), redrive.get("maxReceiveCount")));
        sqs.createQueue(q -> q.queueName(text(queue, "QueueName")).attributes(attributes));
    }

    private static void subscribe(SnsClient sns, Map<String, Object> one) {
        Map<String, String> attributes = new HashMap<>(Map.of("RawMessageDelivery", text(one, "RawMessageDelivery")));
        var types = Template.list(Template.map(one.get("FilterPolicy")).get("type"));
        if (!types.isEmpty())
            attributes.put("FilterPolicy", "{\"type\":[\"" + String.join("\",\"", types.stream().map(String::valueOf).toList()) + "\"]}");
        sns.subscribe(s -> s.topicArn(text(one, "TopicArn"))
                .protocol(text(one, "Protocol"))
                .endpoint(text(one, "Endpoint"))
                .attributes(attributes));
    }

    private static void table(DynamoDbClient dynamoDb, Map<String, Object> table) {
        var attributes = Template.list(table.get("AttributeDefinitions")).stream()
                .map(Template::map)
                .map(one -> AttributeDefinition.builder()
                        .attributeName(text(one, "AttributeName"))
                        .attributeType(text(one, "AttributeType"))
                        .build())
                .toList();
        var keys = Template.list(table.get("KeySchema")).stream()
                .map(Template::map)
                .map(one -> KeySchemaElement.builder()
                        .attributeName(text(one, "AttributeName"))
                        .keyType(text(one, "KeyType"))
                        .build())
                .toList();
        dynamoDb.createTable(t -> t.tableName(text(table, "TableName"))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(keys));
    }

    private List<Map<String, Object>> of(String type) {
        return mail.template().ofType(type).values().stream()
                .map(properties -> Template.map(mail.value(properties)))
                .toList();
    }

    private static String text(Map<String, Object> properties, String name) {
        return String.valueOf(properties.get(name));
    }

    private static Template read(String file) {
        try {
            return Template.of(Files.readString(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
