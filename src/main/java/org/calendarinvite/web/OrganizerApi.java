package org.calendarinvite.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.Settings;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Address;
import org.calendarinvite.report.Numbers;
import org.calendarinvite.report.Views;
import org.calendarinvite.store.Page;
import org.calendarinvite.store.Store;

/** What spans events: an organizer's, and all of the tenant. */
@ApplicationScoped
@Named("organizerApi")
public class OrganizerApi {

    private static final String EXAMPLE = "{\"organizer\":\"ada@example.com\"}";

    private record Asked(String organizer, String next, Integer limit) {}

    private final Store store;
    private final Cursor cursor;
    private final JsonBody body;
    private final String tenant;

    @Inject
    public OrganizerApi(Store store, Cursor cursor, JsonBody body, Settings settings) {
        this.store = store;
        this.cursor = cursor;
        this.body = body;
        this.tenant = settings.tenant();
    }

    /** The organizer in the path, as the first product had it; an address in a path ends up in logs. */
    public Map<String, Object> legacy(
            @Header("organizer") String organizer, @Header("next") String next, @Header("limit") String limit) {
        return events(organizer, next, limit);
    }

    /** The organizer in the body. */
    public Map<String, Object> asked(Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        return events(
                asked.organizer(),
                asked.next(),
                asked.limit() == null ? null : asked.limit().toString());
    }

    public Map<String, Object> all(@Header("next") String next, @Header("limit") String limit) {
        return view(store.events(tenant, cursor.open(next), Cursor.pageSize(limit)));
    }

    public Map<String, Object> organizerStatistics(@Header("organizer") String organizer) {
        return Numbers.sum(store.statistics(Event.shelf(tenant, address(organizer))));
    }

    public Map<String, Object> tenantStatistics() {
        return Numbers.sum(store.statistics(Event.shelf(tenant)));
    }

    private Map<String, Object> events(String organizer, String next, String limit) {
        return view(store.events(tenant, address(organizer), cursor.open(next), Cursor.pageSize(limit)));
    }

    private Map<String, Object> view(Page<Event> page) {
        return Views.list(page.items().stream().map(Views::event).toList(), cursor.seal(page.next()));
    }

    private static String address(String organizer) {
        return Address.parse(organizer)
                .orElseThrow(() -> new Problem(422, "organizer must be the mail address of one person."));
    }
}
