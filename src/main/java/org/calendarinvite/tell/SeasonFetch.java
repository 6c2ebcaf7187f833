package org.calendarinvite.tell;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.decision.Term;
import org.calendarinvite.hook.Target;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonOrder;
import org.calendarinvite.schedule.Subscription;
import org.calendarinvite.settings.Hooks;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.sheet.ScheduleReader;
import org.calendarinvite.store.Store;

/** Fetches schedules from where they are published: by HTTPS, from public addresses only, each redirect looked at like the first. */
@ApplicationScoped
@Named("seasonFetch")
public class SeasonFetch {

    private static final String AGENT = "Calendar-Invite-Server";
    private static final int REDIRECTS = 3;

    private final HttpClient client;
    private final Resolver resolver;
    private final Hooks rules;
    private final Duration every;
    private final Duration timeout;

    /** As long as all redirects may take, and the import some more to begin. */
    private final Duration lease;

    private final int bytes;
    private final Store store;
    private final Clock clock;

    @Inject
    public SeasonFetch(Vertx vertx, Store store, Settings settings) {
        this(
                vertx.createHttpClient(HookPost.options(settings.hooks())),
                Resolver.system(settings.hooks().allowPrivate()),
                store,
                settings,
                Clock.systemUTC());
    }

    SeasonFetch(HttpClient client, Resolver resolver, Store store, Settings settings, Clock clock) {
        this.client = client;
        this.resolver = resolver;
        this.rules = settings.hooks();
        this.every = settings.schedules().every();
        this.timeout = settings.schedules().timeout();
        this.lease = timeout.multipliedBy(REDIRECTS + 2);
        this.bytes = settings.schedules().bytes();
        this.store = store;
        this.clock = clock;
    }

    /**
     * An order with its file.
     *
     * @throws Refused with a sentence for whoever named the address
     */
    public SeasonOrder first(@Body SeasonOrder order) {
        var got = get(order.feed().orElseThrow());
        return order.of(
                got.body(), ScheduleReader.type(got.body()), read(order.feed().get(), got));
    }

    /** Null, which the route filters, when another server fetches it or did so; and when it is the same or cannot be fetched, which is noted. */
    public SeasonOrder again(@Body Season season) {
        if (!ours(season)) return null;
        var feed = season.next();
        try {
            var got = get(feed);
            if (got.status() == 304) return noted(season, feed.read(feed.etag(), feed.modified(), next()));
            return SeasonOrder.fetched(
                    season,
                    got.body(),
                    ScheduleReader.type(got.body()),
                    read(feed, got),
                    UUID.randomUUID().toString());
        } catch (Refused flaw) {
            return noted(season, feed.failed(flaw.getMessage(), next()));
        }
    }

    /** All servers find the same ones due: the first takes it, and one that comes later sees that it has moved. */
    private boolean ours(Season season) {
        var due = season.feed().orElseThrow().due();
        try {
            return store.claim("schedule-fetch/" + season.id() + "/" + due, lease, clock.instant(), Term.LIST)
                    && store.seasons()
                            .season(season.id())
                            .filter(now -> now.version() == season.version())
                            .isPresent();
        } catch (Store.InFlight elsewhere) {
            return false;
        }
    }

    private Subscription read(Subscription feed, Get.Got got) {
        return feed.read(got.etag(), got.modified(), next());
    }

    private Instant next() {
        return clock.instant().plus(every);
    }

    private SeasonOrder noted(Season season, Subscription now) {
        store.commit(Decision.apply("", List.of(new Change.Keep(season.fetched(now))), List.of()));
        return null;
    }

    private Get.Got get(Subscription feed) {
        var url = feed.url();
        for (int i = 0; i <= REDIRECTS; i++) {
            var target = Target.of(url, rules.ports(), rules.allowPrivate());
            var got = Get.send(client, target, resolver.resolve(target.name()), headers(feed), timeout, bytes);
            if (got.status() == 200 || got.status() == 304) return got;
            var moved = moved(url, got);
            if (moved.isEmpty()) throw new Refused(target.host() + " answers " + got.status() + ".");
            url = moved.get();
        }
        throw new Refused("It leads from one address to another more than " + REDIRECTS + " times.");
    }

    private static Optional<String> moved(String from, Get.Got got) {
        boolean elsewhere = List.of(301, 302, 303, 307, 308).contains(got.status())
                && !got.location().isEmpty();
        if (!elsewhere) return Optional.empty();
        try {
            return Optional.of(URI.create(from).resolve(got.location()).toString());
        } catch (IllegalArgumentException noAddress) {
            throw new Refused("It leads to something that is no address.", noAddress);
        }
    }

    private static Map<String, String> headers(Subscription feed) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", AGENT);
        headers.put("Accept", "text/calendar, text/csv;q=0.9, */*;q=0.1");
        if (!feed.etag().isEmpty()) headers.put("If-None-Match", feed.etag());
        if (!feed.modified().isEmpty()) headers.put("If-Modified-Since", feed.modified());
        return headers;
    }
}
