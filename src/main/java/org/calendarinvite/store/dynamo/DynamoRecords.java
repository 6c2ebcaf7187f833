package org.calendarinvite.store.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Until;
import org.calendarinvite.store.Movable;
import org.calendarinvite.store.Records;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.SentMail;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.Terms;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Keeps everything in one DynamoDB table: a shelf is a partition, a name a place in it. What one method asks or writes is one call. */
public final class DynamoRecords implements Records {

    private final DynamoDbClient client;
    private final String table;
    private final Terms terms;
    private final Items items;

    public DynamoRecords(DynamoDbClient client, String table, Terms terms) {
        this.client = client;
        this.table = table;
        this.terms = terms;
        this.items = new Items(client, table, terms);
    }

    @Override
    public Optional<String> read(Place place) {
        return items.one(Keys.of(place)).map(Items::body);
    }

    @Override
    public Map<Place, String> read(List<Place> places) {
        var found = items.all(places.stream().map(Keys::of).distinct().toList());
        Map<Place, String> bodies = new HashMap<>();
        for (Place place : places) {
            var item = found.get(Keys.of(place));
            if (item != null) bodies.put(place, Items.body(item));
        }
        return bodies;
    }

    @Override
    public List<Row> list(String shelf, String prefix, String after, int limit, Order order) {
        var start = Keys.of(shelf, prefix, after);
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", start.get("pk")));
        if (!prefix.isEmpty()) values.put(":prefix", fromS(prefix));
        QueryRequest.Builder query = QueryRequest.builder()
                .keyConditionExpression("pk = :pk" + (prefix.isEmpty() ? "" : " AND begins_with(sk, :prefix)"))
                .expressionAttributeValues(values)
                .exclusiveStartKey(after.isEmpty() ? null : start)
                .scanIndexForward(order == Order.FORWARD);
        return items.list(query, limit).stream()
                .map(item -> new Row(item.get("sk").s().substring(prefix.length()), Items.body(item)))
                .toList();
    }

    @Override
    public void put(Place place, String body, Optional<Until> until) {
        client.putItem(put -> put.tableName(table).item(Items.item(place, body, terms.end(until))));
    }

    @Override
    public String putIfAbsent(Place place, String body, Optional<Until> until) {
        try {
            client.putItem(put -> put.tableName(table)
                    .item(Items.item(place, body, terms.end(until)))
                    .conditionExpression(Transaction.ABSENT)
                    .expressionAttributeValues(
                            Map.of(":now", fromN(Long.toString(terms.now().getEpochSecond()))))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return body;
        } catch (ConditionalCheckFailedException there) {
            return Items.body(there.item());
        }
    }

    @Override
    public void remove(List<Place> places) {
        if (places.isEmpty()) return;
        var deletes = places.stream().map(Keys::of).distinct().map(this::delete).toList();
        try {
            client.transactWriteItems(transaction -> transaction.transactItems(deletes));
        } catch (TransactionCanceledException busy) {
            throw new Store.Conflict("Somebody writes there right now: " + busy.getMessage());
        }
    }

    private TransactWriteItem delete(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key))
                .build();
    }

    /** The table's time to live does it. */
    @Override
    public int sweep(int most) {
        return 0;
    }

    @Override
    public Decision commit(Decision decision) {
        return commitInOrder(List.of(decision)).get(0);
    }

    @Override
    public List<Decision> commitInOrder(List<Decision> decisions) {
        var together = decisions.subList(0, Fitting.of(decisions));
        List<TransactWriteItem> writes = Transaction.of(table, together, terms);
        if (writes.isEmpty()) return together;
        try {
            client.transactWriteItems(transaction -> transaction.transactItems(writes));
            return together;
        } catch (TransactionCanceledException e) {
            int made = Cancelled.made(together, e);
            if (made == 0 || together.size() == 1) return List.of(Cancelled.standing(together.get(0), e));
            // Those before the one that was made earlier; where there is none, the first alone, which asks for least.
            return commitInOrder(together.subList(0, Math.max(made, 1)));
        }
    }

    @Override
    public Optional<Decision> decided(String key) {
        return items.one(Keys.decision(key)).map(item -> Rows.read(Items.body(item), Decision.class));
    }

    @Override
    public Map<String, Long> counters(String uid) {
        Map<String, Long> sums = new HashMap<>();
        for (Map<String, AttributeValue> shard : items.all(Keys.shards(uid)).values())
            shard.forEach((name, value) -> {
                if (name.startsWith(Transaction.COUNTER))
                    sums.merge(name.substring(Transaction.COUNTER.length()), Long.valueOf(value.n()), Long::sum);
            });
        return sums;
    }

    @Override
    public int taken(String quota) {
        return items.one(Keys.quota(quota))
                .map(item -> Integer.valueOf(item.get("taken").n()))
                .orElse(0);
    }

    @Override
    public Map<String, Integer> spent(List<String> names) {
        var found = items.all(names.stream().map(Keys::allowance).distinct().toList());
        Map<String, Integer> spent = new HashMap<>();
        for (String name : names) {
            var item = found.get(Keys.allowance(name));
            if (item != null) spent.put(name, Integer.valueOf(item.get("taken").n()));
        }
        return spent;
    }

    @Override
    public boolean claim(String mailId, Duration lease, Instant now, Optional<Until> until) {
        Map<String, AttributeValue> values = new HashMap<>(
                Map.of(":lease", millis(now.plus(lease)), ":now", millis(now), ":today", Items.seconds(terms.now())));
        var end = terms.end(until).map(Items::seconds);
        end.ifPresent(second -> values.put(":end", second));
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(Keys.mail(mailId))
                    .updateExpression(
                            "SET lease = :lease" + (end.isPresent() ? ", expires = :end" : "") + " REMOVE sent")
                    .conditionExpression("attribute_not_exists(pk) OR attribute_not_exists(sent) AND lease <= :now"
                            + " OR expires <= :today")
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
        } catch (ConditionalCheckFailedException e) {
            if (e.item().containsKey("sent")) return false;
            throw new Store.InFlight(mailId);
        }
    }

    @Override
    public void sent(String mailId, String serviceId, long sequence, Instant now) {
        client.updateItem(update -> update.tableName(table)
                .key(Keys.mail(mailId))
                .updateExpression("SET sent = :now, service = :id, #sequence = :sequence")
                .expressionAttributeNames(Map.of("#sequence", "sequence"))
                .expressionAttributeValues(Map.of(
                        ":now", millis(now), ":id", fromS(serviceId), ":sequence", fromN(Long.toString(sequence)))));
    }

    @Override
    public List<SentMail> mails(String whose, String after, int limit) {
        var start = Keys.mail(whose, after);
        QueryRequest.Builder query = QueryRequest.builder()
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", start.get("pk")))
                .exclusiveStartKey(after.isEmpty() ? null : start);
        return items.list(query, limit).stream().map(DynamoRecords::mail).toList();
    }

    private static SentMail mail(Map<String, AttributeValue> item) {
        return new SentMail(
                item.get("sk").s(),
                Optional.ofNullable(item.get("sent")).map(sent -> Instant.ofEpochMilli(Long.parseLong(sent.n()))),
                Optional.ofNullable(item.get("service")).map(AttributeValue::s).orElse(""),
                Optional.ofNullable(item.get("sequence"))
                        .map(number -> Long.parseLong(number.n()))
                        .orElse(-1L));
    }

    @Override
    public boolean allow(String what, int limit, Instant until) {
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(Keys.allowance(what))
                    .updateExpression("SET expires = :until ADD taken :one")
                    .conditionExpression("attribute_not_exists(taken) OR taken < :limit")
                    .expressionAttributeValues(Map.of(
                            ":until", fromN(String.valueOf(until.getEpochSecond())),
                            ":one", fromN("1"),
                            ":limit", fromN(String.valueOf(limit)))));
            return limit > 0;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public Movable movable() {
        return new DynamoMovable(client, table, terms);
    }

    /** The client is its maker's to close. */
    @Override
    public void close() {}

    private static AttributeValue millis(Instant moment) {
        return fromN(Long.toString(moment.toEpochMilli()));
    }
}
