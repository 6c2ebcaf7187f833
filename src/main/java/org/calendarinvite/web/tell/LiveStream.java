package org.calendarinvite.web.tell;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.calendarinvite.access.Caller;
import org.calendarinvite.decision.Place;
import org.calendarinvite.hook.Told;
import org.calendarinvite.settings.Live;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Store;
import org.calendarinvite.tell.Audiences;
import org.calendarinvite.web.Problems;
import org.calendarinvite.web.caller.Callers;
import org.jboss.logging.Logger;

/**
 * {@code GET /api/live}: the feed of the caller's tenant as server-sent events, as far as he reaches. One thread reads the feed, only while somebody listens, and once for
 * all who are at the same place in it.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
@ApplicationScoped
public class LiveStream {

    private static final Logger LOG = Logger.getLogger(LiveStream.class);

    static final String PATH = "/api/live";

    private static final Pattern NAME = Pattern.compile("[0-9T:.-]{29}Z#msg_[0-9a-f]{32}");
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PAGE = 200;

    /** Writers on several machines agree on the time as far as this: what is younger may still get company before it. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private static final String RETRY = "retry: 3000\n\n";

    private final Store store;
    private final Problems problems;
    private final Audiences audiences;
    private final Live limits;
    private final Streams streams;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "live-stream");
        thread.setDaemon(true);
        return thread;
    });

    private Future<?> reads;

    @Inject
    public LiveStream(Store store, Problems problems, Audiences audiences, Settings settings) {
        this.store = store;
        this.problems = problems;
        this.audiences = audiences;
        this.limits = settings.live();
        this.streams = new Streams(limits);
    }

    void install(@Observes Router router) {
        router.get(PATH).handler(this::open);
        reads = reading.scheduleWithFixedDelay(this::read, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void open(RoutingContext call) {
        var from = from(call.request());
        boolean resumes = !from.isEmpty();
        if (resumes && !NAME.matcher(from).matches()) {
            refuse(call, 400, "Last-Event-ID, or after, must be the id of an event of this stream. Start without it.");
            return;
        }
        var caller = caller(call);
        var full = streams.take(caller);
        if (full.isPresent()) {
            call.response().putHeader("Retry-After", String.valueOf(full.get().after()));
            refuse(call, full.get().status(), full.get().getMessage());
            return;
        }
        var now = now();
        var uid = call.request().getParam("uid", "");
        var place = resumes ? from : Place.moment(now.minus(SETTLED));
        var response = call.response();
        var listener = new Listener(
                call.vertx().getOrCreateContext(), call.request(), caller.reach(), uid, place, limits.buffer(), now);
        listeners.add(listener);
        response.closeHandler(any -> {
            if (listeners.remove(listener)) streams.leave(caller);
        });
        if (response.closed() && listeners.remove(listener)) {
            streams.leave(caller);
            return;
        }
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .write(RETRY);
    }

    private static Caller caller(RoutingContext call) {
        var user = (QuarkusHttpUser) call.user();
        return user.getSecurityIdentity().getAttribute(Callers.CALLER);
    }

    /** A page that opens the stream anew, with another ticket, cannot set the header. */
    private static String from(HttpServerRequest request) {
        var last = request.getHeader("Last-Event-ID");
        return last == null ? request.getParam("after", "") : last;
    }

    private void refuse(RoutingContext call, int status, String detail) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problems.TYPE)
                .end(problems.document(status, detail));
    }

    private void read() {
        try {
            var now = now();
            listeners.stream()
                    .filter(one -> one.over(now, limits.patience(), limits.lasts()))
                    .forEach(Listener::close);
            keepFeeds(now);
            listeners.stream()
                    .filter(Listener::ready)
                    .collect(Collectors.groupingBy(Listener::at))
                    .forEach((place, group) -> {
                        var news = after(place, now);
                        group.forEach(one -> one.hear(news, now, limits.heartbeat()));
                    });
        } catch (RuntimeException e) {
            LOG.warnf("The feed cannot be read, and is asked again: %s", e);
        }
    }

    /** Nothing is written for nobody: as long as somebody listens, that is said. */
    private void keepFeeds(Instant now) {
        listeners.stream().collect(Collectors.groupingBy(Listener::tenant)).forEach((tenant, group) -> {
            var since = audiences.listen(tenant, now).since();
            group.forEach(one -> one.missing(since, now));
        });
    }

    private List<Told> after(Place place, Instant now) {
        var settled = Place.moment(now.minus(SETTLED));
        return store.feed().feed(place, PAGE).items().stream()
                .filter(told -> told.name().compareTo(settled) < 0)
                .toList();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    @PreDestroy
    void close() {
        reads.cancel(true);
        reading.shutdownNow();
        listeners.forEach(Listener::close);
    }
}
