package org.calendarinvite.web.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calendarinvite.mail.Look;
import org.calendarinvite.schedule.Timetable;
import org.calendarinvite.schedule.Timetable.Listed;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.page.CalendarAdds;
import org.calendarinvite.web.page.EventFace;
import org.calendarinvite.web.page.WebPage;
import org.calendarinvite.web.schedule.SeasonView.Kind;
import org.calendarinvite.words.Spoken;

/** What a page of a season shows, for people and for machines; no address of anybody. */
@ApplicationScoped
public class SeasonFace {

    private final EventFace events;
    private final URI url;
    private final int perPage;
    private final int picks;
    private final Clock clock;

    /** A link to a view, and whether that is the one that shows. */
    public record Link(String name, String url, boolean here) {}

    @Inject
    public SeasonFace(EventFace events, Settings settings) {
        this(events, settings, Clock.systemUTC());
    }

    SeasonFace(EventFace events, Settings settings, Clock clock) {
        this.events = events;
        this.url = settings.url();
        this.perPage = settings.schedules().perPage();
        this.picks = settings.schedules().picks();
        this.clock = clock;
    }

    WebPage page(String template, Look look, Map<String, Object> data) {
        data.put("root", events.root());
        return new WebPage(200, template, look, data, true, false);
    }

    Map<String, Object> of(Timetable table, SeasonView view, int page, Look look) {
        var season = table.season();
        var now = clock.instant();
        var home = home(season.id());
        int pages = Math.max(1, (view.games().size() + perPage - 1) / perPage);
        int at = Math.min(page, pages);
        var shown =
                view.games().subList((at - 1) * perPage, Math.min(view.games().size(), at * perPage));
        Map<String, Object> data = new HashMap<>();
        data.put("season", season);
        data.put("home", home);
        data.put("title", title(table, view, look));
        data.put("games", shown.stream().map(one -> game(one, now, look)).toList());
        data.put("weeks", near(weeks(table, view, home)));
        data.put("months", near(months(table, view, home, look)));
        data.put("teams", near(teams(table, view, home)));
        data.put("sought", view.kind() == Kind.SEARCH ? view.key() : "");
        data.put("team", view.kind() == Kind.TEAM ? view.key() : "");
        data.put("whole", view.games().stream().filter(one -> one.open(now)).count());
        data.put("zone", season.zone());
        data.put("pages", pages(view, at, pages, home));
        boolean running = season.read().running();
        boolean empty = table.games().isEmpty();
        data.put("reading", running && empty);
        data.put("coming", !empty && season.read().first());
        data.put("came", season.read().next());
        data.put("due", season.read().size());
        data.put("none", look.words().reason(PickPages.NO_GAME));
        data.put("over", !running && !empty && table.games().stream().allMatch(one -> one.over(now)));
        data.put("most", picks);
        data.put("feed", feed(view, home));
        data.put("canonical", url + "/s/" + season.id());
        data.put("linked", events.written(linked(shown)));
        return data;
    }

    String home(String id) {
        return events.root() + "/s/" + id;
    }

    private static String title(Timetable table, SeasonView view, Look look) {
        var words = look.words();
        return switch (view.kind()) {
            case WEEK ->
                table.games().isEmpty()
                        ? table.season().title()
                        : words.say("season-week", "week", Integer.valueOf(view.key()));
            case TEAM -> table.teams().get(view.key());
            case MONTH -> month(YearMonth.parse(view.key()), look);
            case SEARCH -> words.say("season-found", "count", view.games().size());
        };
    }

    private static String month(YearMonth month, Look look) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", look.words().locale()).format(month);
    }

    private Map<String, Object> game(Listed one, Instant now, Look look) {
        var details = one.event().details();
        var start = details.start();
        Map<String, Object> data = new HashMap<>();
        data.put("number", one.game().number());
        data.put("summary", details.summary());
        data.put("location", details.location());
        data.put("when", new Spoken(look.words()).brief(start));
        data.put("begins", CalendarAdds.stamp(start));
        data.put("open", one.open(now));
        data.put("cancelled", one.event().cancelled());
        data.put("over", one.over(now));
        data.put("dayOnly", start.allDay());
        data.put("page", events.root() + "/e/" + one.event().uid());
        return data;
    }

    /** No page has more links of a kind than this, around the one that it is; whatever else there is, is found by search. */
    static final int MOST_LINKS = 120;

    static List<Link> near(List<Link> all) {
        if (all.size() <= MOST_LINKS) return all;
        int here = 0;
        for (int i = 0; i < all.size(); i++) if (all.get(i).here()) here = i;
        int from = Math.max(0, Math.min(here - MOST_LINKS / 2, all.size() - MOST_LINKS));
        return all.subList(from, from + MOST_LINKS);
    }

    private static List<Link> weeks(Timetable table, SeasonView view, String home) {
        return table.weeks().keySet().stream()
                .map(week -> new Link(
                        String.valueOf(week), home + "/week/" + week, view.is(Kind.WEEK, String.valueOf(week))))
                .toList();
    }

    private static List<Link> months(Timetable table, SeasonView view, String home, Look look) {
        return table.months().keySet().stream()
                .map(month ->
                        new Link(month(month, look), home + "/month/" + month, view.is(Kind.MONTH, month.toString())))
                .toList();
    }

    private static List<Link> teams(Timetable table, SeasonView view, String home) {
        return table.teams().entrySet().stream()
                .map(team ->
                        new Link(team.getValue(), home + "/team/" + team.getKey(), view.is(Kind.TEAM, team.getKey())))
                .toList();
    }

    private static List<Link> pages(SeasonView view, int at, int pages, String home) {
        List<Link> all = new ArrayList<>();
        for (int i = 1; pages > 1 && i <= pages; i++)
            all.add(new Link(String.valueOf(i), home + view.path() + "page=" + i, i == at));
        return all;
    }

    private static String feed(SeasonView view, String home) {
        return home + "/feed.ics" + (view.kind() == Kind.TEAM ? "?team=" + view.key() : "");
    }

    /** For search engines and assistants (schema.org/SportsEvent). */
    private Map<String, Object> linked(List<Listed> games) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("@context", "https://schema.org");
        all.put("@graph", games.stream().map(this::linked).toList());
        return all;
    }

    private Map<String, Object> linked(Listed one) {
        var details = one.event().details();
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", "SportsEvent");
        thing.put("name", details.summary());
        thing.put("startDate", CalendarAdds.stamp(details.start()));
        thing.put("endDate", CalendarAdds.stamp(EventFace.last(details.end())));
        thing.put("eventStatus", "https://schema.org/Event" + (one.event().cancelled() ? "Cancelled" : "Scheduled"));
        thing.put("url", url + "/e/" + one.event().uid());
        if (!details.location().isEmpty()) thing.put("location", EventFace.thing("Place", details.location()));
        if (!one.game().home().isEmpty())
            thing.put("homeTeam", EventFace.thing("SportsTeam", one.game().home()));
        if (!one.game().away().isEmpty())
            thing.put("awayTeam", EventFace.thing("SportsTeam", one.game().away()));
        return thing;
    }
}
