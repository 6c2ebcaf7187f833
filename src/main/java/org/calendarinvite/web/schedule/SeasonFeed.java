package org.calendarinvite.web.schedule;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.event.Event;
import org.calendarinvite.ical.FeedWriter;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.schedule.Timetable;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.web.Problem;

/** The calendar of a season, or of one team of it, that calendars subscribe to: nobody's address is in it. */
@ApplicationScoped
@Named("seasonFeed")
public class SeasonFeed {

    private static final String NO_TEAM = "The schedule has no such team.";
    private static final String SHUT = "This schedule is closed.";
    /** Bytes of all that is kept. */
    private static final long MOST = 32L << 20;

    private static final int TAG = 32;

    private final SchedulePages pages;
    private final Accounts accounts;
    private final FeedWriter writer;
    private final String from;
    private final Cache<String, Written> written;

    private record Written(byte[] body, String tag) {}

    @Inject
    public SeasonFeed(SchedulePages pages, Accounts accounts, FeedWriter writer, Settings settings) {
        this.pages = pages;
        this.accounts = accounts;
        this.writer = writer;
        this.from = settings.mail().from();
        Duration fresh = settings.schedules().fresh();
        this.written = Caffeine.newBuilder()
                .maximumWeight(MOST)
                .weigher((String of, Written feed) -> feed.body().length)
                .expireAfterWrite(fresh)
                .build();
    }

    /** With an ETag, and 304 for whoever has the same already (RFC 9110 13.1.2). */
    public void write(
            @Header("id") String id,
            @Header("team") String team,
            @Header("If-None-Match") String known,
            Exchange exchange) {
        var table = pages.find(id);
        var season = table.season();
        if (accounts.glance(season.tenant(), season.organizer()).suspended()) throw new Problem(410, SHUT);
        if (team != null && !table.teams().containsKey(team)) throw new Problem(404, NO_TEAM);
        var feed = written.get(id + "/" + (team == null ? "" : team), any -> feed(table, team));
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader("ETag", feed.tag());
        boolean same = known != null
                && Arrays.stream(known.split(",")).map(String::strip).anyMatch(one -> same(one, feed.tag()));
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, same ? 304 : 200);
        if (!same) message.setHeader(Exchange.CONTENT_TYPE, "text/calendar; charset=utf-8");
        message.setBody(same ? null : feed.body());
    }

    private static boolean same(String known, String tag) {
        return known.equals("*") || (known.startsWith("W/") ? known.substring(2) : known).equals(tag);
    }

    private Written feed(Timetable table, String team) {
        var season = table.season();
        var games = team == null ? table.games() : table.team(team);
        List<Event> events = games.stream().map(Timetable.Listed::event).toList();
        var title = team == null ? season.title() : table.teams().get(team) + " – " + season.title();
        var body = writer.write(title, events, from, season.title());
        var hash = Keys.sha256(new String(body, StandardCharsets.UTF_8)).substring(0, TAG);
        return new Written(body, "\"" + hash + "\"");
    }
}
