package org.calendarinvite.schedule;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.calendarinvite.event.Details;
import org.calendarinvite.organizer.Keys;

/**
 * A game as a file tells it.
 *
 * @param number of its row
 * @param key that names it in this file and in the next ones
 * @param week of the season, 0 for none
 */
public record GameRow(int number, String key, Details details, int week, String home, String away) {

    private static final Pattern SHORT = Pattern.compile("[A-Za-z0-9_-]{1,24}");
    private static final Pattern VERSUS = Pattern.compile("(.+?)\\s+(?:vs?\\.?|gegen|–|—|-|contre|contra)\\s+(.+)");
    private static final Pattern AT = Pattern.compile("(.+?)\\s+(?:@|at)\\s+(.+)");
    private static final int DIGITS = 20;

    /** The key that a name, which may be anything, stands for. */
    public static String key(String name) {
        return SHORT.matcher(name).matches() ? name : Keys.sha256(name).substring(0, DIGITS);
    }

    /** The part of an address that a team's name, in whatever script, stands for. */
    public static String slug(String team) {
        var plain = Normalizer.normalize(team, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "");
        boolean latin = plain.codePoints().noneMatch(c -> c > 127 && Character.isLetter(c));
        var words = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return latin && !words.isEmpty() ? words : "t" + Keys.sha256(team).substring(0, DIGITS / 2);
    }

    /** With the teams that its title names, where nothing else does. */
    public static GameRow titled(int number, String key, Details details, int week) {
        var versus = VERSUS.matcher(details.summary());
        if (versus.matches()) return new GameRow(number, key, details, week, versus.group(1), versus.group(2));
        var at = AT.matcher(details.summary());
        if (at.matches()) return new GameRow(number, key, details, week, at.group(2), at.group(1));
        return new GameRow(number, key, details, week, "", "");
    }
}
