package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Event;
import org.calendarinvite.report.BulkViews;
import org.calendarinvite.sheet.SheetReader;
import org.calendarinvite.store.Forecasts;
import org.calendarinvite.web.caller.Callers;

/** {@code POST /api/event/{uid}/invites/preview}: how a list would be read and what would become of its rows; nothing is changed. */
@ApplicationScoped
@Named("listPreviewApi")
public class ListPreviewApi {

    private static final String NOBODY = "preview";

    private final Callers callers;
    private final ListFile lists;
    private final SheetReader sheets;
    private final Forecasts forecasts;

    @Inject
    public ListPreviewApi(Callers callers, ListFile lists, SheetReader sheets, Forecasts forecasts) {
        this.callers = callers;
        this.lists = lists;
        this.sheets = sheets;
        this.forecasts = forecasts;
    }

    public Map<String, Object> view(@Header("uid") String uid, Exchange exchange) {
        var file = lists.bytes(exchange);
        var columns = ListFile.columns(exchange);
        var event = callers.event(exchange, uid);
        lists.check(event);
        var view = BulkViews.glance(ListFile.read(() -> sheets.glance(file, columns)));
        try {
            view.putAll(forecast(event, file, columns));
        } catch (Refused refused) {
            // The columns are shown all the same, since choosing others may be what helps.
            view.put("problem", refused.getMessage());
        }
        return view;
    }

    private Map<String, Object> forecast(Event event, byte[] file, String columns) {
        var outline = sheets.outline(file, columns);
        var now = Clock.systemUTC().instant();
        var job = BulkJob.of(NOBODY, event.tenant(), event.organizer(), event.uid(), outline, now, NOBODY);
        var forecast = forecasts.of(job, sheets.rows(file, outline));
        return BulkViews.forecast(forecast, outline.rows(), forecasts.compared(outline.rows()));
    }
}
