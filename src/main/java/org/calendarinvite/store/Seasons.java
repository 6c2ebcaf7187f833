package org.calendarinvite.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.calendarinvite.event.Event;
import org.calendarinvite.schedule.Game;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.Timetable;

/** Seasons and their games. */
public final class Seasons {

    /** Games that are read in one call. */
    private static final int MANY = 500;

    /** Places that are read in one call. */
    private static final int PLACES = 100;

    private final Shelves shelves;

    Seasons(Shelves shelves) {
        this.shelves = shelves;
    }

    public Optional<Season> season(String id) {
        return shelves.one(Season.at(id), Season.class);
    }

    /** An organizer's, newest first. */
    Page<Season> of(String tenant, String organizer, String after, int limit) {
        return listed(Event.shelf(tenant, organizer), after, limit);
    }

    /** All of a tenant, newest first. */
    Page<Season> of(String tenant, String after, int limit) {
        return listed(Event.shelf(tenant), after, limit);
    }

    private Page<Season> listed(String shelf, String after, int limit) {
        return shelves.pointed(shelf, Season.LISTED, after, limit, Records.Order.BACKWARD, Season.class);
    }

    /** All there are, in the order of their ids. */
    Page<Season> all(String after, int limit) {
        return shelves.pointed(Season.SHELF, "", after, limit, Records.Order.FORWARD, Season.class);
    }

    /** All games of a season, in the order of their numbers. */
    public List<Game> games(String season) {
        List<Game> all = new ArrayList<>();
        var after = "";
        do {
            var page = shelves.page(Game.shelf(season), Game.PREFIX, after, MANY, Records.Order.FORWARD, Game.class);
            all.addAll(page.items());
            after = page.next();
        } while (!after.isEmpty());
        return all;
    }

    /** Those of these numbers that there are. */
    List<Game> games(String season, List<Integer> numbers) {
        var wanted = new TreeSet<>(numbers);
        List<Game> found = new ArrayList<>();
        var places = wanted.stream().map(number -> Game.at(season, number)).toList();
        for (int i = 0; i < places.size(); i += PLACES)
            found.addAll(shelves.all(places.subList(i, Math.min(places.size(), i + PLACES)).stream(), Game.class)
                    .values());
        return found;
    }

    /** A season with all its games and their events. */
    public Optional<Timetable> timetable(String id) {
        return season(id).map(season -> {
            var games = games(id);
            return new Timetable(season, games, events(games));
        });
    }

    private Map<String, Event> events(List<Game> games) {
        Map<String, Event> events = new HashMap<>();
        for (int i = 0; i < games.size(); i += PLACES)
            shelves.all(
                            games.subList(i, Math.min(games.size(), i + PLACES)).stream()
                                    .map(game -> Event.at(game.uid())),
                            Event.class)
                    .values()
                    .forEach(event -> events.put(event.uid(), event));
        return events;
    }
}
