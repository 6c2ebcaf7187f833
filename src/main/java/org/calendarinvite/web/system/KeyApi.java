package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Caller.Scope;
import org.calendarinvite.access.Reach;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.invite.Address;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.View;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Idempotency;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** Keys of a tenant: given out, listed, taken back. A key itself is shown once. */
@ApplicationScoped
@Named("keyApi")
public class KeyApi {

    private static final String EXAMPLE =
            "{\"name\":\"Web form\",\"organizer\":\"ada@example.com\",\"scopes\":[\"read\",\"write\"],\"expires\":\"2027-12-31T00:00:00Z\"}";
    private static final int NAME_LIMIT = 100;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Asked(String name, String organizer, List<String> scopes, String expires, String tenant) {}

    private final Callers callers;
    private final Audit audit;
    private final Store store;
    private final Listing listing;
    private final JsonBody body;
    private final Tenants tenants;

    @Inject
    public KeyApi(Callers callers, Audit audit, Store store, Listing listing, JsonBody body, Settings settings) {
        this.callers = callers;
        this.audit = audit;
        this.store = store;
        this.listing = listing;
        this.body = body;
        this.tenants = Tenancy.of(settings);
    }

    public Map<String, Object> give(Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        var tenant = tenant(exchange, asked.tenant());
        var maker = maker(exchange);
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var text = "cis_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var key = new ApiKey(
                UUID.randomUUID().toString(),
                tenant,
                Keys.sha256(text),
                name(asked),
                organizer(asked),
                scopes(asked.scopes(), callers.of(exchange)),
                maker.map(ApiKey::lineage).orElse(List.of()),
                Clock.systemUTC().instant(),
                expires(asked.expires(), maker.flatMap(ApiKey::expires)),
                false,
                1);
        Idempotency.shownOnce(exchange);
        audit.asked(exchange, tenant, "key given", key.id());
        keep(key);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 201);
        exchange.getMessage().setHeader("Location", "/api/system/keys/" + key.id());
        var view = view(key, true);
        view.put("key", text);
        return view;
    }

    public Map<String, Object> list(@Header("tenant") String tenant, Exchange exchange) {
        var view = seen(exchange, tenant);
        var now = Clock.systemUTC().instant();
        return listing.of(exchange, view::keys, key -> view(key, view.opens(key, now)));
    }

    /** An organizer's own, without what opens anything. */
    public Map<String, Object> own(@Header("organizer") String organizer, Exchange exchange) {
        var view = callers.view(exchange);
        var email = Address.parse(organizer)
                .orElseThrow(() -> new Problem(422, "organizer must be the mail address of one person."));
        var now = Clock.systemUTC().instant();
        return listing.of(
                exchange, (after, limit) -> view.keys(email, after, limit), key -> view(key, view.opens(key, now)));
    }

    /** The key that the new one is given with; none when it is the system key or somebody who signed in. */
    private Optional<ApiKey> maker(Exchange exchange) {
        var maker = callers.view(exchange).key(callers.of(exchange).name());
        if (maker.filter(key -> key.makers().size() >= ApiKey.MOST_MAKERS).isPresent())
            throw new Problem(403, "Your key is too far from the system key to give others; use one that is nearer.");
        return maker;
    }

    /** The keys of another tenant are the operator's of the server as well: he gives the first. */
    private String tenant(Exchange exchange, String asked) {
        var own = callers.view(exchange).everything();
        if (asked == null || asked.equals(own)) return own;
        if (!callers.of(exchange).operator())
            throw new Problem(
                    403, "Keys of another tenant are given, listed and revoked with the system key of this server.");
        if (!tenants.has(asked))
            throw new Problem(422, "There is no tenant of this name; set cis.tenants.<name> to its mail domain.");
        return asked;
    }

    private View seen(Exchange exchange, String asked) {
        return store.seenBy(new Reach.Everything(tenant(exchange, asked)));
    }

    /** Revoked at once, and for good; asked again it stays so. */
    public void revoke(@Header("id") String id, @Header("tenant") String tenant, Exchange exchange) {
        var key = seen(exchange, tenant)
                .key(id)
                .orElseThrow(() -> new Problem(404, "There is no key " + PlainText.cut(id, 40) + "."));
        audit.asked(exchange, key.tenant(), "key revoked", key.id());
        if (!key.revoked()) keep(key.revoke());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 204);
        exchange.getMessage().setBody(null);
    }

    private void keep(ApiKey key) {
        store.commit(Decision.apply("", List.of(new Change.Keep(key)), List.of()));
    }

    private static Map<String, Object> view(ApiKey key, boolean opens) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", key.id());
        view.put("name", key.name());
        view.put("tenant", key.tenant());
        view.put("role", key.role().name().toLowerCase(Locale.ROOT));
        view.put("organizer", key.organizer());
        view.put(
                "scopes",
                key.scopes().stream()
                        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList());
        view.put("created", key.created().toString());
        view.put("expires", key.expires().map(Instant::toString).orElse(null));
        view.put("revoked", key.revoked());
        view.put("opens", opens);
        return view;
    }

    private static String name(Asked asked) {
        var name = asked.name() == null ? "" : PlainText.oneLine(asked.name()).strip();
        if (name.isEmpty() || name.length() > NAME_LIMIT)
            throw new Problem(422, "name says what the key is for, in 1 to " + NAME_LIMIT + " characters.");
        return name;
    }

    private static String organizer(Asked asked) {
        if (asked.organizer() == null || asked.organizer().isEmpty()) return "";
        return Address.parse(asked.organizer())
                .orElseThrow(() -> new Problem(
                        422, "organizer must be the mail address of one person; without it the key is a system key."));
    }

    /** None that the caller has not himself. */
    static Set<Scope> scopes(List<String> names, Caller caller) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var name : names == null ? List.of("read") : names) {
            if ("read".equals(name)) scopes.add(Scope.READ);
            else if ("write".equals(name)) scopes.add(Scope.WRITE);
            else throw new Problem(422, "scopes are read and write.");
        }
        if (scopes.isEmpty()) throw new Problem(422, "scopes is empty: name read, write or both.");
        if (!caller.scopes().containsAll(scopes))
            throw new Problem(
                    403, "A key can do no more than the one that it is given with; leave the other scope out.");
        return scopes;
    }

    /** Not after the maker's own. */
    static Optional<Instant> expires(String written, Optional<Instant> makers) {
        if (written == null) return makers;
        var end = moment(written);
        makers.filter(end::isAfter).ifPresent(last -> {
            throw new Problem(422, "expires must not be after " + last + ", when the key ends that it is given with.");
        });
        return Optional.of(end);
    }

    private static Instant moment(String written) {
        try {
            var end = Instant.parse(written);
            if (end.isAfter(Clock.systemUTC().instant())) return end;
        } catch (DateTimeException notATime) {
            // said below
        }
        throw new Problem(422, "expires is a moment to come, e.g. 2027-12-31T00:00:00Z.");
    }
}
