package org.calendarinvite.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.When;
import org.calendarinvite.mail.Look;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.words.Exceptions;
import org.calendarinvite.words.Repeats;
import org.calendarinvite.words.Spoken;

/** What the page shows of an event, for people and for machines; no address of anybody. */
@ApplicationScoped
public class EventFace {

    private final ObjectMapper json;
    private final URI url;
    private final Clock clock;

    @Inject
    public EventFace(ObjectMapper json, Settings settings) {
        this(json, settings, Clock.systemUTC());
    }

    EventFace(ObjectMapper json, Settings settings, Clock clock) {
        this.json = json;
        this.url = settings.url();
        this.clock = clock;
    }

    /** Before every path of this server: empty unless a proxy has put it below one. */
    public String root() {
        return url.getPath() == null ? "" : url.getPath();
    }

    /** Of its page, from this server's other pages. */
    String path(Event event) {
        return root() + "/e/" + event.uid();
    }

    Map<String, Object> of(Event event, Look look) {
        var details = event.details();
        var when = new Spoken(look.words()).time(details);
        var start = details.start();
        var repeats = Repeats.of(event.series(), look.words());
        var exceptions = new Exceptions(look.words()).of(event.series(), clock.instant());
        Map<String, Object> data = new HashMap<>();
        data.put("event", details);
        data.put("host", host(event, look));
        data.put("when", when);
        data.put("begins", CalendarAdds.stamp(start));
        data.put("ends", CalendarAdds.stamp(details.end()));
        data.put("zone", start.isUtc() ? "UTC" : start.zone());
        data.put("repeats", repeats);
        data.put("exceptions", exceptions);
        data.put("cancelled", event.cancelled());
        data.put("page", url + "/e/" + event.uid());
        data.put("told", details.location().isEmpty() ? when : when + " · " + details.location());
        data.put("file", path(event) + "/event.ics");
        data.put("adds", event.cancelled() ? List.of() : CalendarAdds.of(event.series()));
        data.put("linked", linked(event, look));
        return data;
    }

    /** The organizer's own name and that of his house; never his address. */
    static String host(Event event, Look look) {
        var brand = look.brand().name();
        if (event.organizerName().isBlank()) return brand;
        return brand.isEmpty() ? event.organizerName() : event.organizerName() + " (" + brand + ")";
    }

    /** For search engines and assistants (schema.org/Event), harmless inside a script element. */
    private String linked(Event event, Look look) {
        var details = event.details();
        var host = host(event, look);
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@context", "https://schema.org");
        thing.put("@type", "Event");
        thing.put("name", details.summary());
        thing.put("startDate", CalendarAdds.stamp(details.start()));
        thing.put("endDate", CalendarAdds.stamp(last(details.end())));
        thing.put("eventStatus", "https://schema.org/Event" + (event.cancelled() ? "Cancelled" : "Scheduled"));
        thing.put("url", url + "/e/" + event.uid());
        if (!details.description().isEmpty()) thing.put("description", details.description());
        if (!details.location().isEmpty()) thing.put("location", thing("Place", details.location()));
        if (!host.isEmpty()) thing.put("organizer", thing("Organization", host));
        return written(thing);
    }

    /** Something of schema.org with a name, written the same each time. */
    public static Map<String, Object> thing(String type, String name) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        thing.put("name", name);
        return thing;
    }

    /** Whole days end on their last one there. */
    public static When last(When end) {
        return end.allDay() ? When.day(end.local().minusDays(1)) : end;
    }

    /** JSON that ends no script element. */
    public String written(Object thing) {
        try {
            return json.writeValueAsString(thing)
                    .replace("&", "\\u0026")
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }
}
