package org.calendarinvite.store;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Entry;
import org.calendarinvite.access.Once;
import org.calendarinvite.decision.Place;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.Order;

/** Organizers and keys: who may do what, and what was done in whose name. */
public final class Register {

    private final Records records;
    private final Shelves shelves;

    Register(Records records, Shelves shelves) {
        this.records = records;
        this.shelves = shelves;
    }

    public Optional<Account> account(String tenant, String email) {
        return shelves.one(Account.at(tenant, email), Account.class);
    }

    /** A tenant's organizers, in the order of their addresses. */
    public Page<Account> accounts(String tenant, String after, int limit) {
        return shelves.page(Account.shelf(tenant), "", after, limit, Records.Order.FORWARD, Account.class);
    }

    /** What a shop has told of one order. */
    public Optional<Order> order(String tenant, String id) {
        return shelves.one(Order.at(tenant, id), Order.class);
    }

    /** {@link Brand#none} for an organizer who has none. */
    public Brand brand(String tenant, String organizer) {
        return shelves.one(Brand.at(tenant, organizer), Brand.class).orElseGet(() -> Brand.none(tenant, organizer));
    }

    /** A key to the API, by the SHA-256 of it in hex. */
    public Optional<ApiKey> apiKey(String sha256) {
        return shelves.one(ApiKey.at(sha256), ApiKey.class);
    }

    /** Whether it opens anything now: it, and all keys that it comes from. */
    public boolean opens(ApiKey key, Instant now) {
        var makers = shelves.all(key.makers().stream().map(ApiKey::at), ApiKey.class);
        return key.opens(now)
                && makers.size() == key.makers().size()
                && makers.values().stream().allMatch(maker -> maker.opens(now));
    }

    Optional<ApiKey> apiKey(String tenant, String id) {
        return shelves.pointed(new Place(ApiKey.shelf(tenant), id)).flatMap(place -> shelves.one(place, ApiKey.class));
    }

    Page<ApiKey> apiKeys(String tenant, String after, int limit) {
        return shelves.pointed(ApiKey.shelf(tenant), "", after, limit, Records.Order.FORWARD, ApiKey.class);
    }

    /** What became of a caller's request with this Idempotency-Key. */
    public Optional<Once> once(String whose, String key) {
        return shelves.one(Once.at(whose, key), Once.class);
    }

    /** Adds a line to the audit log. */
    public void audit(Entry entry) {
        records.putIfAbsent(entry.place(), Rows.write(entry), entry.keptUntil());
    }

    /** Newest first. */
    Page<Entry> audit(String tenant, String after, int limit) {
        return shelves.page(Entry.shelf(tenant), "", after, limit, Records.Order.BACKWARD, Entry.class);
    }
}
