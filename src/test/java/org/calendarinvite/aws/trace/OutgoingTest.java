package org.calendarinvite.aws.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TracerProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

class OutgoingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final SpanContext SPAN =
            SpanContext.create(TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());
    private static final String FOLLOWED = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String LEFT = "00-" + TRACE + "-b7ad6b7169203331-00";

    @Test
    void aMessageCarriesTheContextInPlaceOfWhatACallerSaid() {
        assertEquals(FOLLOWED, parent(sent(journey(1), "cis-mail", Map.of("traceparent", text("any")))));
    }

    @Test
    void whatGoesBackIntoItsOwnQueueBeginsATraceOfItsOwn() {
        var had = Map.of("traceparent", text("any"), "type", text("any"));
        assertEquals(
                Set.of("type"),
                sent(journey(1), "cis-bulk", had).messageAttributes().keySet());
    }

    @Test
    void theTenthAttributeIsTheLast() {
        assertEquals(FOLLOWED, parent(sent(journey(1), "cis-mail", attributes(Outgoing.MOST - 1))));
        assertEquals(
                attributes(Outgoing.MOST),
                sent(journey(1), "cis-mail", attributes(Outgoing.MOST)).messageAttributes());
    }

    @Test
    void beyondThoseThatAreFollowedMessagesAreNotSampled() {
        var batch = PublishBatchRequest.builder()
                .publishBatchRequestEntries(IntStream.range(0, 3)
                        .mapToObj(i ->
                                PublishBatchRequestEntry.builder().id("" + i).build())
                        .toList())
                .build();
        var parents = ((PublishBatchRequest) Outgoing.marked(batch, journey(2), SPAN))
                .publishBatchRequestEntries().stream()
                        .map(one -> one.messageAttributes().get("traceparent").stringValue())
                        .toList();
        assertEquals(List.of(FOLLOWED, FOLLOWED, LEFT), parents);
    }

    private static Journey journey(int follow) {
        return new Journey(TracerProvider.noop().get("any"), "cis-bulk", follow);
    }

    private static SendMessageRequest sent(Journey journey, String queue, Map<String, MessageAttributeValue> had) {
        var request = SendMessageRequest.builder()
                .queueUrl("http://127.0.0.1/000000000000/" + queue)
                .messageAttributes(had)
                .build();
        return (SendMessageRequest) Outgoing.marked(request, journey, SPAN);
    }

    private static String parent(SendMessageRequest sent) {
        return sent.messageAttributes().get("traceparent").stringValue();
    }

    private static Map<String, MessageAttributeValue> attributes(int n) {
        return IntStream.range(0, n).boxed().collect(Collectors.toMap(i -> "a" + i, i -> text("any")));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
