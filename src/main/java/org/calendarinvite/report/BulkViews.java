package org.calendarinvite.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.Forecast;
import org.calendarinvite.bulk.Glance;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.PlainText;

/** What the API shows of lists. */
public final class BulkViews {

    /** Characters that are shown of what was written. */
    private static final int SHOWN = 100;

    private BulkViews() {}

    public static Map<String, Object> job(BulkJob job) {
        var counts = job.counts();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", job.id());
        view.put("uid", job.uid());
        view.put("organizer", job.organizer());
        view.put("status", job.state().name().toLowerCase(Locale.ROOT));
        view.put("rows", job.rows());
        view.put("done", counts.done());
        view.put("percent", job.percent());
        view.put("invited", counts.invited());
        view.put("already", counts.already());
        view.put("rejected", counts.rejected());
        view.put("started", job.started().toString());
        view.put("updated", job.updated().toString());
        view.put("ended", job.ended().map(Object::toString).orElse(""));
        return view;
    }

    /** How a file is read, before its rows are looked at. */
    public static Map<String, Object> glance(Glance glance) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("charset", glance.charset());
        view.put("separator", glance.separator());
        view.put("columns", glance.columns().stream().map(BulkViews::column).toList());
        view.put("problem", "");
        return view;
    }

    private static Map<String, Object> column(Glance.Column column) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", column.name());
        view.put("means", column.means());
        view.put("samples", column.samples());
        return view;
    }

    /** @param compared how many rows were compared with who is invited */
    public static Map<String, Object> forecast(Forecast forecast, int rows, int compared) {
        var counts = forecast.counts();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rows", rows);
        view.put("compared", compared);
        view.put("invited", counts.invited());
        view.put("already", counts.already());
        view.put("rejected", counts.rejected());
        view.put("first", forecast.first().stream().map(BulkViews::foreseen).toList());
        view.put(
                "rejections",
                forecast.rejected().stream().map(BulkViews::foreseen).toList());
        return view;
    }

    private static Map<String, Object> foreseen(Forecast.Foreseen foreseen) {
        var row = foreseen.row();
        boolean rejected = foreseen.outcome() == Outcome.REFUSED;
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("row", row.number());
        view.put("email", shown(row.email()));
        view.put("name", shown(row.name()));
        view.put("language", shown(row.language()));
        view.put("dates", shown(row.dates()));
        view.put("becomes", rejected ? "rejected" : foreseen.outcome() == Outcome.RECORDED ? "already" : "invited");
        view.put("reason", rejected ? foreseen.said() : "");
        return view;
    }

    private static String shown(String written) {
        return PlainText.cut(PlainText.oneLine(written), SHOWN);
    }

    /** As it was written, for whoever sent it must find it again. */
    public static Map<String, Object> rejection(Rejection rejected) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("row", rejected.row());
        view.put("uid", rejected.uid());
        view.put("email", rejected.email());
        view.put("name", rejected.name());
        view.put("reason", rejected.reason());
        return view;
    }
}
