package org.calendarinvite.web;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.calendarinvite.organizer.Keys;

/** Who calls the API: the holder of the system key, or whoever holds a signed link to one event. */
@ApplicationScoped
public class ApiKeys implements HttpAuthenticationMechanism {

    private final Keys keys;
    private final LinkCalls links;
    private final Problems problems;

    @Inject
    public ApiKeys(Keys keys, LinkCalls links, Problems problems) {
        this.keys = keys;
        this.links = links;
        this.problems = problems;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager unused) {
        var key = call.request().getHeader("x-api-key");
        if (key != null && keys.system(key)) return Uni.createFrom().item(identity("system", "system"));
        var link = call.request().getParam("link");
        if (link == null) return Uni.createFrom().nullItem();
        var needed = links.needed(call.request(), call.normalizedPath());
        if (needed.isEmpty()) return Uni.createFrom().nullItem();
        // The store is asked, which must not hold up the event loop.
        return Uni.createFrom()
                .item(() -> links.role(link, needed.get())
                        .map(role -> identity("link", role))
                        .orElse(null))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static SecurityIdentity identity(String name, String role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole(role)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext call) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "ApiKey header=\"x-api-key\""));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext call) {
        var body = problems.document(401, "Give your key in the header x-api-key, or use a link that is still valid.");
        call.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", "ApiKey header=\"x-api-key\"")
                .putHeader("Content-Type", Problems.TYPE)
                .end(body);
        return Uni.createFrom().item(true);
    }
}
