package org.calendarinvite.web.tell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.caller.Callers;
import org.calendarinvite.web.caller.Tickets;

/** {@code POST /api/live/ticket}: a browser's EventSource cannot send a header. */
@ApplicationScoped
@Named("liveApi")
public class LiveApi {

    private final Callers callers;
    private final Tickets tickets;
    private final Duration lasts;

    @Inject
    public LiveApi(Callers callers, Tickets tickets, Settings settings) {
        this.callers = callers;
        this.tickets = tickets;
        this.lasts = settings.live().ticket();
    }

    /** It reaches as far as the caller's key. */
    public Map<String, Object> ticket(Exchange exchange) {
        var until = Clock.systemUTC().instant().plus(lasts);
        var ticket = tickets.give(callers.of(exchange), until);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 201);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("ticket", ticket);
        view.put("url", LiveStream.PATH + "?ticket=" + ticket);
        view.put("expires", Instant.ofEpochSecond(until.getEpochSecond()).toString());
        return view;
    }
}
