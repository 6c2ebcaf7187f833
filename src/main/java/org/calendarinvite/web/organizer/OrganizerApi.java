package org.calendarinvite.web.organizer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Address;
import org.calendarinvite.report.Numbers;
import org.calendarinvite.report.Views;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Callers;

/** What spans events: an organizer's, and all of the tenant. */
@ApplicationScoped
@Named("organizerApi")
public class OrganizerApi {

    private static final String EXAMPLE = "{\"organizer\":\"ada@example.com\"}";

    private record Asked(String organizer, String next, String limit) {}

    private final Callers callers;
    private final Listing listing;
    private final JsonBody body;

    @Inject
    public OrganizerApi(Callers callers, Listing listing, JsonBody body) {
        this.callers = callers;
        this.listing = listing;
        this.body = body;
    }

    /** The organizer in the path, as the first product had it; an address in a path ends up in logs. */
    public Map<String, Object> legacy(@Header("organizer") String organizer, Exchange exchange) {
        return listing.of(exchange, of(address(organizer), exchange), Views::event);
    }

    /** The organizer in the body. */
    public Map<String, Object> asked(Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        return listing.of(asked.next(), asked.limit(), of(address(asked.organizer()), exchange), Views::event);
    }

    public Map<String, Object> all(Exchange exchange) {
        return listing.of(exchange, callers.view(exchange)::events, Views::event);
    }

    public Map<String, Object> organizerStatistics(@Header("organizer") String organizer, Exchange exchange) {
        return Numbers.sum(callers.view(exchange).statistics(address(organizer)));
    }

    public Map<String, Object> tenantStatistics(Exchange exchange) {
        return Numbers.sum(callers.view(exchange).statistics());
    }

    private Listing.Reading<Event> of(String organizer, Exchange exchange) {
        var view = callers.view(exchange);
        return (after, limit) -> view.events(organizer, after, limit);
    }

    private static String address(String organizer) {
        return Address.parse(organizer)
                .orElseThrow(() -> new Problem(422, "organizer must be the mail address of one person."));
    }
}
