package org.calendarinvite.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.ses.model.SesRequest;
import software.amazon.awssdk.services.sns.model.SnsRequest;
import software.amazon.awssdk.services.sqs.model.SqsRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;

/**
 * What IAM asks of whoever makes a request: actions and, as at the end of an ARN, their resources. No key of an object and no address
 * is in them.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/">Service Authorization Reference</a>
 */
final class Permissions {

    private Permissions() {}

    /** Each an action, a space and a resource: {@code s3:GetObject cis-mail/mail/*}. */
    static List<String> of(SdkRequest request) {
        var action = request.getClass().getSimpleName().replaceAll("(Batch)?Request$", "");
        if (request instanceof S3Request) return s3(action, request);
        if (request instanceof SqsRequest) return sqs(action, request);
        if (request instanceof SnsRequest) return List.of("sns:" + action + " " + last(request, ":", "TopicArn"));
        if (request instanceof DynamoDbRequest) return dynamoDb(action, request);
        // What concerns no identity, as the quota, is given for all or not at all.
        if (request instanceof SesRequest && text(request, "Source").isEmpty()) return List.of("ses:" + action + " *");
        if (request instanceof SesRequest)
            return List.of("ses:" + action + " identity/" + last(request, "@", "Source"));
        return List.of(action + " ");
    }

    private static List<String> s3(String action, SdkRequest request) {
        if (request instanceof CopyObjectRequest copy) {
            var to = below(copy.destinationBucket(), copy.destinationKey());
            return List.of("s3:GetObject " + source(copy), "s3:PutObject " + to);
        }
        var bucket = text(request, "Bucket").orElse("");
        var key = text(request, "Key");
        if (action.equals("HeadObject")) return List.of("s3:GetObject " + below(bucket, key.orElse("")));
        if (action.equals("HeadBucket") || action.startsWith("ListObjects")) return List.of("s3:ListBucket " + bucket);
        return List.of("s3:" + action + " " + key.map(one -> below(bucket, one)).orElse(bucket));
    }

    /** Named by its parts, or as {@code bucket/key}. */
    private static String source(CopyObjectRequest copy) {
        var together = text(copy, "CopySource");
        if (together.isEmpty()) return below(copy.sourceBucket(), copy.sourceKey());
        var parts = together.get().replaceFirst("^/", "").split("/", 2);
        return below(parts[0], parts[parts.length - 1]);
    }

    private static String below(String bucket, String key) {
        return bucket + "/" + key.substring(0, key.indexOf('/') + 1) + "*";
    }

    /** @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html">Redrive</a> */
    private static List<String> sqs(String action, SdkRequest request) {
        if (request instanceof StartMessageMoveTaskRequest) {
            var from = last(request, ":", "SourceArn");
            return List.of(
                    "sqs:StartMessageMoveTask " + from,
                    "sqs:ReceiveMessage " + from,
                    "sqs:DeleteMessage " + from,
                    "sqs:GetQueueAttributes " + from,
                    "sqs:SendMessage " + last(request, ":", "DestinationArn"));
        }
        if (action.equals("ListQueues")) return List.of("sqs:ListQueues *");
        var name = text(request, "QueueName").orElseGet(() -> last(request, "/", "QueueUrl"));
        return List.of("sqs:" + action + " " + name);
    }

    /** A transaction needs the permissions of its parts, and none of its own. */
    private static List<String> dynamoDb(String action, SdkRequest request) {
        if (request instanceof TransactWriteItemsRequest transaction)
            return transaction.transactItems().stream()
                    .flatMap(Permissions::part)
                    .distinct()
                    .toList();
        if (request instanceof BatchGetItemRequest batch)
            return batch.requestItems().keySet().stream()
                    .map(table -> dynamoDb("BatchGetItem", table))
                    .toList();
        return List.of(dynamoDb(action, text(request, "TableName").orElse("")));
    }

    private static Stream<String> part(TransactWriteItem item) {
        var needs = new ArrayList<String>();
        if (item.put() != null) needs.add(dynamoDb("PutItem", item.put().tableName()));
        if (item.update() != null)
            needs.add(dynamoDb("UpdateItem", item.update().tableName()));
        if (item.delete() != null)
            needs.add(dynamoDb("DeleteItem", item.delete().tableName()));
        if (item.conditionCheck() != null)
            needs.add(dynamoDb("ConditionCheckItem", item.conditionCheck().tableName()));
        return needs.stream();
    }

    private static String dynamoDb(String action, String table) {
        return "dynamodb:" + action + " table/" + table;
    }

    private static Optional<String> text(SdkRequest request, String field) {
        return request.getValueForField(field, String.class);
    }

    /** What follows the last separator, without the rest of a name and address. */
    private static String last(SdkRequest request, String separator, String field) {
        var text = text(request, field).orElse("");
        return text.substring(text.lastIndexOf(separator) + 1).replace(">", "");
    }
}
