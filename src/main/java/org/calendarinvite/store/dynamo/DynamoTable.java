package org.calendarinvite.store.dynamo;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The one table, for worlds in which nobody else makes it. */
public final class DynamoTable {

    /** The attribute of its time to live, in seconds since 1970. */
    public static final String FORGETS_BY = Items.EXPIRES;

    private DynamoTable() {}

    /** Makes the table when it is absent, waits until it can be used, and has it forget what is over. */
    public static void create(DynamoDbClient client, String name) {
        try {
            client.describeTable(table -> table.tableName(name));
        } catch (ResourceNotFoundException absent) {
            make(client, name);
        }
        client.waiter().waitUntilTableExists(table -> table.tableName(name));
        forgetting(client, name);
    }

    private static void forgetting(DynamoDbClient client, String name) {
        var now = client.describeTimeToLive(table -> table.tableName(name))
                .timeToLiveDescription()
                .timeToLiveStatus();
        // It may not be said again within the hour.
        if (now == TimeToLiveStatus.ENABLED || now == TimeToLiveStatus.ENABLING) return;
        client.updateTimeToLive(table -> table.tableName(name)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(FORGETS_BY)));
    }

    private static void make(DynamoDbClient client, String name) {
        try {
            client.createTable(shape(name));
        } catch (ResourceInUseException another) {
            // It makes the same table; both wait for it.
        }
    }

    /** Its keys; there is no index. */
    public static CreateTableRequest shape(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(text("pk"), text("sk")))
                .keySchema(List.of(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)))
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
