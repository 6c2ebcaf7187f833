package org.calendarinvite.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.calendarinvite.Given;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;
import org.calendarinvite.organizer.Standing;

/** Seasons that say only what a test cares about. */
public final class Seasons {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final String LEAGUE = "league@example.com";
    public static final SeasonLimits LIMITS = new SeasonLimits(5000, 20, 50);

    public static final Standing HOST = Given.standing(LEAGUE, 0, 5);

    private Seasons() {}

    /** One of the 4 games that a team has at home, one on each day from 1 December on. */
    public static GameRow row(int number) {
        return row(number, LocalDateTime.of(2026, 12, 1, 19, 0).plusDays(number));
    }

    public static GameRow row(int number, LocalDateTime start) {
        var home = "Team " + number % 4;
        var away = "Guests " + number;
        var from = When.zoned(start, "Europe/Berlin");
        var details = new Details(
                home + " – " + away,
                "",
                "",
                "Hall " + number % 3,
                from,
                from.plus(Duration.ofHours(2)),
                "",
                List.of(),
                List.of());
        return new GameRow(number + 1, "k" + number, details, 1 + number / 7, home, away);
    }

    public static List<GameRow> rows(int count) {
        return IntStream.range(0, count).mapToObj(Seasons::row).toList();
    }

    /** With rows that are rejected and mean games of these keys. */
    public static Imported found(List<GameRow> rows, String... rejected) {
        var none = Arrays.stream(rejected)
                .map(key -> new Import.Rejected(99, "a typo", key))
                .toList();
        return new Imported("", "Europe/Berlin", rows, none, "");
    }

    public static SeasonOrder order(String trace) {
        return new SeasonOrder(
                "cup",
                "default",
                LEAGUE,
                "Winter Cup",
                "Europe/Berlin",
                "en",
                false,
                false,
                Import.Type.CSV,
                trace.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                trace);
    }

    public static SeasonOrder forced(SeasonOrder order) {
        return new SeasonOrder(
                order.id(),
                order.tenant(),
                order.organizer(),
                order.title(),
                order.zone(),
                order.language(),
                true,
                order.closing(),
                order.type(),
                order.file(),
                order.feed(),
                order.trace());
    }

    public static SeasonStart begin(SeasonOrder order, Optional<Season> stored, List<GameRow> rows, List<Game> games) {
        return new SeasonDesk().begin(new SeasonCase(order, stored, found(rows), games, HOST, 0, LIMITS, NOW));
    }

    public static Season season() {
        return begin(order("first"), Optional.empty(), rows(3), List.of()).season();
    }

    /** As an import has kept them. */
    public static List<Game> games(List<GameRow> rows) {
        return rows.stream()
                .map(row -> Game.first(season(), row.number(), "uid-" + row.key(), row))
                .toList();
    }

    /** With its import at its end. */
    public static Season done(Season season) {
        var counts = new Import.Counts(1, 2, 3, 40);
        return season.reading(season.read().moved(46, counts, true, NOW));
    }
}
