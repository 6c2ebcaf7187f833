package org.calendarinvite.store.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.HashMap;
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
        Map<String, AttributeValue> item = new HashMap<>(Keys.refusal(Rows.place(refusal)));
        item.put("body", fromS(Rows.write(refusal)));
        return item;
    }
}
