package org.calendarinvite.store.dynamo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.calendarinvite.decision.Place;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where each thing lies in the one table: its partition ({@code pk}) and its place in there ({@code sk}). */
final class Keys {

    /** Writers of one event's statistics collide on a shard, and only there; a reader asks for all in one call. */
    private static final int SHARDS = 16;

    /** DynamoDB takes 1,024 bytes for a place; what a foreign calendar calls an event may be longer. */
    private static final int LONGEST = 512;

    /** What a shelf and a name are in full, kept only where they are longer than that. */
    static final String WHOLE_SHELF = "shelf";

    static final String WHOLE_NAME = "name";

    private Keys() {}

    /** Nothing for all but the longest. */
    static Map<String, AttributeValue> whole(String shelf, String name) {
        Map<String, AttributeValue> whole = new HashMap<>();
        if (!bounded(shelf).equals(shelf)) whole.put(WHOLE_SHELF, AttributeValue.fromS(shelf));
        if (!bounded(name).equals(name)) whole.put(WHOLE_NAME, AttributeValue.fromS(name));
        return whole;
    }

    static Map<String, AttributeValue> of(Place place) {
        return key(bounded(place.shelf()), bounded(place.name()));
    }

    /** Where a list goes on; however long {@code after} is, it begins with the prefix. */
    static Map<String, AttributeValue> of(String shelf, String prefix, String after) {
        return key(bounded(shelf), prefix + bounded(after));
    }

    static Map<String, AttributeValue> quota(String name) {
        return key("quota#" + bounded(name), "quota");
    }

    static Map<String, AttributeValue> decision(String name) {
        return key("decision#" + bounded(name), "decision");
    }

    /** The mails to one attendee, whose ids begin with the event and him, share a partition. */
    static Map<String, AttributeValue> mail(String id) {
        var parts = id.split("/", 3);
        return parts.length < 3 ? key("mail#" + bounded(id), "mail") : mail(parts[0] + "/" + parts[1], parts[2]);
    }

    /** @param whose the event and the attendee, {@code name} the rest of the mail's id */
    static Map<String, AttributeValue> mail(String whose, String name) {
        return key("mail#" + bounded(whose), bounded(name));
    }

    static Map<String, AttributeValue> allowance(String name) {
        return key("allowance#" + bounded(name), "allowance");
    }

    /** Each shard is its own partition, for one partition takes 1,000 writes a second. */
    static Map<String, AttributeValue> shard(String uid, String spread) {
        return shard(uid, Math.floorMod(spread.hashCode(), SHARDS));
    }

    static List<Map<String, AttributeValue>> shards(String uid) {
        return IntStream.range(0, SHARDS).mapToObj(n -> shard(uid, n)).toList();
    }

    private static Map<String, AttributeValue> shard(String uid, int number) {
        return key("statistics#" + bounded(uid) + "#" + number, "statistics");
    }

    private static Map<String, AttributeValue> key(String partition, String place) {
        return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(place));
    }

    private static String bounded(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST) return name;
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
