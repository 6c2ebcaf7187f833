package org.calendarinvite.store.dynamo;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The one table, for worlds in which nobody else makes it. */
public final class DynamoTable {

    private DynamoTable() {}

    /** Makes the table when it is absent, and waits until it can be used. */
    public static void create(DynamoDbClient client, String name) {
        try {
            client.describeTable(table -> table.tableName(name));
        } catch (ResourceNotFoundException absent) {
            make(client, name);
        }
        client.waiter().waitUntilTableExists(table -> table.tableName(name));
    }

    private static void make(DynamoDbClient client, String name) {
        try {
            client.createTable(CreateTableRequest.builder()
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                            pk -> pk.attributeName("pk").attributeType(ScalarAttributeType.S),
                            sk -> sk.attributeName("sk").attributeType(ScalarAttributeType.S))
                    .keySchema(pk -> pk.attributeName("pk").keyType(KeyType.HASH), sk -> sk.attributeName("sk")
                            .keyType(KeyType.RANGE))
                    .build());
        } catch (ResourceInUseException another) {
            // It makes the same table; both wait for it.
        }
    }
}
