package org.calendarinvite.store.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Place;
import org.calendarinvite.store.EverywhereKept;
import org.calendarinvite.store.Move;
import org.calendarinvite.store.Records;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Samples;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.Terms;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.wire.DynamoDbLocal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** From the embedded store to DynamoDB and back: whatever is kept arrives, and is found where it was. */
class DynamoMoveTest {

    private static final String LONG = "n".repeat(600);

    private static DynamoDbLocal dynamo;
    private static DynamoDbClient client;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        dynamo = DynamoDbLocal.start();
        client = dynamo.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        dynamo.close();
    }

    @Test
    void everythingGoesFromTheEmbeddedStoreToDynamoDbAndBackUnchanged() {
        try (var from = SqlRecords.open(folder.resolve("from.db"));
                var back = SqlRecords.open(folder.resolve("back.db"))) {
            new EverywhereKept().putInto(new Store(from));
            from.put(new Place("shelf#" + LONG, LONG), "long", Optional.empty());
            from.commit(Decision.apply("key/" + LONG, List.of(), List.of()));
            var table = table();
            move(from, table);
            assertEquals(things(from), things(table));
            move(table, back);
            assertEquals(things(from), things(back));
        }
    }

    @Test
    void everythingGoesFromDynamoDbToTheEmbeddedStoreAndBackUnchanged() {
        try (var sql = SqlRecords.open(folder.resolve("sql.db"))) {
            var from = table();
            var store = new Store(from);
            new EverywhereKept().putInto(store);
            for (int i = 0; i < 40; i++) store.commit(Samples.count("probe", "guest-" + i, "attendees", 1));
            from.put(new Place("shelf#" + LONG, LONG), "long", Optional.empty());
            from.commit(Decision.apply("key/" + LONG, List.of(), List.of()));
            move(from, sql);
            var back = table();
            move(sql, back);
            assertEquals(things(from), things(back));
            assertEquals(store.statistics("probe"), new Store(back).statistics("probe"));
            assertEquals(Optional.of("long"), sql.read(new Place("shelf#" + LONG, LONG)));
            assertEquals(Optional.of("long"), back.read(new Place("shelf#" + LONG, LONG)));
        }
    }

    @Test
    void whatWasMovedGoesOnWhereItWas() {
        try (var sql = SqlRecords.open(folder.resolve("sql.db"))) {
            var event = Samples.event("probe", "olga@example.org", "client-1");
            new Store(sql).commit(Samples.keep("create", event));
            new Store(sql).commit(Samples.count("probe", "ada", "attendees", 1));
            var table = table();
            move(sql, table);
            var store = new Store(table);
            assertEquals(Optional.of(event), store.event("default", "olga@example.org", "client-1"));
            store.commit(Samples.keep("cancel", Samples.cancelled(event)));
            store.commit(Samples.count("probe", "ben", "attendees", 1));
            assertEquals(Map.of("attendees", 2L), store.statistics("probe"));
        }
    }

    private static void move(Records from, Records to) {
        var file = new ByteArrayOutputStream();
        var move = new Move(count -> {});
        long written = move.write(from, file);
        assertEquals(written, move.read(new ByteArrayInputStream(file.toByteArray()), to));
    }

    private static Records table() {
        String table = "cis-" + UUID.randomUUID();
        DynamoTable.create(client, table);
        return new DynamoRecords(client, table, Terms.ENDLESS);
    }

    private static List<String> things(Records records) {
        List<String> all = new ArrayList<>();
        records.movable().each(thing -> all.add(Rows.write(thing)));
        return all.stream().sorted().toList();
    }
}
