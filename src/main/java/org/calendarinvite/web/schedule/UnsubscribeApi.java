package org.calendarinvite.web.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.report.SeasonViews;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonDesk;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** A schedule is fetched by itself no more. */
@ApplicationScoped
@Named("unsubscribeApi")
public class UnsubscribeApi {

    private final Callers callers;
    private final Audit audit;
    private final Store store;
    private final SeasonDesk desk;
    private final String url;

    @Inject
    public UnsubscribeApi(Callers callers, Audit audit, Store store, SeasonDesk desk, Settings settings) {
        this.callers = callers;
        this.audit = audit;
        this.store = store;
        this.desk = desk;
        this.url = settings.url().toString();
    }

    /** The schedule as it is then; the same when it was fetched from nowhere. */
    public Map<String, Object> end(@Header("id") String id, Exchange exchange) {
        var season = find(exchange, id);
        audit.asked(exchange, season.tenant(), "schedule unsubscribed", id);
        var made = desk.unsubscribe(season);
        if (!made.changes().isEmpty()) store.commit(made);
        return SeasonViews.season(find(exchange, id), url);
    }

    private Season find(Exchange exchange, String id) {
        return callers.view(exchange)
                .season(id)
                .orElseThrow(() -> new Problem(404, "There is no schedule " + id + "."));
    }
}
