package org.calendarinvite.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * SNS as far as this server uses it: raw delivery to queues by filter policy, done when {@code publish} returns. Keeps
 * nothing; the provisioner subscribes anew at each start.
 */
final class Topics implements SnsClient {

    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:";

    private final SqsClient sqs;
    private final Map<String, List<Subscriber>> topics = new ConcurrentHashMap<>();
    private final Map<String, String> queueUrls = new ConcurrentHashMap<>();

    Topics(SqsClient sqs) {
        this.sqs = sqs;
    }

    private static final class Subscriber {
        private final String arn;
        private final String queueArn;
        private volatile FilterPolicy filter = new FilterPolicy(null);
        private volatile boolean raw;

        private Subscriber(String arn, String queueArn) {
            this.arn = arn;
            this.queueArn = queueArn;
        }

        private void set(String name, String value) {
            switch (name) {
                case "FilterPolicy" -> filter = new FilterPolicy(value);
                case "RawMessageDelivery" -> raw = Boolean.parseBoolean(value);
                default -> throw invalid("The embedded topics do not know the attribute " + name);
            }
        }
    }

    @Override
    public CreateTopicResponse createTopic(CreateTopicRequest request) {
        String arn = ARN + request.name();
        topics.computeIfAbsent(arn, any -> new ArrayList<>());
        return CreateTopicResponse.builder().topicArn(arn).build();
    }

    @Override
    public ListTopicsResponse listTopics(ListTopicsRequest request) {
        return ListTopicsResponse.builder()
                .topics(topics.keySet().stream()
                        .map(arn -> Topic.builder().topicArn(arn).build())
                        .toList())
                .build();
    }

    @Override
    public SubscribeResponse subscribe(SubscribeRequest request) {
        if (!"sqs".equals(request.protocol())) throw invalid("The embedded topics deliver to queues only");
        List<Subscriber> subscribers = topic(request.topicArn());
        synchronized (subscribers) {
            Subscriber subscriber = subscribers.stream()
                    .filter(s -> s.queueArn.equals(request.endpoint()))
                    .findFirst()
                    .orElseGet(() -> new Subscriber(request.topicArn() + ":" + UUID.randomUUID(), request.endpoint()));
            request.attributes().forEach(subscriber::set);
            if (!subscribers.contains(subscriber)) subscribers.add(subscriber);
            return SubscribeResponse.builder().subscriptionArn(subscriber.arn).build();
        }
    }

    @Override
    public SetSubscriptionAttributesResponse setSubscriptionAttributes(SetSubscriptionAttributesRequest request) {
        String topic =
                request.subscriptionArn().substring(0, request.subscriptionArn().lastIndexOf(':'));
        subscribers(topic).stream()
                .filter(s -> s.arn.equals(request.subscriptionArn()))
                .findFirst()
                .orElseThrow(() -> absent("No subscription " + request.subscriptionArn()))
                .set(request.attributeName(), request.attributeValue());
        return SetSubscriptionAttributesResponse.builder().build();
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(subscribers(request.topicArn()).stream()
                        .map(s -> Subscription.builder()
                                .subscriptionArn(s.arn)
                                .topicArn(request.topicArn())
                                .protocol("sqs")
                                .endpoint(s.queueArn)
                                .build())
                        .toList())
                .build();
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        for (Subscriber subscriber : subscribers(request.topicArn())) {
            if (subscriber.filter.passes(request.messageAttributes())) deliver(subscriber, request);
        }
        return PublishResponse.builder().messageId(UUID.randomUUID().toString()).build();
    }

    /** One batch for each queue; a queue that takes a part only fails all, as a topic does that will say all of it again. */
    @Override
    public PublishBatchResponse publishBatch(PublishBatchRequest request) {
        for (Subscriber subscriber : subscribers(request.topicArn())) deliver(subscriber, request);
        return PublishBatchResponse.builder()
                .successful(request.publishBatchRequestEntries().stream()
                        .map(entry -> PublishBatchResultEntry.builder()
                                .id(entry.id())
                                .messageId(UUID.randomUUID().toString())
                                .build())
                        .toList())
                .build();
    }

    private void deliver(Subscriber subscriber, PublishBatchRequest request) {
        var entries = request.publishBatchRequestEntries().stream()
                .filter(entry -> subscriber.filter.passes(entry.messageAttributes()))
                .map(entry -> SendMessageBatchRequestEntry.builder()
                        .id(entry.id())
                        .messageBody(entry.message())
                        .messageAttributes(attributes(entry.messageAttributes()))
                        .build())
                .toList();
        if (entries.isEmpty()) return;
        var sent = sqs.sendMessageBatch(m -> m.queueUrl(url(subscriber)).entries(entries));
        if (!sent.failed().isEmpty()) throw new IllegalStateException("A queue took only a part: " + sent.failed());
    }

    private void deliver(Subscriber subscriber, PublishRequest request) {
        sqs.sendMessage(m -> m.queueUrl(url(subscriber))
                .messageBody(request.message())
                .messageAttributes(attributes(request.messageAttributes())));
    }

    private String url(Subscriber subscriber) {
        if (!subscriber.raw) throw invalid("The embedded topics deliver raw only: set RawMessageDelivery");
        return url(subscriber.queueArn);
    }

    private String url(String queueArn) {
        return queueUrls.computeIfAbsent(
                queueArn, arn -> sqs.getQueueUrl(q -> q.queueName(arn.substring(arn.lastIndexOf(':') + 1)))
                        .queueUrl());
    }

    private static Map<String, software.amazon.awssdk.services.sqs.model.MessageAttributeValue> attributes(
            Map<String, MessageAttributeValue> published) {
        return published.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> software.amazon.awssdk.services.sqs.model.MessageAttributeValue.builder()
                                .dataType(e.getValue().dataType())
                                .stringValue(e.getValue().stringValue())
                                .binaryValue(e.getValue().binaryValue())
                                .build()));
    }

    private List<Subscriber> subscribers(String topicArn) {
        List<Subscriber> subscribers = topic(topicArn);
        synchronized (subscribers) {
            return List.copyOf(subscribers);
        }
    }

    private List<Subscriber> topic(String arn) {
        List<Subscriber> subscribers = arn == null ? null : topics.get(arn);
        if (subscribers == null) throw absent("No topic " + arn);
        return subscribers;
    }

    private static RuntimeException invalid(String why) {
        return InvalidParameterException.builder().message(why).build();
    }

    private static RuntimeException absent(String what) {
        return NotFoundException.builder().message(what).build();
    }

    @Override
    public String serviceName() {
        return "sns";
    }

    @Override
    public void close() {
        topics.clear();
    }
}
