package org.calendarinvite.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Does by calls what CloudFormation does with a template, as far as the servers go that stand in for AWS: what SES receives by is left out. */
record Maker(Stack stack) {

    void make(S3Client s3, SqsClient sqs, SnsClient sns, DynamoDbClient dynamoDb) {
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
            attributes.put(
                    "FilterPolicy",
                    types.stream()
                            .map(type -> "\"" + type + "\"")
                            .collect(Collectors.joining(",", "{\"type\":[", "]}")));
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
        return stack.template().ofType(type).values().stream()
                .map(properties -> Template.map(stack.value(properties)))
                .toList();
    }

    private static String text(Map<String, Object> properties, String name) {
        return String.valueOf(properties.get(name));
    }
}
