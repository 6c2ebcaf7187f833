package org.calendarinvite.aws.trace;

import io.opentelemetry.api.trace.SpanContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Puts the trace context on messages that leave; an SNS topic with raw delivery hands it on to its queues. */
final class Outgoing {

    /** SQS takes no more of a message, and SNS drops a raw one that has more. */
    static final int MOST = 10;

    private Outgoing() {}

    static SdkRequest marked(SdkRequest request, Journey journey, SpanContext span) {
        if (request instanceof SendMessageRequest send)
            return send.toBuilder()
                    .messageAttributes(sqs(send.messageAttributes(), parent(journey, send.queueUrl(), span)))
                    .build();
        if (request instanceof SendMessageBatchRequest send)
            return send.toBuilder()
                    .entries(send.entries().stream()
                            .map(one -> one.toBuilder()
                                    .messageAttributes(
                                            sqs(one.messageAttributes(), parent(journey, send.queueUrl(), span)))
                                    .build())
                            .toList())
                    .build();
        if (request instanceof PublishRequest publish)
            return publish.toBuilder()
                    .messageAttributes(sns(publish.messageAttributes(), parent(journey, null, span)))
                    .build();
        if (request instanceof PublishBatchRequest publish)
            return publish.toBuilder()
                    .publishBatchRequestEntries(publish.publishBatchRequestEntries().stream()
                            .map(one -> one.toBuilder()
                                    .messageAttributes(sns(one.messageAttributes(), parent(journey, null, span)))
                                    .build())
                            .toList())
                    .build();
        return request;
    }

    /** Version 00 of W3C Trace Context; empty where a trace of its own begins, unsampled for all beyond those that are followed. */
    private static String parent(Journey journey, String queueUrl, SpanContext span) {
        if (journey.begunAnew(queueUrl)) return "";
        var flags = journey.follows() ? span.getTraceFlags().asHex() : "00";
        return String.join("-", "00", span.getTraceId(), span.getSpanId(), flags);
    }

    private static Map<String, MessageAttributeValue> sqs(Map<String, MessageAttributeValue> had, String parent) {
        return with(had, parent, text -> MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(text)
                .build());
    }

    private static Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> sns(
            Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> had, String parent) {
        return with(had, parent, text -> software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(text)
                .build());
    }

    /** A context from before, which a caller's header may have brought, never stays. */
    private static <V> Map<String, V> with(Map<String, V> had, String parent, Function<String, V> value) {
        Map<String, V> all = new HashMap<>(had);
        all.remove(Carrier.TRACEPARENT);
        if (!parent.isEmpty() && all.size() < MOST) all.put(Carrier.TRACEPARENT, value.apply(parent));
        return all;
    }
}
