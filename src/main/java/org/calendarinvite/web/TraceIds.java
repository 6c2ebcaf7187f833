package org.calendarinvite.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.calendarinvite.decision.Traced;
import org.jboss.logging.MDC;

/** Puts the trace id of whatever travels into every log line, from mail in to mail out. */
@ApplicationScoped
public class TraceIds implements InterceptStrategy {

    private static final String TRACE = "trace";

    void install(@Observes BeforeConfigure event) {
        var camel = event.getMain().getCamelContext();
        camel.getCamelContextExtension().addInterceptStrategy(this);
        camel.getManagementStrategy().addEventNotifier(new Forgetful());
    }

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext camel, NamedNode step, Processor target, Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (exchange.getMessage().getBody() instanceof Traced traced)
                    exchange.setProperty(TRACE, traced.trace());
                var trace = exchange.getProperty(TRACE, String.class);
                if (trace == null) MDC.remove(TRACE);
                else MDC.put(TRACE, trace);
                return super.process(exchange, callback);
            }
        };
    }

    /** The thread goes on to poll, which is about no mail. */
    private static final class Forgetful extends SimpleEventNotifierSupport {

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof CamelEvent.ExchangeCompletedEvent
                    || event instanceof CamelEvent.ExchangeFailedEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            MDC.remove(TRACE);
        }
    }
}
