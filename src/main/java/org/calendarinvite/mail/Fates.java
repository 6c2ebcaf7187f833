package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.apache.camel.Exchange;
import org.apache.camel.processor.aggregate.AbstractListAggregationStrategy;
import org.calendarinvite.decision.Decision;

/** What was decided of each recipient of a report, one after the other → a list of the decisions. */
@ApplicationScoped
@Named("fates")
public class Fates extends AbstractListAggregationStrategy<Decision> {

    @Override
    public Decision getValue(Exchange exchange) {
        return exchange.getMessage().getBody(Decision.class);
    }
}
