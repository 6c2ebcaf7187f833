package org.calendarinvite.store.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.calendarinvite.event.Event;
import org.calendarinvite.store.Terms;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

class ItemsTest {

    @Test
    void keysThatDynamoDbLeftAreAskedForAgain() {
        OneAtATime client = new OneAtATime();
        var keys = Stream.of("a", "b", "c").map(Event::at).map(Keys::of).toList();
        assertEquals(
                Set.copyOf(keys),
                new Items(client, "table", Terms.ENDLESS).all(keys).keySet());
        assertEquals(List.of(3, 2, 1), client.asked);
    }

    /** A table so busy that it answers one key a call. */
    private static final class OneAtATime implements DynamoDbClient {

        private final List<Integer> asked = new ArrayList<>();

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            var wanted = request.requestItems().get("table");
            List<Map<String, AttributeValue>> keys = wanted.keys();
            asked.add(keys.size());
            BatchGetItemResponse.Builder answer =
                    BatchGetItemResponse.builder().responses(Map.of("table", keys.subList(0, 1)));
            if (keys.size() > 1)
                answer.unprocessedKeys(Map.of(
                        "table",
                        wanted.toBuilder().keys(keys.subList(1, keys.size())).build()));
            return answer.build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
