package org.calendarinvite.store.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.store.Page;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Store;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Keeps everything in one DynamoDB table; what one method asks or writes is one call, two where it follows a pointer. */
public final class DynamoStore implements Store {

    private final DynamoDbClient client;
    private final String table;
    private final Items items;

    public DynamoStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.items = new Items(client, table);
    }

    @Override
    public Optional<Event> event(String uid) {
        return items.one(Keys.event(uid)).map(item -> body(item, Event.class));
    }

    @Override
    public Optional<Event> event(String organizer, String clientUid) {
        return items.one(Keys.client(organizer, clientUid))
                .flatMap(pointer -> event(pointer.get("uid").s()));
    }

    @Override
    public Optional<Invitation> invitation(String uid, String email) {
        Map<String, AttributeValue> event = Keys.event(uid);
        Map<String, AttributeValue> attendee = Keys.attendee(uid, email);
        var found = items.all(List.of(event, attendee));
        if (found.size() < 2) return Optional.empty();
        return Optional.of(
                new Invitation(body(found.get(event), Event.class), body(found.get(attendee), Attendee.class)));
    }

    @Override
    public Optional<Invitation> invitation(String token) {
        return items.one(Keys.token(token))
                .flatMap(pointer ->
                        invitation(pointer.get("uid").s(), pointer.get("email").s()));
    }

    @Override
    public Page<Attendee> attendees(String uid, String after, int limit) {
        Map<String, AttributeValue> start = Keys.attendee(uid, after);
        QueryRequest.Builder query = QueryRequest.builder()
                .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                .expressionAttributeValues(Map.of(":pk", start.get("pk"), ":prefix", fromS(Keys.ATTENDEE)))
                .exclusiveStartKey(after.isEmpty() ? null : start);
        return Page.of(bodies(query, limit, Attendee.class), limit, Attendee::email);
    }

    @Override
    public Map<String, Long> statistics(String uid) {
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
    public boolean suspended(String organizer) {
        return items.one(Keys.account(organizer))
                .map(item -> item.get("suspended").bool())
                .orElse(false);
    }

    @Override
    public void suspend(String organizer, boolean suspended) {
        client.updateItem(update -> update.tableName(table)
                .key(Keys.account(organizer))
                .updateExpression("SET suspended = :suspended")
                .expressionAttributeValues(Map.of(":suspended", fromBool(suspended))));
    }

    @Override
    public Decision commit(Decision decision) {
        List<TransactWriteItem> writes = Transaction.of(table, decision);
        if (writes.isEmpty()) return decision;
        try {
            client.transactWriteItems(transaction -> transaction.transactItems(writes));
            return decision;
        } catch (TransactionCanceledException e) {
            return Cancelled.standing(decision, e);
        }
    }

    @Override
    public boolean claim(String mailId, Duration lease, Instant now) {
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(Keys.mail(mailId))
                    .updateExpression("SET lease = :until")
                    .conditionExpression("attribute_not_exists(pk) OR attribute_not_exists(sent) AND lease <= :now")
                    .expressionAttributeValues(Map.of(":until", millis(now.plus(lease)), ":now", millis(now)))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
        } catch (ConditionalCheckFailedException e) {
            if (e.item().containsKey("sent")) return false;
            throw new InFlight(mailId);
        }
    }

    @Override
    public void sent(String mailId, String serviceId, Instant now) {
        client.updateItem(update -> update.tableName(table)
                .key(Keys.mail(mailId))
                .updateExpression("SET sent = :now, service = :id")
                .expressionAttributeValues(Map.of(":now", millis(now), ":id", fromS(serviceId))));
    }

    @Override
    public void quarantine(Refusal refusal) {
        client.putItem(put -> put.tableName(table).item(new RefusalItems().write(refusal)));
    }

    @Override
    public Optional<Refusal> quarantined(String place) {
        return items.one(Keys.refusal(place)).map(item -> body(item, Refusal.class));
    }

    @Override
    public Consent consent(String place, Consent said) {
        var kept = client.updateItem(update -> update.tableName(table)
                .key(Keys.consent(place))
                .updateExpression("SET said = if_not_exists(said, :said)")
                .expressionAttributeValues(Map.of(":said", fromS(said.name())))
                .returnValues(ReturnValue.ALL_NEW));
        return Consent.valueOf(kept.attributes().get("said").s());
    }

    @Override
    public Consent said(String place) {
        return items.one(Keys.consent(place))
                .map(item -> Consent.valueOf(item.get("said").s()))
                .orElse(Consent.NONE);
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
    public Page<Refusal> quarantined(String after, int limit) {
        Map<String, AttributeValue> start = Keys.refusal(after);
        QueryRequest.Builder query = QueryRequest.builder()
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", start.get("pk")))
                .exclusiveStartKey(after.isEmpty() ? null : start)
                .scanIndexForward(false);
        return Page.of(bodies(query, limit, Refusal.class), limit, Rows::place);
    }

    private <T> List<T> bodies(QueryRequest.Builder query, int limit, Class<T> type) {
        return items.list(query, limit + 1).stream()
                .map(item -> body(item, type))
                .toList();
    }

    private static <T> T body(Map<String, AttributeValue> item, Class<T> type) {
        return Rows.read(item.get("body").s(), type);
    }

    private static AttributeValue millis(Instant moment) {
        return fromN(Long.toString(moment.toEpochMilli()));
    }
}
