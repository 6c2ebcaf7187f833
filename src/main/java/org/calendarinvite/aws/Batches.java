package org.calendarinvite.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.decision.Traced;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Messages ↔ SQS batches, which can fail in part without failing. */
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

    /** Fails when a single entry did: the whole page is staged again, and what was queued twice is sent once. */
    public void accepted(SendMessageBatchResponse response) {
        if (!response.failed().isEmpty())
            throw new IllegalStateException("SQS took only a part of a batch: " + response.failed());
    }
}
