package org.calendarinvite.web.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.calendarinvite.access.Once;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Callers;

/** A request with an Idempotency-Key is done once: sent again, it is answered as before. Without the header nothing is remembered. */
@ApplicationScoped
@Named("idempotency")
public class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final String BEGUN = "once";
    private static final String SHOWN_ONCE = "shown-once";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final Callers callers;
    private final Store store;

    @Inject
    public Idempotency(Callers callers, Store store) {
        this.callers = callers;
        this.store = store;
    }

    /**
     * Takes the key of a request, if it has one.
     *
     * @throws Again when it was answered before
     * @throws Problem when the key was used for something else, or is worked on right now
     */
    public void begin(Exchange exchange, byte[] body) {
        var key = exchange.getMessage().getHeader(HEADER, String.class);
        if (key == null || exchange.getProperty(BEGUN) != null) return;
        if (!KEY.matcher(key).matches())
            throw new Problem(400, HEADER + " is 1 to 255 visible ASCII characters, e.g. a random UUID.");
        var whose = callers.of(exchange).whose();
        var now = Clock.systemUTC().instant();
        exchange.setProperty(BEGUN, take(whose, key, request(exchange, body), now));
    }

    /** The answer holds a secret, or a person: it is remembered that it was given, and not what it was. */
    public static void shownOnce(Exchange exchange) {
        exchange.setProperty(SHOWN_ONCE, true);
    }

    /** The answer is what will be given again. */
    void answered(Exchange exchange, int status, String location, byte[] body) {
        var begun = exchange.getProperty(BEGUN, Once.class);
        if (begun == null) return;
        boolean secret = exchange.getProperty(SHOWN_ONCE) != null;
        keep(begun.answered(status, location, secret ? "" : new String(body, StandardCharsets.UTF_8)));
    }

    /** Names what this request makes: with a key the same in each try, so that what an earlier one began is carried on. */
    public static String id(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(BEGUN, Once.class))
                .map(begun -> UUID.nameUUIDFromBytes(begun.work().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID)
                .toString();
    }

    /** It was not answered as it was meant to be, so the key is free again. */
    public void failed(Exchange exchange) {
        var begun = exchange.getProperty(BEGUN, Once.class);
        if (begun != null) keep(begun.failed());
        exchange.removeProperty(BEGUN);
    }

    private Once take(String whose, String key, String request, Instant now) {
        var before = store.register().once(whose, key);
        if (before.isPresent() && !before.get().over(now)) throw refuse(before.get(), request);
        var mine = before.map(old -> old.again(request, now)).orElseGet(() -> Once.begun(whose, key, request, now));
        try {
            keep(mine);
        } catch (Store.Conflict taken) {
            throw underWay();
        }
        return mine;
    }

    private static RuntimeException refuse(Once before, String request) {
        if (!before.request().equals(request))
            return new Problem(422, "This " + HEADER + " was used for another request. Take a new one.");
        if (!before.answered()) return underWay();
        return before.body().isEmpty()
                ? new Problem(409, "This was done with the same " + HEADER + " before, and its answer is shown once.")
                : new Again(before);
    }

    private static Problem underWay() {
        return new Problem(409, "The request with this " + HEADER + " is being worked on. Ask again in a moment.");
    }

    private void keep(Once once) {
        store.commit(Decision.apply("", List.of(new Change.Keep(once)), List.of()));
    }

    private static String request(Exchange exchange, byte[] body) {
        var message = exchange.getMessage();
        var path = message.getHeader(Exchange.HTTP_PATH, "", String.class);
        // The same file by other columns is another request.
        var query = message.getHeader(Exchange.HTTP_QUERY, "", String.class);
        var method = message.getHeader(Exchange.HTTP_METHOD, "", String.class);
        var text = Optional.ofNullable(body).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
        return Keys.sha256(method + " " + path + (query.isEmpty() ? "" : "?" + query) + "\n" + text.orElse(""));
    }

    /** The request was answered before. */
    static final class Again extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Once once;

        Again(Once once) {
            super("Answered before");
            this.once = once;
        }

        Once once() {
            return once;
        }
    }
}
