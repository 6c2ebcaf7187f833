package org.calendarinvite.aws.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * A span for each call of S3, SQS, SNS and SES that a traced route makes, and the trace context (W3C {@code traceparent}) as an
 * attribute of each message that it sends. Outside a trace it does nothing but ask for that attribute, and when a message was sent.
 */
public final class Carrier implements ExecutionInterceptor {

    static final String TRACEPARENT = "traceparent";

    /** The store has its own numbers; a span for each of its calls would hide the rest. */
    private static final Set<String> UNSEEN = Set.of("DynamoDb");

    private static final ExecutionAttribute<Span> SPAN = new ExecutionAttribute<>("cis.span");

    @Override
    public void beforeExecution(
            software.amazon.awssdk.core.interceptor.Context.BeforeExecution call, ExecutionAttributes about) {
        var journey = Context.current().get(Journey.KEY);
        var service = about.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        if (journey == null || UNSEEN.contains(service)) return;
        var operation = about.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        var span = journey.tracer()
                .spanBuilder(service + "." + operation)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("rpc.system", "aws-api")
                .setAttribute("rpc.service", service)
                .setAttribute("rpc.method", operation)
                .startSpan();
        about.putAttribute(SPAN, span);
    }

    @Override
    public SdkRequest modifyRequest(
            software.amazon.awssdk.core.interceptor.Context.ModifyRequest call, ExecutionAttributes about) {
        var request = call.request();
        if (request instanceof ReceiveMessageRequest receive) return asking(receive);
        var span = about.getAttribute(SPAN);
        if (span == null) return request;
        return Outgoing.marked(request, Context.current().get(Journey.KEY), span.getSpanContext());
    }

    @Override
    public void afterExecution(
            software.amazon.awssdk.core.interceptor.Context.AfterExecution call, ExecutionAttributes about) {
        var span = about.getAttribute(SPAN);
        if (span != null) span.end();
    }

    @Override
    public void onExecutionFailure(
            software.amazon.awssdk.core.interceptor.Context.FailedExecution call, ExecutionAttributes about) {
        var span = about.getAttribute(SPAN);
        if (span == null) return;
        span.setStatus(StatusCode.ERROR, call.exception().getClass().getSimpleName());
        span.end();
    }

    /** By name: asked for all, SQS would hand out what others put there. */
    private static SdkRequest asking(ReceiveMessageRequest receive) {
        List<String> names = new ArrayList<>(receive.messageAttributeNames());
        names.add(TRACEPARENT);
        var facts = new LinkedHashSet<>(receive.messageSystemAttributeNames());
        facts.add(MessageSystemAttributeName.SENT_TIMESTAMP);
        return receive.toBuilder()
                .messageAttributeNames(names)
                .messageSystemAttributeNames(facts)
                .build();
    }
}
