package org.calendarinvite.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.calendarinvite.decision.Telling;
import org.calendarinvite.decision.Traced;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Messages ↔ batches of SQS and SNS, which can fail in part without failing. */
@ApplicationScoped
@Named("batches")
public class Batches {

    private final ObjectMapper json;

    @Inject
    public Batches(ObjectMapper json) {
        this.json = json;
    }

    public List<String> write(List<? extends Traced> messages) throws JsonProcessingException {
        List<String> entries = new ArrayList<>(messages.size());
        for (var message : messages) entries.add(json.writeValueAsString(message));
        return entries;
    }

    /** Ten at most, for the topic, each with the attribute by which filters choose. */
    public List<PublishBatchRequestEntry> publish(List<? extends Telling> told) throws JsonProcessingException {
        List<PublishBatchRequestEntry> entries = new ArrayList<>(told.size());
        for (var one : told)
            entries.add(PublishBatchRequestEntry.builder()
                    .id(String.valueOf(entries.size()))
                    .message(json.writeValueAsString(one))
                    .messageAttributes(Map.of("type", type(one)))
                    .build());
        return entries;
    }

    private static MessageAttributeValue type(Telling told) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(told.kind())
                .build();
    }

    public void published(PublishBatchResponse response) {
        if (!response.failed().isEmpty())
            throw new IllegalStateException("SNS took only a part of a batch: " + response.failed());
    }

    /** Fails when a single entry did: the whole page is staged again, and what was queued twice is sent once. */
    public void accepted(SendMessageBatchResponse response) {
        if (!response.failed().isEmpty())
            throw new IllegalStateException("SQS took only a part of a batch: " + response.failed());
    }
}
