package org.calendarinvite.wire;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.ReceivedMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What the application needs of S3, SQS, SNS and SES really works at the servers that stand in for them. */
class WireServicesIT {

    private static FauxServices services;
    private static SesRecorder recorder;
    private static S3Client s3;
    private static SqsClient sqs;
    private static SnsClient sns;

    @BeforeAll
    static void start() {
        services = FauxServices.start();
        recorder = SesRecorder.before(services.ses());
        s3 = WireClients.s3(services.aws());
        sqs = WireClients.sqs(services.aws());
        sns = WireClients.sns(services.aws());
    }

    @AfterAll
    static void stop() {
        s3.close();
        sqs.close();
        sns.close();
        recorder.close();
        services.close();
    }

    @Test
    void s3GivesBackTheBytesItGot() {
        var bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        s3.createBucket(create -> create.bucket("bytes"));
        s3.putObject(put -> put.bucket("bytes").key("mail/a_b-c.eml").ifNoneMatch("*"), RequestBody.fromBytes(bytes));
        var back = s3.getObjectAsBytes(get -> get.bucket("bytes").key("mail/a_b-c.eml"));
        assertArrayEquals(bytes, back.asByteArray());
        assertEquals(
                1,
                s3.listObjectsV2(list -> list.bucket("bytes").prefix("mail/")).keyCount());
        assertThrows(
                NoSuchKeyException.class,
                () -> s3.getObject(get -> get.bucket("bytes").key("none")).close());
        s3.headBucket(head -> head.bucket("bytes"));
        s3.deleteObject(delete -> delete.bucket("bytes").key("mail/a_b-c.eml"));
    }

    @Test
    void sqsHidesAMessageUntilItsVisibilityEnds() {
        var url = queue("hide", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1"));
        assertEquals(url, sqs.getQueueUrl(get -> get.queueName("hide")).queueUrl());
        sqs.sendMessage(send -> send.queueUrl(url).messageBody("Grüße"));
        var first = receive(url);
        assertEquals("Grüße", first.get(0).body());
        assertEquals(List.of(), receive(url));
        var again = await().atMost(Duration.ofSeconds(5)).until(() -> receive(url), found -> found.size() == 1);
        var receipt = again.get(0).receiptHandle();
        sqs.changeMessageVisibility(
                change -> change.queueUrl(url).receiptHandle(receipt).visibilityTimeout(30));
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(receipt));
        var left = sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        assertEquals("0", left.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        assertEquals("0", left.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    @Test
    void sqsMovesAMessageToTheDeadQueueAndBack() {
        var dead = queue("work-dead", Map.of());
        var arn = arn(dead);
        var work = queue(
                "work",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "0",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\": \"" + arn + "\", \"maxReceiveCount\": \"2\"}"));
        sqs.sendMessage(send -> send.queueUrl(work).messageBody("poison"));
        receive(work);
        receive(work);
        await().atMost(Duration.ofSeconds(5)).until(() -> receive(work), List::isEmpty);
        assertEquals("poison", receive(dead).get(0).body());
    }

    @Test
    void snsFansOutByFilterAndDeliversRaw() {
        var topic = sns.createTopic(create -> create.name("events")).topicArn();
        var created = subscribed(topic, "created", "EVENT_CREATED");
        var others = subscribed(topic, "others", "EVENT_UPDATED\", \"EVENT_CANCELLED");
        publish(topic, "EVENT_CREATED");
        publish(topic, "EVENT_UPDATED");
        publish(topic, "NOBODY_WANTS");
        assertEquals(List.of("{\"type\":\"EVENT_CREATED\"}"), bodies(created));
        assertEquals(List.of("{\"type\":\"EVENT_UPDATED\"}"), bodies(others));
        assertEquals(topic, sns.createTopic(create -> create.name("events")).topicArn(), "create again finds it");
        assertEquals(
                2,
                sns.listSubscriptionsByTopic(list -> list.topicArn(topic))
                        .subscriptions()
                        .size());
    }

    @Test
    void sqsTakesBatchesAndAttributes() {
        var url = queue("batch", Map.of());
        var entries = Stream.of("a", "b")
                .map(text -> SendMessageBatchRequestEntry.builder()
                        .id(text)
                        .messageBody(text)
                        .build())
                .toList();
        var answer = sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries));
        assertEquals(2, answer.successful().size());
        var received = sqs.receiveMessage(r -> r.queueUrl(url)
                .maxNumberOfMessages(10)
                .messageSystemAttributeNamesWithStrings("ApproximateReceiveCount"));
        assertEquals(2, received.messages().size());
        assertEquals("1", received.messages().get(0).attributesAsStrings().get("ApproximateReceiveCount"));
    }

    @Test
    void makingAgainWhatIsThereFindsIt() {
        var url = queue("twice", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "7"));
        assertEquals(url, queue("twice", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "7")));
        s3.createBucket(create -> create.bucket("twice"));
        s3.createBucket(create -> create.bucket("twice"));
        assertThrows(QueueDoesNotExistException.class, () -> sqs.getQueueUrl(get -> get.queueName("missing")));
        assertThrows(NoSuchBucketException.class, () -> s3.headBucket(head -> head.bucket("missing")));
    }

    @Test
    void sesTakesARawMailAndItsBytesAreKept() {
        var mail = Calendars.request(Draft.of("olga@work.example"));
        try (var ses = WireClients.ses(recorder.endpoint())) {
            var sent = ses.sendRawEmail(send -> send.source("bounce@invites.localhost")
                    .destinations("berta@home.example")
                    .rawMessage(raw -> raw.data(SdkBytes.fromByteArray(mail.raw()))));
            var kept = recorder.raw(sent.messageId()).orElseThrow();
            assertArrayEquals(mail.raw(), kept);
            assertTrue(new ReceivedMail(kept).calendar().isPresent());
        }
    }

    @Test
    void storeListsMailsByAddress() {
        try (var ses = WireClients.ses(recorder.endpoint());
                var world = new WireWorld(services, recorder, null, "cis-mail", "cis-mail")) {
            var mail = Calendars.request(Draft.of("olga@work.example"));
            ses.sendRawEmail(send -> send.rawMessage(raw -> raw.data(SdkBytes.fromByteArray(mail.raw()))));
            assertTrue(world.inbox(Calendars.CREATE).size() >= 1);
            assertEquals(List.of(), world.inbox("eate@invites.localhost"));
        }
    }

    @Test
    void mailComesAsAnObjectAndANotice() {
        s3.createBucket(create -> create.bucket("cis-mail"));
        var url = queue("cis-mail", Map.of());
        var mail = Calendars.request(Draft.of("olga@work.example"));
        try (var world = new WireWorld(services, recorder, null, "cis-mail", "cis-mail")) {
            world.send(mail.forged());
        }
        var notice = receive(url).get(0).body();
        assertTrue(notice.contains("\"dmarcVerdict\":{\"status\":\"FAIL\"}"), notice);
        var key = notice.replaceAll("(?s).*\"objectKey\":\"([^\"]+)\".*", "$1");
        var raw = s3.getObjectAsBytes(get -> get.bucket("cis-mail").key(key)).asByteArray();
        assertArrayEquals(mail.raw(), raw);
    }

    private static String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(create -> create.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static String arn(String url) {
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private static List<Message> receive(String url) {
        return sqs.receiveMessage(
                        receive -> receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
                .messages();
    }

    private static List<String> bodies(String url) {
        return receive(url).stream().map(Message::body).toList();
    }

    private static String subscribed(String topic, String name, String types) {
        var url = queue(name, Map.of());
        sns.subscribe(subscribe -> subscribe
                .topicArn(topic)
                .protocol("sqs")
                .endpoint(arn(url))
                .attributes(Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"type\": [\"" + types + "\"]}"))
                .returnSubscriptionArn(true));
        return url;
    }

    private static void publish(String topic, String type) {
        var attribute = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(type)
                .build();
        sns.publish(publish -> publish.topicArn(topic)
                .message("{\"type\":\"" + type + "\"}")
                .messageAttributes(Map.of("type", attribute)));
    }
}
