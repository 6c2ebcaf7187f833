package org.calendarinvite.web.caller;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Rules;

/** The policy {@code access} of the API's paths: {@link Rules} for whoever is known, 401 for all others. */
@ApplicationScoped
public class Access implements HttpSecurityPolicy {

    @Override
    public String name() {
        return "access";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext call, Uni<SecurityIdentity> known, AuthorizationRequestContext unused) {
        return known.map(identity -> {
            Caller caller = identity.getAttribute(Callers.CALLER);
            boolean allowed = caller != null
                    && Rules.allow(caller, call.request().method().name(), call.normalizedPath());
            return allowed ? CheckResult.PERMIT : CheckResult.DENY;
        });
    }
}
