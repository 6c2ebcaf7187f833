package org.calendarinvite.tell;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.hook.Heard;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.SendCase;
import org.calendarinvite.hook.Signature;
import org.calendarinvite.hook.Target;
import org.calendarinvite.settings.Hooks;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** Makes one attempt: signs a message and posts it, unless something stands against it. */
@ApplicationScoped
@Named("hookPost")
public class HookPost {

    private static final String AGENT = "Calendar-Invite-Server";
    private static final int HEADER_BYTES = 8192;

    private final HttpClient client;
    private final Resolver resolver;
    private final Lines lines;
    private final Hooks limits;
    private final HookBodies bodies;
    private final Predicate<HookSend> claims;

    /** What came of an attempt, beside it. */
    public record Tried(SendCase about, Heard heard) implements Traced {
        @Override
        public String trace() {
            return about.trace();
        }
    }

    @Inject
    public HookPost(Vertx vertx, HookBodies bodies, HookSends sends, Settings settings) {
        this(
                vertx.createHttpClient(options(settings.hooks())),
                Resolver.system(settings.hooks().allowPrivate()),
                bodies,
                settings.hooks(),
                Tenancy.of(settings).only().isEmpty(),
                sends::claim);
    }

    /**
     * One that makes attempts.
     *
     * @param shared whether there are several tenants
     * @param claims false when an attempt was made and followed before
     */
    HookPost(
            HttpClient client,
            Resolver resolver,
            HookBodies bodies,
            Hooks limits,
            boolean shared,
            Predicate<HookSend> claims) {
        this.client = client;
        this.resolver = resolver;
        this.lines = new Lines(limits.atOnce(), limits.senders(), shared);
        this.limits = limits;
        this.bodies = bodies;
        this.claims = claims;
    }

    /** A connection for each attempt: receivers are many and messages few. Names in certificates are checked. */
    static HttpClientOptions options(Hooks limits) {
        return new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(limits.senders())
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxInitialLineLength(HEADER_BYTES)
                .setVerifyHost(true);
    }

    /** @throws org.calendarinvite.store.Store.InFlight when somebody makes this very attempt */
    public Tried post(@Body SendCase due) {
        return new Tried(due, due.hindrance().orElseGet(() -> due.made() ? again(due) : inLine(due)));
    }

    private Heard again(SendCase due) {
        return Heard.of(claims.test(due.send()) ? Heard.Kind.MADE : Heard.Kind.OVER);
    }

    private Heard inLine(SendCase due) {
        var tenant = due.send().tenant();
        var hook = due.send().hook();
        var full = lines.enter(tenant, hook, now());
        if (full.isPresent()) return full.get();
        var heard = Heard.of(Heard.Kind.OVER);
        try {
            if (!claims.test(due.send())) return heard;
            heard = Heard.silent("Stopped");
            heard = send(due.hook().orElseThrow(), due);
            return heard;
        } finally {
            lines.leave(tenant, hook, heard, now());
        }
    }

    private Heard send(Hook hook, SendCase due) {
        try {
            var target = Target.of(hook.url(), limits.ports(), limits.allowPrivate());
            var address = resolver.resolve(target.name());
            var body = bodies.of(due.told().orElseThrow(), hook).getBytes(StandardCharsets.UTF_8);
            var headers = headers(hook, due.told().orElseThrow().id(), body);
            return Post.send(client, target, address, headers, body, limits.timeout(), limits.responseBytes());
        } catch (Refused e) {
            return Heard.silent(e.getMessage());
        }
    }

    private static Map<String, String> headers(Hook hook, String id, byte[] body) {
        var now = now();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", AGENT);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", Signature.of(hook.signing(now), id, now.getEpochSecond(), body));
        return headers;
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
