package org.calendarinvite.aws.trace;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Makes the span of an exchange current for each step, on whichever thread it runs; {@link Carrier} and the log see it. */
final class Steps implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext camel, NamedNode step, Processor target, Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                var leg = exchange.getProperty(Leg.PROPERTY, Leg.class);
                if (leg == null) return super.process(exchange, callback);
                try (var scope = leg.context().makeCurrent()) {
                    return super.process(exchange, callback);
                }
            }
        };
    }
}
