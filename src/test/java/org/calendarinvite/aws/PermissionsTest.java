package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;

/** Requests, and the permissions that AWS asks for them. */
class PermissionsTest {

    private static final String URL = "https://sqs.eu-central-1.amazonaws.com/123456789012/cis-mail";
    private static final String ARN = "arn:aws:sqs:eu-central-1:123456789012:cis-mail";

    @Test
    void anObjectIsNamedByItsPrefixAlone() {
        needs(
                GetObjectRequest.builder()
                        .bucket("b")
                        .key("mail/berta@home.example")
                        .build(),
                "s3:GetObject b/mail/*");
        needs(HeadObjectRequest.builder().bucket("b").key("no-prefix").build(), "s3:GetObject b/*");
        needs(HeadBucketRequest.builder().bucket("b").build(), "s3:ListBucket b");
        needs(ListObjectsV2Request.builder().bucket("b").prefix("mail/").build(), "s3:ListBucket b");
    }

    // Camel says it so.
    @SuppressWarnings("deprecation")
    @Test
    void aCopyIsReadAndWritten() {
        var named = CopyObjectRequest.builder().destinationBucket("b").destinationKey("quarantine/mail/x");
        var wanted = new String[] {"s3:GetObject b/mail/*", "s3:PutObject b/quarantine/*"};
        needs(named.sourceBucket("b").sourceKey("mail/x").build(), wanted);
        needs(named.sourceBucket(null).sourceKey(null).copySource("b/mail/x").build(), wanted);
    }

    @Test
    void batchesNeedWhatOneNeeds() {
        needs(DeleteMessageBatchRequest.builder().queueUrl(URL).build(), "sqs:DeleteMessage cis-mail");
        needs(GetQueueUrlRequest.builder().queueName("cis-mail").build(), "sqs:GetQueueUrl cis-mail");
        needs(ListQueuesRequest.builder().queueNamePrefix("cis-mail").build(), "sqs:ListQueues *");
        needs(PublishBatchRequest.builder().topicArn(ARN.replace("sqs", "sns")).build(), "sns:Publish cis-mail");
    }

    @Test
    void whoHasMessagesMovedMustBeAllowedToMoveThem() {
        needs(
                StartMessageMoveTaskRequest.builder()
                        .sourceArn(ARN + "-dead")
                        .destinationArn(ARN)
                        .build(),
                "sqs:StartMessageMoveTask cis-mail-dead",
                "sqs:ReceiveMessage cis-mail-dead",
                "sqs:DeleteMessage cis-mail-dead",
                "sqs:GetQueueAttributes cis-mail-dead",
                "sqs:SendMessage cis-mail");
    }

    @Test
    void aTransactionNeedsWhatItsPartsNeed() {
        needs(
                TransactWriteItemsRequest.builder()
                        .transactItems(
                                TransactWriteItem.builder()
                                        .put(put -> put.tableName("cis"))
                                        .build(),
                                TransactWriteItem.builder()
                                        .put(put -> put.tableName("cis"))
                                        .build(),
                                TransactWriteItem.builder()
                                        .update(update -> update.tableName("cis"))
                                        .build(),
                                TransactWriteItem.builder()
                                        .delete(delete -> delete.tableName("cis"))
                                        .build(),
                                TransactWriteItem.builder()
                                        .conditionCheck(check -> check.tableName("cis"))
                                        .build())
                        .build(),
                "dynamodb:PutItem table/cis",
                "dynamodb:UpdateItem table/cis",
                "dynamodb:DeleteItem table/cis",
                "dynamodb:ConditionCheckItem table/cis");
        needs(QueryRequest.builder().tableName("cis").build(), "dynamodb:Query table/cis");
        needs(
                BatchGetItemRequest.builder()
                        .requestItems(Map.of("cis", KeysAndAttributes.builder().build()))
                        .build(),
                "dynamodb:BatchGetItem table/cis");
    }

    @Test
    void aMailIsSentForADomain() {
        for (var source : List.of("invites@invites.example.org", "Berta Lang <rsvp-1@invites.example.org>"))
            needs(
                    SendRawEmailRequest.builder().source(source).build(),
                    "ses:SendRawEmail identity/invites.example.org");
    }

    private static void needs(SdkRequest request, String... permissions) {
        assertEquals(List.of(permissions), Permissions.of(request));
    }
}
