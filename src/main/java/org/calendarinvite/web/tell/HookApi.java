package org.calendarinvite.web.tell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookDesk;
import org.calendarinvite.hook.Secret;
import org.calendarinvite.hook.Target;
import org.calendarinvite.hook.ToldType;
import org.calendarinvite.invite.Address;
import org.calendarinvite.settings.Hooks;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.Tokens;
import org.calendarinvite.tell.Audiences;
import org.calendarinvite.tell.HookSends;
import org.calendarinvite.tell.Resolver;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Idempotency;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** {@code /api/system/hooks}: who outside is told what happens. */
@ApplicationScoped
@Named("hookApi")
public class HookApi {

    private static final String EXAMPLE =
            "{\"url\":\"https://example.com/calendar\",\"types\":[\"attendee.answered\"],\"attendees\":\"masked\"}";
    private static final int SECRET_BYTES = 32;
    private static final int MOST_TYPES = 50;
    private static final int LONGEST_ID = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Asked(String url, List<String> types, String organizer, String attendees, String state) {}

    private final Callers callers;
    private final Audit audit;
    private final Store store;
    private final Listing listing;
    private final JsonBody body;
    private final HookDesk desk;
    private final HookSends sends;
    private final Audiences audiences;
    private final Resolver resolver;
    private final Hooks limits;

    @Inject
    public HookApi(
            Callers callers,
            Audit audit,
            Store store,
            Listing listing,
            JsonBody body,
            HookDesk desk,
            HookSends sends,
            Audiences audiences,
            Settings settings) {
        this.callers = callers;
        this.audit = audit;
        this.store = store;
        this.listing = listing;
        this.body = body;
        this.sends = sends;
        this.limits = settings.hooks();
        this.desk = desk;
        this.audiences = audiences;
        this.resolver = Resolver.system(limits.allowPrivate());
    }

    public Hook.Wish read(Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        return new Hook.Wish(
                url(asked.url()),
                types(asked.types()),
                organizer(asked.organizer()),
                either("attendees", asked.attendees(), "masked", "full"),
                either("state", asked.state(), "active", "paused"));
    }

    public Map<String, Object> add(@Body Hook.Wish wish, Exchange exchange) {
        var tenant = callers.view(exchange).everything();
        var hook = Hook.of(tenant, "whk_" + Tokens.fresh(), secret(), wish, now());
        var made = desk.add(hook, callers.view(exchange).hooked(), limits.perTenant());
        if (!made.stands()) throw new Problem(409, made.reason());
        Idempotency.shownOnce(exchange);
        audit.asked(exchange, tenant, "hook made", hook.id());
        commit(tenant, made);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 201);
        exchange.getMessage().setHeader("Location", "/api/system/hooks/" + hook.id());
        return HookViews.withSecret(hook);
    }

    public Map<String, Object> list(Exchange exchange) {
        return listing.of(exchange, callers.view(exchange)::hooks, HookViews::hook);
    }

    public Map<String, Object> show(Exchange exchange) {
        return HookViews.hook(find(exchange));
    }

    public Map<String, Object> change(@Body Hook.Wish wish, Exchange exchange) {
        var hook = find(exchange, "hook changed");
        var changed = desk.change(hook, wish);
        commit(hook.tenant(), desk.keep(changed));
        return HookViews.hook(changed);
    }

    public Map<String, Object> rotate(Exchange exchange) {
        var rotated = desk.rotate(find(exchange, "hook rotated"), secret(), limits.rotation(), now());
        commit(rotated.tenant(), desk.keep(rotated));
        return HookViews.withSecret(rotated);
    }

    /** With what is known of its deliveries. */
    public void remove(Exchange exchange) {
        var hook = find(exchange, "hook removed");
        commit(hook.tenant(), desk.remove(hook));
        sends.forget(hook.id());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 204);
        exchange.getMessage().setBody(null);
    }

    /** The hook in the path, if it is the caller's tenant's. */
    Hook find(Exchange exchange) {
        var id = exchange.getMessage().getHeader("id", "", String.class);
        return callers.view(exchange)
                .hook(id)
                .orElseThrow(() -> new Problem(404, "There is no hook " + PlainText.cut(id, LONGEST_ID) + "."));
    }

    /** The same, to do something to it, which is written down. */
    Hook find(Exchange exchange, String what) {
        var hook = find(exchange);
        audit.asked(exchange, hook.tenant(), what, hook.id());
        return hook;
    }

    /** What is told from now on by this process goes by it. */
    private void commit(String tenant, Decision decision) {
        store.commit(decision);
        audiences.forget(tenant);
    }

    private String url(String url) {
        try {
            var target = Target.of(url, limits.ports(), limits.allowPrivate());
            resolver.resolve(target.name());
            return url;
        } catch (Refused e) {
            throw new Problem(422, e.getMessage());
        }
    }

    private static List<String> types(List<String> asked) {
        if (asked == null) return List.of();
        var known = ToldType.words();
        if (asked.size() > MOST_TYPES || !known.containsAll(asked))
            throw new Problem(422, "types must be of " + String.join(", ", known) + "; leave them out for all.");
        return asked.stream().distinct().toList();
    }

    private static String organizer(String asked) {
        if (asked == null || asked.isEmpty()) return "";
        return Address.parse(asked)
                .orElseThrow(() -> new Problem(422, "organizer must be the mail address of one person."));
    }

    /** Whether it is the second word; the first is meant when there is none. */
    private static boolean either(String field, String asked, String first, String second) {
        var word = Optional.ofNullable(asked).orElse(first);
        if (!word.equals(first) && !word.equals(second))
            throw new Problem(422, field + " must be " + first + " or " + second + ".");
        return word.equals(second);
    }

    private static Secret secret() {
        var key = new byte[SECRET_BYTES];
        RANDOM.nextBytes(key);
        return Secret.of(key);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
