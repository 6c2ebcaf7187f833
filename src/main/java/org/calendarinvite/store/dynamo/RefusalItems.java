package org.calendarinvite.store.dynamo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;
import org.apache.camel.Body;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.store.Rows;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Refusal → the item that both the store and the {@code aws2-ddb} endpoint put. */
@ApplicationScoped
@Named("refusalItems")
public class RefusalItems {

    public Map<String, AttributeValue> write(@Body Refusal refusal) {
        return Items.item(refusal.place(), Rows.write(refusal));
    }
}
