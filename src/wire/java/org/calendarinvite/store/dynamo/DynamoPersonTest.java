package org.calendarinvite.store.dynamo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.calendarinvite.Worlds;
import org.calendarinvite.store.PersonContract;
import org.calendarinvite.store.PrivacyTable.Raw;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.Terms;
import org.calendarinvite.wire.DynamoDbLocal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoPersonTest extends PersonContract {

    private static DynamoDbLocal dynamo;
    private static DynamoDbClient client;

    private String table;

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

    @Override
    protected Store open() {
        table = "cis-" + UUID.randomUUID();
        DynamoTable.create(client, table);
        var terms = Terms.of(Worlds.in(Path.of("unused")).keep(), Clock.systemUTC());
        return new Store(new DynamoRecords(client, table, terms));
    }

    @Override
    protected List<Raw> raw() {
        return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .map(item -> new Raw(item.get("pk").s(), item.get("sk").s(), item.toString()))
                .toList();
    }
}
