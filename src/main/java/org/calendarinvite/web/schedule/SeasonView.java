package org.calendarinvite.web.schedule;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.calendarinvite.schedule.Timetable;
import org.calendarinvite.schedule.Timetable.Listed;

/**
 * What of a season a page shows.
 *
 * @param key the week, the slug of the team, the month, or the words that are looked for
 * @param path behind the season's own, with the beginning of a query
 */
record SeasonView(Kind kind, String key, String path, List<Listed> games) {

    enum Kind {
        WEEK,
        TEAM,
        MONTH,
        SEARCH
    }

    static SeasonView week(int week, Timetable table) {
        return new SeasonView(
                Kind.WEEK,
                String.valueOf(week),
                "/week/" + week + "?",
                table.weeks().getOrDefault(week, List.of()));
    }

    static SeasonView team(String slug, Timetable table) {
        return new SeasonView(Kind.TEAM, slug, "/team/" + slug + "?", table.team(slug));
    }

    static SeasonView month(YearMonth month, Timetable table) {
        return new SeasonView(
                Kind.MONTH,
                month.toString(),
                "/month/" + month + "?",
                table.months().getOrDefault(month, List.of()));
    }

    static SeasonView search(String words, Timetable table) {
        var query = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return new SeasonView(Kind.SEARCH, words, "?q=" + query + "&", table.search(words));
    }

    boolean is(Kind other, String what) {
        return kind == other && key.equals(what);
    }
}
