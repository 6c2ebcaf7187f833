package org.calendarinvite.web.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailureHandledEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.report.Mask;
import org.calendarinvite.store.View;
import org.calendarinvite.web.Problem;

/** The last few failures of each route, in memory: what an administrator looks at before he opens a log. */
@ApplicationScoped
class Failures {

    static final int KEPT = 10;
    static final int LONGEST = 500;

    /** @param message without anybody's address; at most {@value #LONGEST} characters */
    record Failure(Instant at, String trace, String message) {}

    private final Map<String, Deque<Failure>> byRoute = new ConcurrentHashMap<>();

    void install(@Observes BeforeConfigure event) {
        event.getMain().getCamelContext().getManagementStrategy().addEventNotifier(new Witness());
    }

    /** The newest first. */
    List<Failure> of(String route) {
        var kept = byRoute.get(route);
        if (kept == null) return List.of();
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    void note(String route, Instant at, String trace, Throwable why) {
        var kept = byRoute.computeIfAbsent(route, id -> new ArrayDeque<>());
        synchronized (kept) {
            kept.addFirst(new Failure(at, trace, said(why)));
            if (kept.size() > KEPT) kept.removeLast();
        }
    }

    private static String said(Throwable why) {
        var said = why.getClass().getSimpleName() + (why.getMessage() == null ? "" : ": " + why.getMessage());
        return masked(said, LONGEST);
    }

    /** @param most characters that are shown */
    static String masked(String text, int most) {
        // Cut first with room to spare: megabytes take their time. Cut again: no half address is left at the end.
        var shown = Mask.addresses(text.substring(0, Math.min(text.length(), 4 * most)));
        return shown.length() <= most ? shown : shown.substring(0, most - 1) + "…";
    }

    /** An answer that says no is no failure of the route that gives it. */
    private static boolean meant(Throwable why) {
        return why instanceof Refused
                || why instanceof View.Hidden
                || (why instanceof Problem problem && problem.status() < 500);
    }

    private final class Witness extends SimpleEventNotifierSupport {

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ExchangeFailedEvent || event instanceof ExchangeFailureHandledEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            if (!(event instanceof CamelEvent.ExchangeEvent failed)) return;
            var exchange = failed.getExchange();
            var why = exchange.getException() != null
                    ? exchange.getException()
                    : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
            if (why == null || meant(why)) return;
            var route = exchange.getProperty(Exchange.FAILURE_ROUTE_ID, exchange.getFromRouteId(), String.class);
            if (route == null) return;
            note(route, Clock.systemUTC().instant(), exchange.getProperty("trace", "", String.class), why);
        }
    }
}
