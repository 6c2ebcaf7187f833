package org.calendarinvite.store.dynamo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Body;
import org.calendarinvite.decision.Filed;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Terms;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is filed → the item that both the store and the {@code aws2-ddb} endpoint put. */
@ApplicationScoped
@Named("recordItems")
public class RecordItems {

    private final Terms terms;

    @Inject
    public RecordItems(Settings settings) {
        this.terms = Terms.of(settings.keep(), Clock.systemUTC());
    }

    public Map<String, AttributeValue> write(@Body Filed filed) {
        return Items.item(filed.place(), Rows.write(filed), terms.end(filed.keptUntil()));
    }
}
