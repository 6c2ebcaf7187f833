package org.calendarinvite.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.Rejection;

/** What the API shows of lists. */
public final class BulkViews {

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
