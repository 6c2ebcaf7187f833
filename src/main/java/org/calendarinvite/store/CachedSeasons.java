package org.calendarinvite.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.calendarinvite.schedule.Timetable;
import org.calendarinvite.settings.Settings;

/** Seasons as they were some seconds ago at most: a day of many visitors reads the games once in that time. */
@ApplicationScoped
public class CachedSeasons {

    /** Games with their events, of all seasons together; each is about 2 kB. */
    private static final int GAMES = 20_000;

    private final Store store;
    private final Cache<String, Timetable> known;

    @Inject
    public CachedSeasons(Store store, Settings settings) {
        this(store, settings.schedules().fresh(), GAMES);
    }

    CachedSeasons(Store store, Duration fresh, int most) {
        this.store = store;
        this.known = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((String id, Timetable table) -> 1 + table.games().size())
                .expireAfterWrite(fresh)
                .executor(Runnable::run)
                .build();
    }

    /** @param id that an address can have; one that is made up is looked for each time, and takes no other's place */
    public Optional<Timetable> season(String id) {
        return Optional.ofNullable(
                known.get(id, one -> store.seasons().timetable(one).orElse(null)));
    }

    /** What was changed here is seen at once. */
    void forget(String id) {
        known.invalidate(id);
    }
}
