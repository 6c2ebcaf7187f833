package org.calendarinvite.aws;

import org.jboss.logging.Logger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Writes down what each call of AWS needs to be allowed; clients have it where the category {@code cis.calls} is at DEBUG when they are made. */
final class CallLog implements ExecutionInterceptor {

    private static final Logger LOG = Logger.getLogger("cis.calls");

    static boolean on() {
        return LOG.isDebugEnabled();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        try {
            Permissions.of(context.request()).forEach(LOG::debug);
        } catch (RuntimeException unknown) {
            // Who only writes down what is called keeps no call back.
            LOG.warnf(
                    unknown,
                    "What %s needs is not known",
                    context.request().getClass().getSimpleName());
        }
    }
}
