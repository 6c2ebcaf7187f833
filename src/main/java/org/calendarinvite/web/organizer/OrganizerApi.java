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
import org.calendarinvite.store.Page;
import org.calendarinvite.store.View;
import org.calendarinvite.web.Cursor;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.caller.Callers;

/** What spans events: an organizer's, and all of the tenant. */
@ApplicationScoped
@Named("organizerApi")
public class OrganizerApi {

    private static final String EXAMPLE = "{\"organizer\":\"ada@example.com\"}";

    private record Asked(String organizer, String next, Integer limit) {}

    private final Callers callers;
    private final Cursor cursor;
    private final JsonBody body;

    @Inject
    public OrganizerApi(Callers callers, Cursor cursor, JsonBody body) {
        this.callers = callers;
        this.cursor = cursor;
        this.body = body;
    }

    /** The organizer in the path, as the first product had it; an address in a path ends up in logs. */
    public Map<String, Object> legacy(
            @Header("organizer") String organizer,
            @Header("next") String next,
            @Header("limit") String limit,
            Exchange exchange) {
        return events(callers.view(exchange), organizer, next, limit);
    }

    /** The organizer in the body. */
    public Map<String, Object> asked(Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        return events(
                callers.view(exchange),
                asked.organizer(),
                asked.next(),
                asked.limit() == null ? null : asked.limit().toString());
    }

    public Map<String, Object> all(@Header("next") String next, @Header("limit") String limit, Exchange exchange) {
        return view(callers.view(exchange).events(cursor.open(next), Cursor.pageSize(limit)));
    }

    public Map<String, Object> organizerStatistics(@Header("organizer") String organizer, Exchange exchange) {
        return Numbers.sum(callers.view(exchange).statistics(address(organizer)));
    }

    public Map<String, Object> tenantStatistics(Exchange exchange) {
        return Numbers.sum(callers.view(exchange).statistics());
    }

    private Map<String, Object> events(View view, String organizer, String next, String limit) {
        return view(view.events(address(organizer), cursor.open(next), Cursor.pageSize(limit)));
    }

    private Map<String, Object> view(Page<Event> page) {
        return Views.list(page.items().stream().map(Views::event).toList(), cursor.seal(page.next()));
    }

    private static String address(String organizer) {
        return Address.parse(organizer)
                .orElseThrow(() -> new Problem(422, "organizer must be the mail address of one person."));
    }
}
