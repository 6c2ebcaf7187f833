package org.calendarinvite.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.calendarinvite.decision.Place;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.Brands;
import org.calendarinvite.settings.Settings;

/** Brands as they were some seconds ago at most: an event with thousands of guests asks the store once. */
@ApplicationScoped
public class CachedBrands implements Brands {

    private static final int MOST = 10_000;

    private final Store store;
    private final Cache<Place, Brand> known;

    @Inject
    public CachedBrands(Store store, Settings settings) {
        this(store, settings.fresh().brands());
    }

    CachedBrands(Store store, Duration fresh) {
        this.store = store;
        this.known =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(fresh).build();
    }

    @Override
    public Brand of(String tenant, String organizer) {
        return known.get(Brand.at(tenant, organizer), place -> store.register().brand(tenant, organizer));
    }

    /** Whoever has changed a brand here sees it at once. */
    public void forget(String tenant, String organizer) {
        known.invalidate(Brand.at(tenant, organizer));
    }
}
