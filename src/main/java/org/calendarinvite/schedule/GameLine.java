package org.calendarinvite.schedule;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.event.When;

/**
 * The fields of one row of a table of games, as they are written; those that it has not are empty.
 *
 * @param number as a spreadsheet counts
 */
public record GameLine(
        int number,
        String id,
        String week,
        String date,
        String start,
        String end,
        String minutes,
        String home,
        String away,
        String title,
        String place,
        String about) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final int LAST_WEEK = 99;
    private static final int DAY = 1440;

    /**
     * @param zone in which its times are written
     * @param lasts as long as a game is when the row does not say
     * @throws Refused with a sentence for whoever wrote it
     */
    public GameRow read(String zone, Duration lasts) {
        boolean teams = !home.isEmpty() && !away.isEmpty();
        if (!teams && title.isEmpty()) throw new Refused(SeasonReasons.NO_TEAMS);
        var begins = GameTimes.start(date, start, zone);
        var details = new Details(
                PlainText.oneLine(title.isEmpty() ? home + " – " + away : title),
                PlainText.lines(about),
                "",
                PlainText.oneLine(place),
                begins,
                end(begins, lasts),
                "",
                List.of(),
                List.of());
        int of = weekNumber();
        return teams
                ? new GameRow(number, key(), details, of, PlainText.name(home), PlainText.name(away))
                : GameRow.titled(number, key(), details, of);
    }

    private When end(When begins, Duration lasts) {
        var ends = GameTimes.end(begins, end, minutes.isEmpty() ? lasts : Duration.ofMinutes(lasting()));
        if (!ends.instant().isAfter(begins.instant())) throw new Refused(SeasonReasons.ENDS_FIRST);
        return ends;
    }

    private int lasting() {
        int said = NUMBER.matcher(minutes).matches() ? Integer.parseInt(minutes) : 0;
        if (said < 1 || said > DAY) throw new Refused(SeasonReasons.MINUTES);
        return said;
    }

    /** With words around it, such as {@code Week 3}. */
    private int weekNumber() {
        if (week.isEmpty()) return 0;
        var digits = week.replaceAll("\\D", "");
        int said = NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
        if (said < 1 || said > LAST_WEEK) throw new Refused(SeasonReasons.WEEK);
        return said;
    }

    /**
     * Without an id of its own a game is who plays whom in which week, so that it may be moved; else its title and day.
     *
     * @throws Refused when what names it cannot be read
     */
    public String key() {
        if (!id.isEmpty()) return GameRow.key(id);
        if (!home.isEmpty() && !away.isEmpty()) {
            weekNumber();
            return GameRow.key(home + "\n" + away + "\n" + week);
        }
        if (title.isEmpty()) throw new Refused(SeasonReasons.NO_TEAMS);
        GameTimes.start(date, "", "UTC");
        return GameRow.key(PlainText.oneLine(title) + "\n" + date);
    }
}
