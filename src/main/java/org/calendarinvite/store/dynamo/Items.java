package org.calendarinvite.store.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Place;
import org.calendarinvite.store.Terms;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Strongly consistent reads of the one table. DynamoDB takes away what is over within days; until then it is left out here. */
record Items(DynamoDbClient client, String table, Terms terms) {

    /** When an item is over, in seconds since 1970: the table's time to live. */
    static final String EXPIRES = "expires";

    private static final int TRIES = 8;

    static Map<String, AttributeValue> item(Place place, String body, Optional<Instant> end) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.of(place));
        item.putAll(Keys.whole(place.shelf(), place.name()));
        return filled(item, body, end);
    }

    /** What was decided under a key, as it is remembered. */
    static Map<String, AttributeValue> decision(String key, String body, Optional<Instant> end) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.decision(key));
        item.putAll(Keys.whole("", key));
        return filled(item, body, end);
    }

    private static Map<String, AttributeValue> filled(
            Map<String, AttributeValue> item, String body, Optional<Instant> end) {
        item.put("body", AttributeValue.fromS(body));
        end.ifPresent(moment -> item.put(EXPIRES, seconds(moment)));
        return item;
    }

    /** The first whole second at which it is over. */
    static AttributeValue seconds(Instant end) {
        return AttributeValue.fromN(Long.toString(end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0)));
    }

    boolean living(Map<String, AttributeValue> item) {
        return !item.containsKey(EXPIRES)
                || Long.parseLong(item.get(EXPIRES).n()) > terms.now().getEpochSecond();
    }

    static String body(Map<String, AttributeValue> item) {
        return item.get("body").s();
    }

    Optional<Map<String, AttributeValue>> one(Map<String, AttributeValue> key) {
        return Optional.of(client.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                        .item())
                .filter(item -> !item.isEmpty() && living(item));
    }

    /** The items of these keys, those that are there, in one call; DynamoDB may leave some for another one when it is busy. */
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> all(List<Map<String, AttributeValue>> keys) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
        if (keys.isEmpty()) return found;
        Map<String, KeysAndAttributes> open = Map.of(
                table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int tried = 0; !open.isEmpty(); tried++) {
            pauseBefore(tried);
            Map<String, KeysAndAttributes> asked = open;
            BatchGetItemResponse got = client.batchGetItem(batch -> batch.requestItems(asked));
            got.responses().getOrDefault(table, List.of()).stream()
                    .filter(this::living)
                    .forEach(item -> found.put(keyOf(item), item));
            open = got.unprocessedKeys();
        }
        return found;
    }

    /** The first items of a query, however many calls of 1 MB they need. */
    List<Map<String, AttributeValue>> list(QueryRequest.Builder query, int limit) {
        QueryRequest request =
                query.tableName(table).consistentRead(true).limit(limit).build();
        return client.queryPaginator(request).items().stream()
                .filter(this::living)
                .limit(limit)
                .toList();
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
    }

    static void pauseBefore(int tried) {
        if (tried == TRIES) throw new IllegalStateException("DynamoDB left a part undone " + TRIES + " times");
        if (tried == 0) return;
        try {
            Thread.sleep(10L << tried);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for DynamoDB", e);
        }
    }
}
