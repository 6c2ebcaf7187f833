package org.calendarinvite.store.dynamo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;
import org.apache.camel.Body;
import org.calendarinvite.decision.Filed;
import org.calendarinvite.store.Rows;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is filed → the item that both the store and the {@code aws2-ddb} endpoint put. */
@ApplicationScoped
@Named("recordItems")
public class RecordItems {

    public Map<String, AttributeValue> write(@Body Filed filed) {
        return Items.item(filed.place(), Rows.write(filed));
    }
}
