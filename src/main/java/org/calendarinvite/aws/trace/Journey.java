package org.calendarinvite.aws.trace;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.ContextKey;
import java.util.concurrent.atomic.AtomicInteger;

/** One message while it is worked on: where it came from, and how many of those that it causes are still followed. */
final class Journey {

    static final ContextKey<Journey> KEY = ContextKey.named("cis.journey");

    private final Tracer tracer;
    private final String queue;
    private final AtomicInteger left;

    /** @param queue that it came from, by name; empty for none */
    Journey(Tracer tracer, String queue, int follow) {
        this.tracer = tracer;
        this.queue = queue;
        this.left = new AtomicInteger(follow);
    }

    Tracer tracer() {
        return tracer;
    }

    /** What goes back into its own queue is the next page or the next attempt: a trace of its own, or one would never end. */
    boolean begunAnew(String queueUrl) {
        return !queue.isEmpty() && queueUrl != null && queueUrl.endsWith("/" + queue);
    }

    /** Whether one more message goes on in the trace. */
    boolean follows() {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
}
