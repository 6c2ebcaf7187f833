package org.calendarinvite.tell;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.Listened;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Store;

/** Who wants to be told, as it was some seconds ago at most: a message that nobody wants costs nothing. */
@ApplicationScoped
public class Audiences {

    private static final int MOST_TENANTS = 10_000;
    private static final int PAGE = 100;

    /** A listener who is there is always heard of in time. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final Store store;
    private final Duration fresh;
    private final Duration remembered;
    private final Cache<String, Audience> known;

    @Inject
    public Audiences(Store store, Settings settings) {
        this.store = store;
        this.fresh = settings.fresh().hooks();
        this.remembered = Stream.of(settings.live().remembered(), fresh.multipliedBy(2), LEAST)
                .max(Duration::compareTo)
                .orElseThrow();
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_TENANTS)
                .expireAfterWrite(fresh)
                .build();
    }

    Audience of(String tenant) {
        return known.get(tenant, this::read);
    }

    /** Whoever has changed a hook here sees it at once. */
    public void forget(String tenant) {
        known.invalidate(tenant);
    }

    /** Somebody listens now: what is told from {@code since} on is in the feed. */
    public Listened listen(String tenant, Instant now) {
        var said = of(tenant).listened().filter(one -> one.lasts(now, remembered));
        if (said.isPresent()) return said.get();
        var listened = Listened.now(tenant, store.feed().listened(tenant), now, fresh, remembered);
        store.file(listened);
        forget(tenant);
        return listened;
    }

    private Audience read(String tenant) {
        List<Hook> hooks = new ArrayList<>();
        String next = "";
        do {
            var page = store.feed().hooks(tenant, next, PAGE);
            hooks.addAll(page.items());
            next = page.next();
        } while (!next.isEmpty());
        return new Audience(hooks, store.feed().listened(tenant));
    }
}
