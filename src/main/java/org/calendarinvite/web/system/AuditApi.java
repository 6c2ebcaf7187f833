package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.calendarinvite.access.Entry;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Callers;

/** The audit log, read only. */
@ApplicationScoped
@Named("auditApi")
public class AuditApi {

    private final Callers callers;
    private final Listing listing;

    @Inject
    public AuditApi(Callers callers, Listing listing) {
        this.callers = callers;
        this.listing = listing;
    }

    public Map<String, Object> list(Exchange exchange) {
        return listing.of(exchange, callers.view(exchange)::audit, AuditApi::view);
    }

    private static Map<String, Object> view(Entry entry) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", entry.at().toString());
        view.put("who", entry.who());
        view.put("what", entry.what());
        view.put("about", entry.about());
        return view;
    }
}
