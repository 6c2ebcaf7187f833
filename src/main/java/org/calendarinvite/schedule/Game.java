package org.calendarinvite.schedule;

import java.time.Instant;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.event.Details;

/**
 * A game as its season's file told it last.
 *
 * @param number within its season, from 1; it stays for life and names the game in forms and links
 * @param key by which the file names it
 * @param uid of the event that it is
 * @param week of the season, 0 where the file says none
 * @param home the name of a team, and {@code away} of the other; empty where there is none
 * @param cancelled it is not in the file any more
 * @param read the import that changed it last
 */
public record Game(
        String season,
        int number,
        String key,
        String uid,
        Details details,
        int week,
        String home,
        String away,
        boolean cancelled,
        String read,
        long version)
        implements Kept {

    public static final String PREFIX = "game#";

    /** All games of a season, in the order of their numbers. */
    public static String shelf(String season) {
        return Season.shelf(season);
    }

    public static Place at(String season, int number) {
        return new Place(shelf(season), PREFIX + "%05d".formatted(number));
    }

    @Override
    public Place place() {
        return at(season, number);
    }

    static Game first(Season season, int number, String uid, GameRow row) {
        return new Game(
                season.id(),
                number,
                row.key(),
                uid,
                row.details(),
                row.week(),
                row.home(),
                row.away(),
                false,
                season.read().id(),
                1);
    }

    Game now(GameRow row, String newer) {
        return new Game(
                season, number, key, uid, row.details(), row.week(), row.home(), row.away(), false, newer, version + 1);
    }

    Game over(String newer) {
        return new Game(season, number, key, uid, details, week, home, away, true, newer, version + 1);
    }

    /** The file says what is known. */
    public boolean says(GameRow row) {
        return !cancelled
                && details.equals(row.details())
                && week == row.week()
                && home.equals(row.home())
                && away.equals(row.away());
    }

    /** What lies behind us is not cancelled: files drop it. */
    public boolean missing(Instant now) {
        return !cancelled && details.end().instant().isAfter(now);
    }
}
