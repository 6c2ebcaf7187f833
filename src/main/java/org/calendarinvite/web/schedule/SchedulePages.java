package org.calendarinvite.web.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import org.apache.camel.Header;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.mail.SeasonLetters;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.Timetable;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.store.CachedSeasons;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.page.WebPage;

/** The pages of a season, for whoever has its link: each view has an address of its own and works without scripts. */
@ApplicationScoped
@Named("schedulePages")
public class SchedulePages {

    static final String NONE = "There is no schedule at this address. Ask whoever gave you the link for a new one.";
    private static final String NO_VIEW = "The schedule has no such page.";
    private static final int LONGEST = 254;
    private static final int SOUGHT = 100;

    private final CachedSeasons seasons;
    private final Accounts accounts;
    private final SeasonLetters letters;
    private final SeasonFace face;
    private final Clock clock;

    @Inject
    public SchedulePages(CachedSeasons seasons, Accounts accounts, SeasonLetters letters, SeasonFace face) {
        this(seasons, accounts, letters, face, Clock.systemUTC());
    }

    SchedulePages(CachedSeasons seasons, Accounts accounts, SeasonLetters letters, SeasonFace face, Clock clock) {
        this.seasons = seasons;
        this.accounts = accounts;
        this.letters = letters;
        this.face = face;
        this.clock = clock;
    }

    /** This week, or what is looked for. */
    public WebPage show(
            @Header("id") String id,
            @Header("q") Object sought,
            @Header("page") String page,
            @Header("email") Object email,
            @Header("Accept-Language") String accepted) {
        var table = find(id);
        var words = sought instanceof String one ? PlainText.cut(one.strip(), SOUGHT) : "";
        if (!words.isEmpty()) return page(table, SeasonView.search(words, table), page, email, accepted);
        return page(table, SeasonView.week(table.now(clock.instant()), table), page, email, accepted);
    }

    public WebPage week(
            @Header("id") String id,
            @Header("week") String week,
            @Header("page") String page,
            @Header("email") Object email,
            @Header("Accept-Language") String accepted) {
        var table = find(id);
        if (!week.matches("\\d{1,4}") || !table.weeks().containsKey(Integer.valueOf(week))) throw absent();
        return page(table, SeasonView.week(Integer.parseInt(week), table), page, email, accepted);
    }

    public WebPage team(
            @Header("id") String id,
            @Header("slug") String slug,
            @Header("page") String page,
            @Header("email") Object email,
            @Header("Accept-Language") String accepted) {
        var table = find(id);
        if (!table.teams().containsKey(slug)) throw absent();
        return page(table, SeasonView.team(slug, table), page, email, accepted);
    }

    public WebPage month(
            @Header("id") String id,
            @Header("month") String month,
            @Header("page") String page,
            @Header("email") Object email,
            @Header("Accept-Language") String accepted) {
        var table = find(id);
        var meant = yearMonth(month);
        if (!table.months().containsKey(meant)) throw absent();
        return page(table, SeasonView.month(meant, table), page, email, accepted);
    }

    private static YearMonth yearMonth(String written) {
        try {
            return YearMonth.parse(written);
        } catch (DateTimeException none) {
            throw absent();
        }
    }

    private static Problem absent() {
        return new Problem(404, NO_VIEW);
    }

    private WebPage page(Timetable table, SeasonView view, String page, Object email, String accepted) {
        var season = table.season();
        var look = letters.look(season, accepted);
        var standing = accounts.glance(season.tenant(), season.organizer());
        if (standing.suspended()) return face.page("season-closed", look, new HashMap<>());
        var data = face.of(table, view, number(page), look);
        data.put("open", standing.barred().isEmpty() && !season.closing());
        data.put("email", email instanceof String one && one.length() <= LONGEST ? one.strip() : "");
        return face.page("season", look, data);
    }

    private static int number(String page) {
        return page != null && page.matches("[1-9]\\d{0,3}") ? Integer.parseInt(page) : 1;
    }

    Timetable find(String id) {
        if (!Season.names(id)) throw new Problem(404, NONE);
        return seasons.season(id).orElseThrow(() -> new Problem(404, NONE));
    }
}
