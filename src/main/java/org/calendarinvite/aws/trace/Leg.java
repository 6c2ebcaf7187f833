package org.calendarinvite.aws.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;

/**
 * One route while it works on an exchange, as a span.
 *
 * @param before the route that called it; null for the first
 */
record Leg(String route, Span span, Context context, Leg before) {

    /** The exchange's property; a part of a split takes it along. */
    static final String PROPERTY = "cis.leg";
}
