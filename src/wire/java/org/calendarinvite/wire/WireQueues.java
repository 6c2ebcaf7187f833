package org.calendarinvite.wire;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How many messages lie in the queues, waiting or being worked on. */
public final class WireQueues {

    private WireQueues() {}

    /** Queues that are not empty. */
    public static Map<String, Integer> left(SqsClient sqs) {
        Map<String, Integer> left = new TreeMap<>();
        for (var url : sqs.listQueues().queueUrls()) {
            int messages = messages(sqs, url);
            if (messages > 0) left.put(url.substring(url.lastIndexOf('/') + 1), messages);
        }
        return left;
    }

    private static int messages(SqsClient sqs, String url) {
        var attributes = sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }
}
