package org.calendarinvite.aws;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MESSAGE_RETENTION_PERIOD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.calendarinvite.settings.Settings;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Makes what {@link Channel} and the settings name: bucket, queues with their dead-letter queues, topic, subscriptions. */
public final class Provisioner {

    private static final String DEAD_KEPT = Long.toString(Duration.ofDays(14).toSeconds());

    private final S3Client s3;
    private final SqsClient sqs;
    private final SnsClient sns;
    private final Settings settings;

    public Provisioner(S3Client s3, SqsClient sqs, SnsClient sns, Settings settings) {
        this.s3 = s3;
        this.sqs = sqs;
        this.sns = sns;
        this.settings = settings;
    }

    /** May be repeated: what exists is brought to the settings. */
    public void provision() {
        bucket(settings.bucket().mail());
        String topic = topic(settings.topic().events());
        for (Channel channel : Channel.values()) {
            String name = channel.queue(settings);
            String dead = queue(channel.deadQueue(settings), Map.of(MESSAGE_RETENTION_PERIOD, DEAD_KEPT));
            Map<QueueAttributeName, String> attributes = new HashMap<>(Map.of(
                    VISIBILITY_TIMEOUT, Integer.toString(settings.visibility().seconds()),
                    REDRIVE_POLICY, redriveTo(dead)));
            String queue = queue(name, attributes);
            if (!channel.notices().isEmpty()) subscribe(topic, queue, name, channel.notices());
        }
    }

    private void bucket(String name) {
        try {
            s3.headBucket(b -> b.bucket(name));
        } catch (NoSuchBucketException absent) {
            try {
                s3.createBucket(b -> b.bucket(name));
            } catch (BucketAlreadyOwnedByYouException madeMeanwhile) {
                return;
            }
        }
    }

    private String topic(String nameOrArn) {
        if (nameOrArn.startsWith("arn:")) return nameOrArn;
        return sns.createTopic(t -> t.name(nameOrArn)).topicArn();
    }

    /** Its ARN. */
    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        String url = url(name);
        sqs.setQueueAttributes(q -> q.queueUrl(url).attributes(attributes));
        return sqs.getQueueAttributes(q -> q.queueUrl(url).attributeNames(QUEUE_ARN))
                .attributes()
                .get(QUEUE_ARN);
    }

    private String url(String name) {
        try {
            return sqs.getQueueUrl(q -> q.queueName(name)).queueUrl();
        } catch (QueueDoesNotExistException absent) {
            return sqs.createQueue(q -> q.queueName(name)).queueUrl();
        }
    }

    private void subscribe(String topic, String queue, String name, List<String> types) {
        String url = url(name);
        sqs.setQueueAttributes(q -> q.queueUrl(url).attributes(Map.of(POLICY, policy(topic, queue))));
        String subscription = sns.subscribe(
                        s -> s.topicArn(topic).protocol("sqs").endpoint(queue).returnSubscriptionArn(true))
                .subscriptionArn();
        Map.of("RawMessageDelivery", "true", "FilterPolicy", filter(types))
                .forEach((key, value) -> sns.setSubscriptionAttributes(
                        a -> a.subscriptionArn(subscription).attributeName(key).attributeValue(value)));
    }

    private static String redriveTo(String dead) {
        return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(dead, Channel.TRIES);
    }

    private static String filter(List<String> types) {
        return types.stream().map(type -> '"' + type + '"').collect(Collectors.joining(",", "{\"type\":[", "]}"));
    }

    private static String policy(String topic, String queue) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},\
                "Action":"sqs:SendMessage","Resource":"%s","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}"""
                .formatted(queue, topic);
    }
}
