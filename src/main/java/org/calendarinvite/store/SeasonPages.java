package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Term;
import org.calendarinvite.event.EventDesk;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Standing;
import org.calendarinvite.schedule.Game;
import org.calendarinvite.schedule.GameRow;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Imported;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonCase;
import org.calendarinvite.schedule.SeasonDesk;
import org.calendarinvite.schedule.SeasonLimits;
import org.calendarinvite.schedule.SeasonOrder;
import org.calendarinvite.schedule.SeasonPage;
import org.calendarinvite.schedule.SeasonStart;
import org.calendarinvite.schedule.SeasonTurn;
import org.calendarinvite.settings.Settings;

/** Imports of seasons and their pages: each game with its event is kept by itself, and found again by its own decision. */
@ApplicationScoped
@Named("seasonPages")
public class SeasonPages {

    private final Store store;
    private final Cases cases;
    private final CachedSeasons cached;
    private final EventDesk events;
    private final SeasonDesk desk;
    private final SeasonLimits limits;
    private final Duration lease;
    private final Clock clock;

    @Inject
    public SeasonPages(
            Store store, Cases cases, CachedSeasons cached, EventDesk events, SeasonDesk desk, Settings settings) {
        this(store, cases, cached, events, desk, settings, Clock.systemUTC());
    }

    SeasonPages(
            Store store,
            Cases cases,
            CachedSeasons cached,
            EventDesk events,
            SeasonDesk desk,
            Settings settings,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.cached = cached;
        this.events = events;
        this.desk = desk;
        var all = settings.schedules();
        this.limits = new SeasonLimits(all.games(), all.perOrganizer(), all.cancelPercent());
        this.lease = settings.mail().lease();
        this.clock = clock;
    }

    public SeasonStart begin(@Body SeasonOrder order, @Variable("found") Imported found) {
        var stored = store.seasons().season(order.id());
        return desk.begin(new SeasonCase(
                order,
                stored,
                found,
                stored.isPresent() ? store.seasons().games(order.id()) : List.of(),
                cases.host(order.tenant(), order.organizer(), limits.games()),
                store.taken(Season.quota(order.tenant(), order.organizer())),
                limits,
                clock.instant()));
    }

    public void keep(@Variable("start") SeasonStart start) {
        if (start.decision().changes().isEmpty()) return;
        store.commit(start.decision());
        cached.forget(start.order().id());
    }

    /** False when the page is done and its successor is queued. */
    public boolean claim(@Body SeasonTurn turn) {
        return store.claim(turn.claim(), lease, clock.instant(), Term.LIST);
    }

    public void done(@Variable("turn") SeasonTurn turn) {
        store.done(turn.claim(), clock.instant());
    }

    public SeasonPage load(@Body SeasonTurn turn) {
        return SeasonPage.of(store.seasons().season(turn.season()), turn);
    }

    /** Game by game: whatever ends this, what was kept stays and is found again. Its host is read once. */
    public SeasonPage decide(@Body SeasonPage page) {
        var season = page.season().orElseThrow();
        var known = store.seasons().games(season.id());
        Map<String, Game> byKey = known.stream().collect(Collectors.toMap(Game::key, Function.identity()));
        int highest = known.stream().mapToInt(Game::number).max().orElse(0);
        var host = cases.host(season.tenant(), season.organizer(), limits.games());
        List<Decision> made = new ArrayList<>();
        for (var row : page.rows()) {
            var game = Optional.ofNullable(byKey.get(row.key()));
            var one = row(season, row, game, highest + 1, host);
            if (game.isEmpty()) {
                highest++;
                host = host.hosting(host.events() + 1, limits.games());
            }
            if (one.filter(SeasonPages::enrols).isPresent())
                host = cases.host(season.tenant(), season.organizer(), limits.games());
            if (one.filter(decision -> !decision.stands()).isPresent())
                return page.ruled(known, made, 0, one.get().reason());
            one.ifPresent(made::add);
        }
        for (var game : page.left(known)) over(season, game, host).ifPresent(made::add);
        return page.ruled(known, made, page.length(), "");
    }

    /** Of somebody who is new here the first game opens an account. */
    private static boolean enrols(Decision made) {
        return made.changes().stream()
                .anyMatch(change -> change instanceof Change.Keep keep && keep.kept() instanceof Account);
    }

    private Optional<Decision> row(Season season, GameRow row, Optional<Game> game, int number, Standing host) {
        if (game.filter(known -> known.says(row)).isPresent()) return recalled(season, game.get());
        var c = cases.asked(SeasonDesk.request(season, row), host);
        var made = c.isNew() ? events.create(c) : events.update(c);
        var whole = game.isPresent()
                ? SeasonDesk.again(made, season, game.get(), row)
                : SeasonDesk.first(made, c.stored(), season, number, row);
        return Optional.of(whole.stands() ? store.commit(whole) : whole);
    }

    private Optional<Decision> over(Season season, Game game, Standing host) {
        if (!game.missing(clock.instant())) return recalled(season, game);
        var made = events.cancel(cases.asked(SeasonDesk.cancel(season, game), host));
        return made.stands() ? Optional.of(store.commit(SeasonDesk.over(made, season, game))) : Optional.empty();
    }

    /** What this very import decided of it before: it is told once more, for nobody knows whether it was. */
    private Optional<Decision> recalled(Season season, Game game) {
        if (!game.read().equals(season.read().id())) return Optional.empty();
        var asked = Decision.refuse("").under(SeasonDesk.key(season, game.key()));
        return Optional.of(store.recall(asked)).filter(Decision::stands);
    }

    /** The season as it is after the page. */
    public SeasonPage conclude(@Variable("page") SeasonPage page) {
        store.commit(desk.conclude(page, clock.instant()));
        cached.forget(page.turn().season());
        return load(page.turn());
    }

    /** Of a season that is closed nothing is left but the events. */
    public void end(@Body SeasonPage page) {
        page.season().filter(SeasonPages::closed).ifPresent(this::remove);
    }

    private static boolean closed(Season season) {
        return season.closing() && season.read().state() == Import.State.DONE;
    }

    /** Its games first: begun again after a crash, it goes on with what is left. */
    private void remove(Season season) {
        var games = store.seasons().games(season.id());
        for (int i = 0; i < games.size(); i += SeasonPage.SIZE)
            store.remove(games.subList(i, Math.min(games.size(), i + SeasonPage.SIZE)));
        store.commit(desk.gone(season));
        cached.forget(season.id());
    }
}
