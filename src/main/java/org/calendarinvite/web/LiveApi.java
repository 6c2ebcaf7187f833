package org.calendarinvite.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.calendarinvite.Settings;
import org.calendarinvite.organizer.SignedLinks;

/** Tickets for the live stream: a browser's EventSource cannot send a header. */
@ApplicationScoped
@Named("liveApi")
public class LiveApi {

    static final String PATH = "/api/live";

    /** What a ticket is signed for; no event has this UID. */
    private static final String STREAM = "live";

    private final SignedLinks links;
    private final Duration lasts;

    @Inject
    public LiveApi(SignedLinks links, Settings settings) {
        this.links = links;
        this.lasts = settings.live().ticket();
    }

    public Map<String, Object> ticket(Exchange exchange) {
        var until = Clock.systemUTC().instant().plus(lasts);
        var ticket = links.sign(STREAM, until);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 201);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("ticket", ticket);
        view.put("url", PATH + "?ticket=" + ticket);
        view.put("expires", Instant.ofEpochSecond(until.getEpochSecond()).toString());
        return view;
    }

    static boolean opens(SignedLinks links, String ticket, Instant now) {
        return links.opens(ticket, STREAM, now);
    }
}
