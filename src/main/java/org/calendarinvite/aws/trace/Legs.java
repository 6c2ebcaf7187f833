package org.calendarinvite.aws.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.support.RoutePolicySupport;

/**
 * A span for each route that a message goes through. A trace begins with a message of a queue, a mail of the mailbox or a call that
 * changes something; what only looks (GET, timers) makes none. Spans hold ids only: no address, no subject, no words of an error.
 */
final class Legs extends RoutePolicySupport {

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carried) {
            return carried.keySet();
        }

        @Override
        public String get(Map<String, String> carried, String key) {
            return carried.get(key);
        }
    };

    private final Tracer tracer;
    private final int follow;

    Legs(Tracer tracer, int follow) {
        this.tracer = tracer;
        this.follow = follow;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        var before = exchange.getProperty(Leg.PROPERTY, Leg.class);
        var leg = before == null ? first(route, exchange) : next(route, before);
        if (leg != null) exchange.setProperty(Leg.PROPERTY, leg);
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        var leg = exchange.getProperty(Leg.PROPERTY, Leg.class);
        if (leg == null || !leg.route().equals(route.getId())) return;
        var span = leg.span();
        note(span, "cis.trace", exchange.getProperty("trace", String.class));
        note(span, "cis.event", exchange.getProperty("event", String.class));
        if (exchange.getException() != null)
            span.setStatus(StatusCode.ERROR, exchange.getException().getClass().getSimpleName());
        span.end();
        exchange.setProperty(Leg.PROPERTY, leg.before());
    }

    private Leg next(Route route, Leg before) {
        var span = tracer.spanBuilder(route.getId()).setParent(before.context()).startSpan();
        return new Leg(route.getId(), span, before.context().with(span), before);
    }

    private Leg first(Route route, Exchange exchange) {
        if (route.getEndpoint() instanceof Sqs2Endpoint sqs) return received(route, exchange, sqs);
        var scheme = route.getEndpoint().getEndpointUri();
        if (scheme.startsWith("imap")) return begun(route, SpanKind.CONSUMER, Context.root(), "");
        var method = exchange.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
        // What a caller says of a trace of his is not taken over: he could have all of ours kept.
        return method == null || method.equals("GET") ? null : begun(route, SpanKind.SERVER, Context.root(), "");
    }

    private Leg received(Route route, Exchange exchange, Sqs2Endpoint sqs) {
        var parent = exchange.getMessage().removeHeader(Carrier.TRACEPARENT);
        var carried = parent == null ? Map.<String, String>of() : Map.of(Carrier.TRACEPARENT, parent.toString());
        var context = W3CTraceContextPropagator.getInstance().extract(Context.root(), carried, GETTER);
        return begun(route, SpanKind.CONSUMER, context, sqs.getConfiguration().getQueueName());
    }

    private Leg begun(Route route, SpanKind kind, Context parent, String queue) {
        var builder = tracer.spanBuilder(route.getId()).setSpanKind(kind).setParent(parent);
        if (!queue.isEmpty())
            builder.setAttribute("messaging.system", "aws_sqs").setAttribute("messaging.destination.name", queue);
        var span = builder.startSpan();
        var context = parent.with(span).with(Journey.KEY, new Journey(tracer, queue, follow));
        return new Leg(route.getId(), span, context, null);
    }

    private static void note(Span span, String name, String value) {
        if (value != null) span.setAttribute(name, value);
    }
}
