package org.calendarinvite.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.event.Event;

/** A season as its visitors see it: all its games in the order of time, by week, month and team. */
public final class Timetable {

    private static final Comparator<Listed> ORDER =
            Comparator.comparing(Listed::starts).thenComparing(one -> one.game().number());

    private final Season season;
    private final List<Listed> games;
    private final Map<Integer, Listed> byNumber;
    private final TreeMap<Integer, List<Listed>> weeks;
    private final TreeMap<YearMonth, List<Listed>> months;
    private final Map<String, String> teams;
    private final Map<String, List<Listed>> byTeam;

    /** A game with its event, which knows best when it is. */
    public record Listed(Game game, Event event, int week) {

        Instant starts() {
            return event.details().start().instant();
        }

        public Instant ends() {
            return event.details().end().instant();
        }

        public boolean over(Instant now) {
            return !ends().isAfter(now);
        }

        public boolean open(Instant now) {
            return event.open() && !over(now);
        }

        Stream<String> sides() {
            return Stream.of(game.home(), game.away())
                    .filter(team -> !team.isEmpty())
                    .distinct();
        }

        YearMonth month() {
            return YearMonth.from(event.details().start().local());
        }

        boolean says(String words) {
            var details = event.details();
            return Stream.of(details.summary(), details.location(), game.home(), game.away())
                    .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
        }
    }

    /** @param events by UID; a game whose event is not among them is left out */
    public Timetable(Season season, List<Game> games, Map<String, Event> events) {
        this.season = season;
        var known =
                games.stream().filter(game -> events.containsKey(game.uid())).toList();
        var monday = known.stream()
                .map(game -> monday(game.details().start().local().toLocalDate()))
                .min(Comparator.naturalOrder());
        this.games = known.stream()
                .map(game -> new Listed(game, events.get(game.uid()), week(game, monday)))
                .sorted(ORDER)
                .toList();
        this.byNumber =
                this.games.stream().collect(Collectors.toMap(one -> one.game().number(), one -> one));
        this.weeks =
                this.games.stream().collect(Collectors.groupingBy(Listed::week, TreeMap::new, Collectors.toList()));
        this.months =
                this.games.stream().collect(Collectors.groupingBy(Listed::month, TreeMap::new, Collectors.toList()));
        var slugs = slugs(this.games);
        this.teams = new LinkedHashMap<>();
        slugs.forEach((name, slug) -> teams.putIfAbsent(slug, name));
        this.byTeam = new HashMap<>();
        for (var one : this.games)
            one.sides().map(slugs::get).distinct().forEach(slug -> byTeam.computeIfAbsent(
                            slug, any -> new ArrayList<>())
                    .add(one));
    }

    /** Where the file says none, weeks are counted from that of the first game. */
    private static int week(Game game, Optional<LocalDate> first) {
        if (game.week() > 0 || first.isEmpty()) return game.week();
        var day = game.details().start().local().toLocalDate();
        return (int) ChronoUnit.WEEKS.between(first.get(), monday(day)) + 1;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Of each team by its name, in the order of names; two teams have two, however alike their names are written. */
    private static Map<String, String> slugs(List<Listed> games) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
        games.stream().flatMap(Listed::sides).forEach(name -> all.put(name, GameRow.slug(name)));
        Map<String, String> first = new HashMap<>();
        all.replaceAll((name, slug) ->
                first.computeIfAbsent(slug, any -> name).equalsIgnoreCase(name) ? slug : GameRow.slug(name, slug));
        return all;
    }

    public Season season() {
        return season;
    }

    public List<Listed> games() {
        return games;
    }

    public Optional<Listed> game(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** Its number → its games, in their order. */
    public Map<Integer, List<Listed>> weeks() {
        return weeks;
    }

    public Map<YearMonth, List<Listed>> months() {
        return months;
    }

    /** By the part of an address that each has, in the order of names. */
    public Map<String, String> teams() {
        return teams;
    }

    public List<Listed> team(String slug) {
        return List.copyOf(byTeam.getOrDefault(slug, List.of()));
    }

    /** Whose title, place or teams hold these words, whatever their case. */
    public List<Listed> search(String words) {
        var sought = words.strip().toLowerCase(Locale.ROOT);
        return chosen(one -> one.says(sought));
    }

    private List<Listed> chosen(Predicate<Listed> wanted) {
        return games.stream().filter(wanted).toList();
    }

    /** The week of the first game that is not over, else the last one; 0 when there is none. */
    public int now(Instant now) {
        return games.stream()
                .filter(one -> !one.over(now))
                .findFirst()
                .map(Listed::week)
                .orElseGet(() -> weeks.isEmpty() ? 0 : weeks.lastKey());
    }
}
