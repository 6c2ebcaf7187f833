package org.calendarinvite.web;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.regex.Pattern;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.organizer.SignedLinks;

/** Who calls the API: the holder of the system key, or whoever holds a signed link to one event, reading only. */
@ApplicationScoped
public class ApiKeys implements HttpAuthenticationMechanism {

    private static final Pattern EVENT = Pattern.compile("/api/event/([^/]+)(/(statistics|attendees))?");

    private final Keys keys;
    private final SignedLinks links;
    private final Problems problems;

    @Inject
    public ApiKeys(Keys keys, SignedLinks links, Problems problems) {
        this.keys = keys;
        this.links = links;
        this.problems = problems;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager unused) {
        var key = call.request().getHeader("x-api-key");
        if (key != null && keys.system(key)) return Uni.createFrom().item(identity("system", "system"));
        var link = call.request().getParam("link");
        if (link != null && opens(call, link)) return Uni.createFrom().item(identity("link", "event-link"));
        var ticket = call.request().getParam("ticket");
        if (ticket != null && listens(call, ticket)) return Uni.createFrom().item(identity("ticket", "listener"));
        return Uni.createFrom().nullItem();
    }

    private boolean listens(RoutingContext call, String ticket) {
        return call.request().method().equals(HttpMethod.GET)
                && call.normalizedPath().equals(LiveApi.PATH)
                && LiveApi.opens(links, ticket, Clock.systemUTC().instant());
    }

    private boolean opens(RoutingContext call, String link) {
        var path = EVENT.matcher(call.normalizedPath());
        return call.request().method().equals(HttpMethod.GET)
                && path.matches()
                && links.opens(link, path.group(1), Clock.systemUTC().instant());
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
