package org.calendarinvite.store.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.calendarinvite.store.Carried;
import org.calendarinvite.store.Movable;
import org.calendarinvite.store.Terms;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The items of the one table. It asks for more than the server may: {@code Scan} and {@code BatchWriteItem}. */
record DynamoMovable(DynamoDbClient client, String table, Terms terms) implements Movable {

    /** What DynamoDB takes in one call. */
    private static final int AT_ONCE = 25;

    @Override
    public void each(Consumer<Carried> taker) {
        // Shards of one event lie apart; a few numbers for each event are held until all were met.
        Map<String, Map<String, Long>> counted = new HashMap<>();
        client.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .filter(new Items(client, table, terms)::living)
                .forEach(item -> {
                    if (Carrying.isShard(item)) Carrying.add(item, counted);
                    else taker.accept(Carrying.read(item));
                });
        counted.forEach((uid, totals) -> taker.accept(new Carried.Counted(uid, totals)));
    }

    @Override
    public void keep(List<Carried> things) {
        for (int from = 0; from < things.size(); from += AT_ONCE)
            put(things.subList(from, Math.min(from + AT_ONCE, things.size())).stream()
                    .map(Carrying::write)
                    .map(item -> WriteRequest.builder()
                            .putRequest(put -> put.item(item))
                            .build())
                    .toList());
    }

    /** DynamoDB may leave some for another call when it is busy. */
    private void put(List<WriteRequest> writes) {
        Map<String, List<WriteRequest>> open = Map.of(table, writes);
        for (int tried = 0; !open.isEmpty(); tried++) {
            Items.pauseBefore(tried);
            var asked = open;
            open = client.batchWriteItem(batch -> batch.requestItems(asked)).unprocessedItems();
        }
    }

    @Override
    public boolean empty() {
        return client.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .noneMatch(new Items(client, table, terms)::living);
    }
}
