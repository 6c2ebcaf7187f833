package org.calendarinvite.aws;

import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calendarinvite.settings.Settings;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Looks into a dead-letter queue and takes nothing out; has all of it tried again. */
@Singleton
public class DeadBox {

    /** Polls of ten messages: SQS has no list, and what is looked at is hidden while one looks. */
    private static final int POLLS = 5;

    private static final int HIDDEN_SECONDS = 10;

    /** @param tries how often it was received, looks included */
    public record Letter(String id, Instant sent, int tries, String body) {}

    private final SqsClient sqs;
    private final Settings settings;

    public DeadBox(SqsClient sqs, Settings settings) {
        this.sqs = sqs;
        this.settings = settings;
    }

    /** Some of the messages, at most fifty; in no order. */
    public List<Letter> look(Channel channel) {
        var url = url(channel.deadQueue(settings));
        Map<String, Message> found = new LinkedHashMap<>();
        for (int poll = 0; poll < POLLS; poll++) {
            var messages = sqs.receiveMessage(r -> r.queueUrl(url)
                            .maxNumberOfMessages(10)
                            .visibilityTimeout(HIDDEN_SECONDS)
                            .messageSystemAttributeNames(SENT_TIMESTAMP, APPROXIMATE_RECEIVE_COUNT))
                    .messages();
            if (messages.isEmpty()) break;
            messages.forEach(message -> found.put(message.messageId(), message));
            if (found.size() >= POLLS * 10) break;
        }
        show(url, List.copyOf(found.values()));
        return found.values().stream().map(DeadBox::letter).toList();
    }

    /** They are visible again at once, and not when their time is up. */
    private void show(String url, List<Message> messages) {
        for (int i = 0; i < messages.size(); i += 10) {
            var entries = messages.subList(i, Math.min(i + 10, messages.size())).stream()
                    .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(message.messageId())
                            .receiptHandle(message.receiptHandle())
                            .visibilityTimeout(0)
                            .build())
                    .toList();
            sqs.changeMessageVisibilityBatch(c -> c.queueUrl(url).entries(entries));
        }
    }

    /** @return false when they are being moved already */
    public boolean redrive(Channel channel) {
        var dead = arn(channel.deadQueue(settings));
        var queue = arn(channel.queue(settings));
        try {
            sqs.startMessageMoveTask(t -> t.sourceArn(dead).destinationArn(queue));
            return true;
        } catch (SqsException e) {
            // One task at a time runs for a queue; SQS has no error of its own for the second.
            if (String.valueOf(e.getMessage()).contains("already")) return false;
            throw e;
        }
    }

    private static Letter letter(Message message) {
        var facts = message.attributes();
        return new Letter(
                message.messageId(),
                Instant.ofEpochMilli(Long.parseLong(facts.getOrDefault(SENT_TIMESTAMP, "0"))),
                Integer.parseInt(facts.getOrDefault(APPROXIMATE_RECEIVE_COUNT, "0")),
                message.body());
    }

    private String url(String queue) {
        return sqs.getQueueUrl(q -> q.queueName(queue)).queueUrl();
    }

    private String arn(String queue) {
        var url = url(queue);
        return sqs.getQueueAttributes(q -> q.queueUrl(url).attributeNames(QUEUE_ARN))
                .attributes()
                .get(QUEUE_ARN);
    }
}
