package org.calendarinvite.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.Subscription;

/** What the API shows of seasons. */
public final class SeasonViews {

    private SeasonViews() {}

    /** @param url of the server, before the page's path */
    public static Map<String, Object> season(Season season, String url) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", season.id());
        view.put("title", season.title());
        view.put("zone", season.zone());
        view.put("language", season.language());
        view.put("organizer", season.organizer());
        view.put("page", url + "/s/" + season.id());
        view.put("closing", season.closing());
        view.put("created", season.created().toString());
        view.put("url", season.feed().map(Subscription::url).orElse(""));
        view.put("due", season.feed().map(feed -> feed.due().toString()).orElse(""));
        view.put("flaw", season.feed().map(Subscription::flaw).orElse(""));
        view.put("last_import", read(season.read()));
        return view;
    }

    private static Map<String, Object> read(Import read) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", read.id());
        view.put("status", read.state().name().toLowerCase(Locale.ROOT));
        view.put("percent", read.percent());
        view.put("added", read.counts().added());
        view.put("changed", read.counts().changed());
        view.put("cancelled", read.counts().cancelled());
        view.put("same", read.counts().same());
        view.put("rejected", read.rejections());
        view.put("rejections", read.rejected().stream().map(SeasonViews::row).toList());
        view.put("reason", read.reason());
        view.put("started", read.started().toString());
        view.put("updated", read.updated().toString());
        return view;
    }

    private static Map<String, Object> row(Import.Rejected one) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("row", one.row());
        view.put("reason", one.reason());
        return view;
    }
}
