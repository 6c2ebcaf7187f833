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

    private static final int MOST = 100;

    private final Store store;
    private final Cache<String, Optional<Timetable>> known;

    @Inject
    public CachedSeasons(Store store, Settings settings) {
        this(store, settings.schedules().fresh());
    }

    public CachedSeasons(Store store, Duration fresh) {
        this.store = store;
        this.known =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(fresh).build();
    }

    /** @param id that an address can have; whatever else is asked for is none */
    public Optional<Timetable> season(String id) {
        return known.get(id, store.seasons()::timetable);
    }

    /** What was changed here is seen at once. */
    void forget(String id) {
        known.invalidate(id);
    }
}
