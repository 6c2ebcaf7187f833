package org.calendarinvite.web.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Caller.Scope;
import org.calendarinvite.access.Reach;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** {@code GET /api/session}: who calls. Nobody may ask as well. */
@ApplicationScoped
@Named("sessionApi")
public class SessionApi {

    private final Callers callers;
    private final boolean embedded;
    private final Tenants tenants;
    private final String issuer;

    @Inject
    public SessionApi(Callers callers, Settings settings) {
        this.callers = callers;
        this.embedded = settings.world() == Settings.World.EMBEDDED;
        this.tenants = Tenancy.of(settings);
        var oidc = settings.oidc();
        this.issuer = oidc.issuer()
                .filter(known -> oidc.clientId().isPresent())
                .map(URI::getHost)
                .orElse("");
    }

    public Map<String, Object> show(Exchange exchange) {
        var caller = callers.known(exchange);
        var reach = caller.map(Caller::reach);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("signed_in", caller.isPresent());
        view.put("role", caller.map(SessionApi::role).orElse("nobody"));
        view.put("organizer", reach.flatMap(SessionApi::organizer).orElse(""));
        view.put("event", reach.flatMap(SessionApi::event).orElse(""));
        view.put("writes", caller.map(known -> known.may(Scope.WRITE)).orElse(false));
        view.put("tenant", reach.map(Reach::tenant).orElse(""));
        view.put("embedded", embedded);
        view.put("issuer", issuer);
        view.put("create", reach.map(Reach::tenant).map(this::create).orElse(""));
        return view;
    }

    /** A link to one event tells no tenant. */
    private String create(String tenant) {
        return tenants.has(tenant) ? "create@" + tenants.domainOf(tenant) : "";
    }

    private static String role(Caller caller) {
        return caller.role().name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> organizer(Reach reach) {
        return reach instanceof Reach.Own own ? Optional.of(own.organizer()) : Optional.empty();
    }

    private static Optional<String> event(Reach reach) {
        return reach instanceof Reach.OneEvent one ? Optional.of(one.uid()) : Optional.empty();
    }
}
