package org.calendarinvite.web.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.camel.Exchange;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Callers;

/** Routes and queues serve all tenants at once: only administrators of the server's own tenant look into them. */
@ApplicationScoped
class Operators {

    private final Callers callers;
    private final Settings settings;

    @Inject
    Operators(Callers callers, Settings settings) {
        this.callers = callers;
        this.settings = settings;
    }

    /** @return the tenant of the server itself */
    String only(Exchange exchange) {
        var tenant = callers.view(exchange).everything();
        if (tenant.equals(settings.tenant())) return tenant;
        throw new Problem(403, "Routes and queues are the whole server's: ask whoever runs it.");
    }
}
