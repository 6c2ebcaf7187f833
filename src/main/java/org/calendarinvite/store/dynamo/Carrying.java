package org.calendarinvite.store.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Place;
import org.calendarinvite.store.Carried;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items ↔ what is carried from store to store. */
final class Carrying {

    private static final String SHARD = "statistics#";

    private Carrying() {}

    static boolean isShard(Map<String, AttributeValue> item) {
        return item.get("pk").s().startsWith(SHARD);
    }

    /** Adds the counters of a shard to those of its event. */
    static void add(Map<String, AttributeValue> shard, Map<String, Map<String, Long>> counted) {
        var name = shard.get("pk").s().substring(SHARD.length());
        var totals = counted.computeIfAbsent(name.substring(0, name.lastIndexOf('#')), uid -> new HashMap<>());
        shard.forEach((counter, value) -> {
            if (counter.startsWith(Transaction.COUNTER))
                totals.merge(counter.substring(Transaction.COUNTER.length()), Long.valueOf(value.n()), Long::sum);
        });
    }

    /** Of any item but a shard. */
    static Carried read(Map<String, AttributeValue> item) {
        var pk = item.get("pk").s();
        var kind = pk.substring(0, pk.indexOf('#') + 1);
        var name = text(item, Keys.WHOLE_NAME).orElse(pk.substring(kind.length()));
        return switch (kind) {
            case "decision#" -> new Carried.Made(name, Items.body(item), end(item));
            case "quota#" ->
                new Carried.Taken(
                        name, (int) number(item, "taken").orElseThrow().longValue());
            case "allowance#" ->
                new Carried.Spent(
                        name,
                        (int) number(item, "taken").orElseThrow().longValue(),
                        end(item).orElseThrow());
            case "mail#" -> mail(item, name);
            default -> record(item, pk);
        };
    }

    private static Carried mail(Map<String, AttributeValue> item, String whose) {
        var rest = item.get("sk").s();
        return new Carried.Mail(
                rest.equals("mail") ? whose : whose + "/" + rest,
                number(item, "lease").map(Instant::ofEpochMilli).orElse(Instant.EPOCH),
                number(item, "sent").map(Instant::ofEpochMilli),
                text(item, "service").orElse(""),
                number(item, "sequence"),
                end(item));
    }

    private static Carried record(Map<String, AttributeValue> item, String pk) {
        var place = new Place(
                text(item, Keys.WHOLE_SHELF).orElse(pk),
                text(item, Keys.WHOLE_NAME).orElse(item.get("sk").s()));
        return new Carried.Entry(place, number(item, "version").orElse(1L), Items.body(item), end(item));
    }

    static Map<String, AttributeValue> write(Carried thing) {
        if (thing instanceof Carried.Entry record) {
            var item = Items.item(record.place(), record.body(), record.end());
            item.put("version", number(record.version()));
            return item;
        }
        if (thing instanceof Carried.Made made) return Items.decision(made.key(), made.body(), made.end());
        if (thing instanceof Carried.Mail mail) return mail(mail);
        if (thing instanceof Carried.Counted counted) return counted(counted);
        if (thing instanceof Carried.Taken taken) return taken(Keys.quota(taken.quota()), taken.places());
        var spent = (Carried.Spent) thing;
        var item = taken(Keys.allowance(spent.name()), spent.times());
        item.put(Items.EXPIRES, Items.seconds(spent.end()));
        return item;
    }

    private static Map<String, AttributeValue> mail(Carried.Mail mail) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.mail(mail.id()));
        item.put("lease", number(mail.lease().toEpochMilli()));
        mail.sent().ifPresent(sent -> {
            item.put("sent", number(sent.toEpochMilli()));
            item.put("service", fromS(mail.service()));
        });
        mail.sequence().ifPresent(sequence -> item.put("sequence", number(sequence)));
        mail.end().ifPresent(end -> item.put(Items.EXPIRES, Items.seconds(end)));
        return item;
    }

    /** In one shard; later counts go to all of them. */
    private static Map<String, AttributeValue> counted(Carried.Counted counted) {
        Map<String, AttributeValue> item =
                new HashMap<>(Keys.shards(counted.uid()).get(0));
        counted.totals().forEach((name, total) -> item.put(Transaction.COUNTER + name, number(total)));
        return item;
    }

    private static Map<String, AttributeValue> taken(Map<String, AttributeValue> key, int times) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.put("taken", number(times));
        return item;
    }

    private static Optional<Instant> end(Map<String, AttributeValue> item) {
        return number(item, Items.EXPIRES).map(Instant::ofEpochSecond);
    }

    private static Optional<Long> number(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(value -> Long.valueOf(value.n()));
    }

    private static Optional<String> text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    private static AttributeValue number(long number) {
        return fromN(Long.toString(number));
    }
}
