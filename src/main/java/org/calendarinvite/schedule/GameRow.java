package org.calendarinvite.schedule;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
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
    private static final List<String> VERSUS =
            List.of(" vs ", " vs. ", " v ", " v. ", " gegen ", " – ", " — ", " - ", " contre ", " contra ");
    private static final List<String> AT = List.of(" @ ", " at ");
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

    /** Where another team has this one already. */
    static String slug(String team, String taken) {
        return taken + "-" + Keys.sha256(team).substring(0, 4);
    }

    /** With the teams that its title names, where nothing else does. */
    public static GameRow titled(int number, String key, Details details, int week) {
        var title = details.summary().strip().replaceAll("\\s+", " ");
        var versus = between(title, VERSUS);
        if (versus.size() == 2) return new GameRow(number, key, details, week, versus.get(0), versus.get(1));
        var at = between(title, AT);
        if (at.size() == 2) return new GameRow(number, key, details, week, at.get(1), at.get(0));
        return new GameRow(number, key, details, week, "", "");
    }

    /** What stands before and after the first of these words; empty without any. Linear, for titles are anybody's. */
    private static List<String> between(String title, List<String> words) {
        var first = words.stream().filter(word -> title.indexOf(word) > 0).min(Comparator.comparingInt(title::indexOf));
        return first.map(word -> List.of(
                        title.substring(0, title.indexOf(word)), title.substring(title.indexOf(word) + word.length())))
                .orElse(List.of());
    }
}
