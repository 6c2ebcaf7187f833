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
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.calendarinvite.decision.OfEvent;
import org.calendarinvite.decision.Traced;
import org.jboss.logging.MDC;

/** Puts the trace id of whatever travels, its event and the route that it is in into every log line, from mail in to mail out. */
@ApplicationScoped
public class TraceIds implements InterceptStrategy {

    private static final String TRACE = "trace";
    private static final String EVENT = "event";
    private static final String ROUTE = "route";

    void install(@Observes BeforeConfigure event) {
        var camel = event.getMain().getCamelContext();
        camel.getCamelContextExtension().addInterceptStrategy(this);
        camel.getManagementStrategy().addEventNotifier(new Forgetful());
    }

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext camel, NamedNode step, Processor target, Processor next) {
        var route = CamelContextHelper.getRouteId(step);
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                var body = exchange.getMessage().getBody();
                if (body instanceof Traced traced) exchange.setProperty(TRACE, traced.trace());
                if (body instanceof OfEvent one && !one.about().isEmpty()) exchange.setProperty(EVENT, one.about());
                show(TRACE, exchange.getProperty(TRACE, String.class));
                show(EVENT, exchange.getProperty(EVENT, String.class));
                show(ROUTE, route);
                return super.process(exchange, callback);
            }
        };
    }

    private static void show(String name, String value) {
        if (value == null) MDC.remove(name);
        else MDC.put(name, value);
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
            MDC.remove(EVENT);
            MDC.remove(ROUTE);
        }
    }
}
