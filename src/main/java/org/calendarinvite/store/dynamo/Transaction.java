package org.calendarinvite.store.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Term;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Terms;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Decisions as the items of one conditional write; their keys come first. */
final class Transaction {

    /** Before a counter's name, so that no counter is taken for another attribute. */
    static final String COUNTER = "n.";

    /** Nothing is there, or its time is over. */
    static final String ABSENT = "attribute_not_exists(pk) OR expires <= :now";

    private final String table;
    private final Terms terms;
    private final List<TransactWriteItem> items = new ArrayList<>();

    /** An item may occur only once in a transaction, so the counts of one shard are added up first. */
    private final Map<Map<String, AttributeValue>, Map<String, Integer>> shards = new LinkedHashMap<>();

    /** The same of the takes of one quota: how many of them, and the least of their limits. */
    private final Map<String, Change.Take> quotas = new LinkedHashMap<>();

    private final Map<String, Integer> places = new HashMap<>();

    private final Map<String, Change.Spend> spends = new LinkedHashMap<>();

    private Transaction(String table, Terms terms) {
        this.table = table;
        this.terms = terms;
    }

    static List<TransactWriteItem> of(String table, List<Decision> decisions, Terms terms) {
        Transaction transaction = new Transaction(table, terms);
        for (Decision decision : decisions) if (!decision.key().isEmpty()) transaction.remember(decision);
        for (Decision decision : decisions) decision.changes().forEach(transaction::add);
        transaction.quotas.values().forEach(transaction::take);
        transaction.spends.values().forEach(transaction::spend);
        transaction.shards.forEach(transaction::count);
        return transaction.items;
    }

    /** A key that is there already brings the decision made under it along, at no further call. */
    private void remember(Decision decision) {
        var end = terms.end(Optional.of(Term.DECISION.from(terms.now())));
        var item = Items.decision(decision.key(), Rows.remember(decision), end);
        put(absent().item(item).returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    private void add(Change change) {
        if (change instanceof Change.Keep keep) keep(keep.kept());
        else if (change instanceof Change.Forget forget) forget(forget.kept());
        else if (change instanceof Change.Count count) gather(count);
        else if (change instanceof Change.Take take) gather(take);
        else if (change instanceof Change.Spend spend) gather(spend);
        else if (change instanceof Change.Release release) release(release);
    }

    private void keep(Kept kept) {
        var place = kept.place();
        var end = terms.end(kept.keptUntil());
        var item = Items.item(place, Rows.write(kept), end);
        item.put("version", number(kept.version()));
        if (kept.version() == 1) {
            put(absent().item(item));
            var target = Rows.write(place);
            var led = terms.end(kept.pointersUntil());
            kept.pointers().forEach(pointer -> put(absent().item(Items.item(pointer, target, led))));
        } else {
            put(Put.builder()
                    .item(item)
                    .conditionExpression("version = :before")
                    .expressionAttributeValues(Map.of(":before", number(kept.version() - 1))));
        }
    }

    private Put.Builder absent() {
        return Put.builder()
                .conditionExpression(ABSENT)
                .expressionAttributeValues(Map.of(":now", number(terms.now().getEpochSecond())));
    }

    private void forget(Kept kept) {
        delete(Delete.builder()
                .key(Keys.of(kept.place()))
                .conditionExpression("version = :before")
                .expressionAttributeValues(Map.of(":before", number(kept.version()))));
        kept.pointers().forEach(pointer -> delete(Delete.builder().key(Keys.of(pointer))));
    }

    private void gather(Change.Take take) {
        quotas.merge(take.quota(), take, (one, other) -> one.limit() < other.limit() ? one : other);
        places.merge(take.quota(), 1, Integer::sum);
    }

    private void gather(Change.Spend spend) {
        spends.merge(
                spend.name(),
                spend,
                (one, other) -> new Change.Spend(
                        one.name(),
                        one.times() + other.times(),
                        Math.min(one.limit(), other.limit()),
                        one.until().isAfter(other.until()) ? one.until() : other.until()));
    }

    private void take(Change.Take take) {
        int wanted = places.get(take.quota());
        int most = take.limit() - wanted;
        String free = most >= 0 ? "attribute_not_exists(taken) OR taken <= :most" : "taken <= :most";
        update(Update.builder()
                .key(Keys.quota(take.quota()))
                .updateExpression("ADD taken :wanted")
                .conditionExpression(free)
                .expressionAttributeValues(Map.of(":wanted", number(wanted), ":most", number(most))));
    }

    /** A limit that is smaller than what is asked for has room for nothing. */
    private void spend(Change.Spend spend) {
        int fits = spend.limit() - spend.times();
        String free = fits >= 0 ? "attribute_not_exists(taken) OR taken <= :fits" : "taken <= :fits";
        update(Update.builder()
                .key(Keys.allowance(spend.name()))
                .updateExpression("SET expires = :until ADD taken :times")
                .conditionExpression(free)
                .expressionAttributeValues(Map.of(
                        ":times", number(spend.times()),
                        ":fits", number(fits),
                        ":until", number(spend.until().getEpochSecond()))));
    }

    private void release(Change.Release release) {
        update(Update.builder()
                .key(Keys.quota(release.quota()))
                .updateExpression("ADD taken :one")
                .expressionAttributeValues(Map.of(":one", number(-1))));
    }

    private void gather(Change.Count count) {
        Map<String, Integer> shard =
                shards.computeIfAbsent(Keys.shard(count.uid(), count.spread()), key -> new HashMap<>());
        count.deltas().forEach((name, delta) -> shard.merge(name, delta, Integer::sum));
    }

    private void count(Map<String, AttributeValue> shard, Map<String, Integer> deltas) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> sums = new ArrayList<>();
        deltas.forEach((name, delta) -> {
            int i = sums.size();
            names.put("#n" + i, COUNTER + name);
            values.put(":n" + i, number(delta));
            sums.add("#n" + i + " :n" + i);
        });
        if (sums.isEmpty()) return;
        update(Update.builder()
                .key(shard)
                .updateExpression("ADD " + String.join(", ", sums))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    }

    private void put(Put.Builder put) {
        items.add(TransactWriteItem.builder().put(put.tableName(table).build()).build());
    }

    private void delete(Delete.Builder delete) {
        items.add(TransactWriteItem.builder()
                .delete(delete.tableName(table).build())
                .build());
    }

    private void update(Update.Builder update) {
        items.add(TransactWriteItem.builder()
                .update(update.tableName(table).build())
                .build());
    }

    private static AttributeValue number(long number) {
        return fromN(Long.toString(number));
    }
}
