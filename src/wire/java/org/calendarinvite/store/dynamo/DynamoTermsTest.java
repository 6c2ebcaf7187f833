package org.calendarinvite.store.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.TermsContract;
import org.calendarinvite.wire.DynamoDbLocal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class DynamoTermsTest extends TermsContract {

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
        DynamoTable.create(client, table);
        return new Store(new DynamoRecords(client, table, terms));
    }

    @Test
    void theTableTakesAwayWhatIsOver() {
        var ttl = client.describeTimeToLive(asked -> asked.tableName(table)).timeToLiveDescription();
        assertEquals(TimeToLiveStatus.ENABLED, ttl.timeToLiveStatus());
        assertEquals("expires", ttl.attributeName());
    }
}
