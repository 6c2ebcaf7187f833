package org.calendarinvite.web.caller;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Caller.Role;
import org.calendarinvite.access.Caller.Scope;
import org.calendarinvite.access.Reach;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problems;

/** Who calls the API: the holder of the system key, of a key that was given out, or of a signed link to one event. */
@ApplicationScoped
public class ApiKeys implements HttpAuthenticationMechanism {

    private static final String ASK = "ApiKey header=\"x-api-key\"";
    private static final Pattern EVENT = Pattern.compile("/api/event/([^/]+)(/.*)?");
    private static final Pattern BESIDE = Pattern.compile("/api/organizer/[^/]+/links/revoke|/api/session");

    /** Longer ones are none of ours, and not worth hashing. */
    private static final int LONGEST_KEY = 200;

    private final Keys keys;
    private final LinkHolders links;
    private final Store store;
    private final Tickets tickets;
    private final Problems problems;
    private final String tenant;

    @Inject
    public ApiKeys(Keys keys, LinkHolders links, Store store, Tickets tickets, Problems problems, Settings settings) {
        this.keys = keys;
        this.links = links;
        this.store = store;
        this.tickets = tickets;
        this.problems = problems;
        this.tenant = settings.tenant();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager unused) {
        var key = call.request().getHeader("x-api-key");
        if (key != null && keys.system(key)) return known(Optional.of(Caller.operator(tenant)));
        // The store is asked on a thread that may wait.
        if (key != null && key.length() <= LONGEST_KEY)
            return Uni.createFrom().completionStage(() -> call.vertx()
                    .executeBlocking(() -> given(key).orElse(null), false)
                    .toCompletionStage());
        var link = call.request().getParam("link");
        var uid = link == null ? null : event(call);
        if (uid != null) return opened(call, link, uid);
        var ticket = call.request().getParam("ticket");
        return link != null || ticket == null ? Uni.createFrom().nullItem() : known(tickets.opens(ticket));
    }

    /** What a link shows is kept nowhere, and where it stands is told to nobody. */
    private Uni<SecurityIdentity> opened(RoutingContext call, String link, String uid) {
        call.addHeadersEndHandler(ended -> {
            call.response().putHeader("Cache-Control", "no-store");
            call.response().putHeader("Referrer-Policy", "no-referrer");
        });
        return Uni.createFrom().completionStage(() -> call.vertx()
                .executeBlocking(() -> linked(link, uid).map(ApiKeys::identity).orElse(null), false)
                .toCompletionStage());
    }

    private Optional<SecurityIdentity> given(String key) {
        return store.register()
                .apiKey(Keys.sha256(key))
                .filter(found -> store.register().opens(found, Clock.systemUTC().instant()))
                .map(ApiKey::caller)
                .map(ApiKeys::identity);
    }

    /** The event that a link is to open: the one of the path, or the one that is named beside it. */
    private static String event(RoutingContext call) {
        var path = EVENT.matcher(call.normalizedPath());
        if (path.matches()) return path.group(1);
        return BESIDE.matcher(call.normalizedPath()).matches() ? call.request().getParam("event") : null;
    }

    private Optional<Caller> linked(String link, String uid) {
        return links.holder(link, uid)
                .map(holder -> new Caller(
                        "link to " + uid,
                        Role.LINK,
                        new Reach.OneEvent(uid),
                        holder.scope() == SignedLinks.Scope.MANAGE
                                ? Set.of(Scope.READ, Scope.WRITE)
                                : Set.of(Scope.READ)));
    }

    private static Uni<SecurityIdentity> known(Optional<Caller> caller) {
        return Uni.createFrom().item(caller.map(ApiKeys::identity).orElse(null));
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addRole(caller.role().name().toLowerCase(Locale.ROOT))
                .addAttribute(Callers.CALLER, caller)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext call) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", ASK));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext call) {
        var body = problems.document(401, "Give your key in the header x-api-key, or use a link that is still valid.");
        call.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", ASK)
                .putHeader("Content-Type", Problems.TYPE)
                .end(body);
        return Uni.createFrom().item(true);
    }
}
