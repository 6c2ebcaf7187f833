package org.calendarinvite.web.caller;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.Problems;

/**
 * How large the body of a call may be, by what its head says: bodies are read into memory before anybody asks who sent them. So
 * where no key is asked for a body must say its length, and only so much of them is read at a time.
 */
@ApplicationScoped
public class BodyLimit {

    /** Bytes of what a button on a page sends. */
    static final int PAGE = 16 * 1024;

    /** Bytes of an order of a shop. */
    static final int ORDER = 1024 * 1024;

    /** Bytes of a message of SNS. */
    static final int SNS = 256 * 1024;

    /** Bytes of a JSON document. */
    static final int JSON = 64 * 1024;

    /** Bytes of bodies without a key that are read at a time, and how many of them from one address. */
    static final long AT_ONCE = 32L * 1024 * 1024;

    static final long FROM_ONE = AT_ONCE / 8;

    /** How long such a body may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** After the count of calls, before whoever calls is looked up. */
    private static final int EARLY = 990;

    private static final Pattern PAGES = Pattern.compile("/(ask|links|unsubscribe|e|s)(/.*)?");
    private static final Pattern LIST = Pattern.compile("/api/event/[^/]+/invites(/preview)?/?");
    private static final Pattern SCHEDULE = Pattern.compile("/api/schedules/[^/]+/?");
    private static final Pattern ORDERS = Pattern.compile("/api/order/?");
    private static final Pattern CONTRACT = Pattern.compile("/api/(openapi|reference)\\..*");
    private static final Pattern FEEDBACK = Pattern.compile("/api/feedback/sns/?");

    private static final Pattern SIGN_IN = Pattern.compile("/api/session/(begin|code)/?");

    private final Problems problems;
    private final int list;
    private final int schedule;
    private final long atOnce;
    private final long fromOne;
    private final Duration patience;
    private final AtomicLong reading = new AtomicLong();
    private final Map<String, Long> byAddress = new ConcurrentHashMap<>();

    @Inject
    public BodyLimit(Problems problems, Settings settings) {
        this(problems, settings, AT_ONCE, FROM_ONE, PATIENCE);
    }

    BodyLimit(Problems problems, Settings settings, long atOnce, long fromOne, Duration patience) {
        this.problems = problems;
        this.atOnce = atOnce;
        this.fromOne = fromOne;
        this.patience = patience;
        this.list = settings.bulk().bytes();
        this.schedule = settings.schedules().bytes();
    }

    void install(@Observes Filters filters) {
        filters.register(this::pass, EARLY);
    }

    void pass(RoutingContext call) {
        var path = call.normalizedPath();
        var headers = call.request().headers();
        long length = length(headers.get(HttpHeaders.CONTENT_LENGTH));
        int most = most(path);
        if (length > most) refuse(call, 413, "The body is larger than " + most + " bytes.");
        else if (open(path) && headers.contains(HttpHeaders.TRANSFER_ENCODING))
            refuse(call, 411, "Send the body with its length (Content-Length), not in chunks.");
        else if (open(path) && length > 0) read(call, length);
        else call.next();
    }

    private void read(RoutingContext call, long length) {
        var address = call.request().remoteAddress().hostAddress();
        long all = reading.addAndGet(length);
        long his = byAddress.merge(address, length, Long::sum);
        if (all > atOnce || his > fromOne) {
            free(address, length);
            call.response().putHeader("Retry-After", "1");
            refuse(call, 503, "Too much is sent at this moment. Wait a second and send it again.");
            return;
        }
        long late = call.vertx().setTimer(patience.toMillis(), passed -> {
            if (!call.request().isEnded()) call.request().connection().close();
        });
        // Answered, or gone before.
        call.addEndHandler(ended -> {
            call.vertx().cancelTimer(late);
            free(address, length);
        });
        call.next();
    }

    private void free(String address, long length) {
        reading.addAndGet(-length);
        byAddress.computeIfPresent(address, (same, held) -> held > length ? held - length : null);
    }

    /** Of what is no number the HTTP server has its own opinion. */
    private static long length(String said) {
        try {
            return said == null ? 0 : Long.parseLong(said.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private int most(String path) {
        if (PAGES.matcher(path).matches()) return PAGE;
        if (ORDERS.matcher(path).matches()) return ORDER;
        if (FEEDBACK.matcher(path).matches()) return SNS;
        if (SCHEDULE.matcher(path).matches()) return schedule;
        if (SIGN_IN.matcher(path).matches()) return PAGE;
        return LIST.matcher(path).matches() ? list : JSON;
    }

    /** Whether it is called without a key. */
    private static boolean open(String path) {
        return !path.startsWith("/api/")
                || CONTRACT.matcher(path).matches()
                || ORDERS.matcher(path).matches()
                || FEEDBACK.matcher(path).matches()
                || SIGN_IN.matcher(path).matches();
    }

    private void refuse(RoutingContext call, int status, String why) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problems.TYPE)
                .end(problems.document(status, why));
        // What is still sent is thrown away, so that the answer arrives.
        call.request().resume();
    }
}
