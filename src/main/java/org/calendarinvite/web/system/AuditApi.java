package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.access.Entry;
import org.calendarinvite.report.Views;
import org.calendarinvite.web.Cursor;
import org.calendarinvite.web.caller.Callers;

/** The audit log, read only. */
@ApplicationScoped
@Named("auditApi")
public class AuditApi {

    private final Callers callers;
    private final Cursor cursor;

    @Inject
    public AuditApi(Callers callers, Cursor cursor) {
        this.callers = callers;
        this.cursor = cursor;
    }

    public Map<String, Object> list(@Header("next") String next, @Header("limit") String limit, Exchange exchange) {
        var page = callers.view(exchange).audit(cursor.open(next), Cursor.pageSize(limit));
        return Views.list(page.items().stream().map(AuditApi::view).toList(), cursor.seal(page.next()));
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
