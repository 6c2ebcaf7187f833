package org.calendarinvite.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.EventRequest;
import org.calendarinvite.event.Source;
import org.calendarinvite.organizer.Language;
import org.calendarinvite.organizer.Standing;

/** Decides what an import of a season changes, and what of it is kept; touches nothing itself. */
@ApplicationScoped
@Named("seasonDesk")
public class SeasonDesk {

    private static final String PRODID = "-//calendarinvite.org//Schedule//EN";

    /** Begins, holds or refuses an import; only the end of the season takes the place of one that runs. */
    public SeasonStart begin(SeasonCase c) {
        var order = c.order();
        var flaw = flaw(c);
        if (flaw.isPresent()) return new SeasonStart(order, c.stored().orElse(null), refused(c, flaw.get()), false);
        var compared = compare(c.games(), c.found(), order.forced(), c.now());
        var shut = compared.added().isEmpty() ? Optional.<String>empty() : shut(c.organizer());
        if (shut.isPresent()) return new SeasonStart(order, c.stored().orElse(null), refused(c, shut.get()), false);
        var began = Import.of(order, c.found(), c.games().size(), compared.waiting(), begins(c));
        if (known(c, began)) return same(order, c.stored().get());
        var why = holds(c, compared);
        var read = why.map(began::held).orElse(began);
        var season = c.stored()
                .map(known -> why.isPresent()
                        ? known.held(order, read)
                        : known.ordered(order, c.found().zone(), read))
                .orElseGet(() -> first(c, read));
        List<Change> changes = new ArrayList<>(List.of(new Change.Keep(season)));
        if (c.stored().isEmpty())
            changes.add(new Change.Take(
                    Season.quota(order.tenant(), order.organizer()), c.limits().seasons()));
        var decision = Decision.apply("schedule/" + order.id() + "/" + order.trace(), changes, List.of());
        return new SeasonStart(order, season, decision.because(read.reason()), why.isEmpty());
    }

    /** Why he may have no new game, which is an event like one that he mails; those that he has he may change and cancel. */
    private static Optional<String> shut(Standing organizer) {
        return organizer.waits() ? Optional.of(SeasonReasons.WAITING) : organizer.barred();
    }

    /** Why somebody must say first that this is meant. */
    private static Optional<String> holds(SeasonCase c, Comparison compared) {
        if (c.order().forced()) return Optional.empty();
        int percent = c.limits().cancelPercent();
        if (compared.cancels(percent)) return Optional.of(compared.why(percent));
        return c.stored()
                .map(Season::zone)
                .filter(zone -> !zone.equals(c.found().zone()))
                .map(zone -> SeasonReasons.zone(c.found().zone(), zone));
    }

    /** A feed keeps why, and is not asked again before its time. */
    private static Decision refused(SeasonCase c, String why) {
        var refused = Decision.refuse(why);
        return c.stored()
                .filter(season -> season.ownedBy(c.order())
                        && !season.closing()
                        && !season.read().running())
                .flatMap(season -> season.fed(c.order())
                        .map(feed -> season.fetched(
                                feed.failed(why, c.order().feed().get().due()))))
                .map(season -> refused.keeping(List.of(new Change.Keep(season)), List.of()))
                .orElse(refused);
    }

    /** After the one before it, whatever the clocks say: by it the version of each game is told from an older one. */
    private static Instant begins(SeasonCase c) {
        return c.stored()
                .map(season -> season.read().started().plusMillis(1))
                .filter(after -> after.isAfter(c.now()))
                .orElse(c.now());
    }

    private static Optional<String> flaw(SeasonCase c) {
        var order = c.order();
        var stored = c.stored();
        if (stored.filter(known -> !known.ownedBy(order)).isPresent()) return Optional.of(SeasonReasons.OTHERS);
        if (order.closing()) return Optional.empty();
        if (stored.filter(Season::closing).isPresent()) return Optional.of(SeasonReasons.CLOSING);
        if (stored.filter(known -> known.read().running()).isPresent()) return Optional.of(SeasonReasons.RUNNING);
        if (!c.found().flaw().isEmpty()) return Optional.of(c.found().flaw());
        if (c.found().rows().isEmpty()) return Optional.of(SeasonReasons.EMPTY);
        if (c.found().rows().size() > c.limits().games())
            return Optional.of(SeasonReasons.games(c.limits().games()));
        boolean many = stored.isEmpty() && c.seasons() >= c.limits().seasons();
        return many ? Optional.of(SeasonReasons.seasons(c.limits().seasons())) : Optional.empty();
    }

    /** The same file, read before to its end or held since; unless that is forced now. */
    private static boolean known(SeasonCase c, Import began) {
        return !c.order().closing()
                && c.stored()
                        .map(Season::read)
                        .filter(read -> known(c.order(), read, began))
                        .isPresent();
    }

    private static boolean known(SeasonOrder order, Import read, Import began) {
        boolean all = read.state() == Import.State.DONE && read.waiting() == 0;
        boolean most = read.state() == Import.State.DONE || read.state() == Import.State.HELD;
        boolean over = all || most && !order.forced();
        return over && read.hash().equals(began.hash());
    }

    private static SeasonStart same(SeasonOrder order, Season season) {
        boolean holds = season.read().state() == Import.State.HELD;
        var looked = order.feed().map(feed -> holds ? season.held(order, season.read()) : season.fetched(feed));
        List<Change> changes = looked.isEmpty() ? List.of() : List.of(new Change.Keep(looked.get()));
        return new SeasonStart(order, looked.orElse(season), Decision.record("", "", changes), false);
    }

    private static Season first(SeasonCase c, Import read) {
        var order = c.order();
        return new Season(
                order.id(),
                order.tenant(),
                Stream.of(order.title(), c.found().title(), order.id())
                        .filter(title -> !title.isBlank())
                        .findFirst()
                        .orElseThrow(),
                c.found().zone(),
                Language.tag(order.language()).orElse(""),
                order.organizer(),
                order.feed(),
                read,
                false,
                c.now(),
                1);
    }

    /**
     * What is new, told otherwise, missing and as it was; the order of rows does not matter. A game whose row is rejected is
     * not missing, and while a row may mean any game none is, unless that is {@code forced}.
     */
    public static Comparison compare(List<Game> games, Imported found, boolean forced, Instant now) {
        Map<String, Game> known = games.stream().collect(Collectors.toMap(Game::key, Function.identity()));
        var rows = found.rows();
        var named = found.keys();
        List<GameRow> added = new ArrayList<>();
        List<GameRow> changed = new ArrayList<>();
        int over = 0;
        for (var row : rows) {
            var game = known.get(row.key());
            if (game == null) added.add(row);
            else if (!game.says(row)) changed.add(row);
            if (game != null
                    && game.missing(now)
                    && !row.details().end().instant().isAfter(now)) over++;
        }
        var missing = games.stream()
                .filter(game -> !named.contains(game.key()) && game.missing(now))
                .toList();
        int toCome = (int) games.stream().filter(game -> game.missing(now)).count();
        boolean waits = !forced && found.unknown() > 0;
        return new Comparison(
                added,
                changed,
                waits ? List.of() : missing,
                waits ? missing.size() : 0,
                over,
                rows.size() - added.size() - changed.size(),
                toCome);
    }

    /** A game as its organizer's calendar would ask for it. */
    public static EventRequest request(Season season, GameRow row) {
        return request(season, row.key(), EventRequest.Kind.REQUEST, row.details());
    }

    public static EventRequest cancel(Season season, Game game) {
        return request(season, game.key(), EventRequest.Kind.CANCEL, game.details());
    }

    private static EventRequest request(Season season, String key, EventRequest.Kind kind, Details details) {
        return new EventRequest(
                kind,
                season.tenant(),
                season.organizer(),
                true,
                season.organizer(),
                season.title(),
                Event.ofSeason(season.id()) + key,
                new Source(0, season.read().started()),
                Optional.of(details),
                List.of(),
                Optional.empty(),
                true,
                PRODID,
                season.language(),
                season.read().id());
    }

    /** Under which the decision on a game is remembered: once for each import. */
    public static String key(Season season, String game) {
        return "schedule/" + season.id() + "/" + season.read().id() + "/" + game;
    }

    /** With the game itself beside its event: both are kept, or neither. */
    public static Decision first(Decision made, Optional<Event> stored, Season season, int number, GameRow row) {
        var uid = stored.map(Event::uid).orElseGet(() -> event(made));
        return with(made, season, row.key(), Game.first(season, number, uid, row));
    }

    public static Decision again(Decision made, Season season, Game game, GameRow row) {
        return with(made, season, row.key(), game.now(row, season.read().id()));
    }

    public static Decision over(Decision made, Season season, Game game) {
        return with(made, season, game.key(), game.over(season.read().id()));
    }

    private static Decision with(Decision made, Season season, String key, Game game) {
        if (!made.stands()) return made.under("");
        List<Change> changes = new ArrayList<>(made.changes());
        changes.add(new Change.Keep(game));
        return new Decision(key(season, key), made.outcome(), made.reason(), changes, made.notices(), Optional.empty());
    }

    private static String event(Decision made) {
        return made.changes().stream()
                .flatMap(change -> change instanceof Change.Keep keep && keep.kept() instanceof Event event
                        ? Stream.of(event.uid())
                        : Stream.empty())
                .findFirst()
                .orElse("");
    }

    /** The season as it is after a page. */
    public Decision conclude(SeasonPage page, Instant now) {
        var season = page.season().orElseThrow();
        var read = season.read();
        var moved = page.flaw().isEmpty()
                ? read.moved(page.end(), page.counts(), page.last(page.games()), now)
                : read.failed(page.counts(), page.flaw(), now);
        return Decision.apply("", List.of(new Change.Keep(season.reading(moved))), List.of());
    }

    /** Of an import that stands still: its page is due once more, or, when that was so {@code most} times, no more. */
    public Decision revive(Season season, int most, Instant now) {
        var read = season.read();
        var next = read.revived() < most ? read.again(now) : read.failed(Import.Counts.NONE, SeasonReasons.STUCK, now);
        return Decision.apply("", List.of(new Change.Keep(season.reading(next))), List.of());
    }

    /** It stays as it is, and what is published elsewhere changes it no more. */
    public Decision unsubscribe(Season season) {
        if (season.feed().isEmpty()) return Decision.record("", "", List.of());
        return Decision.apply("", List.of(new Change.Keep(season.unsubscribed())), List.of());
    }

    /** Nothing of it is left but events that are over. */
    public Decision gone(Season season) {
        return Decision.apply(
                "",
                List.of(
                        new Change.Forget(season),
                        new Change.Release(Season.quota(season.tenant(), season.organizer()))),
                List.of());
    }
}
