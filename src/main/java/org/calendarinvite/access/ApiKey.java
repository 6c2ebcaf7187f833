package org.calendarinvite.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.calendarinvite.access.Caller.Role;
import org.calendarinvite.access.Caller.Scope;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/**
 * A key to the API; of the key itself only its SHA-256 is kept, which is enough for a secret of 256 random bits.
 *
 * @param id names it in lists and in the audit log
 * @param organizer whose it is; empty for a key to the whole tenant
 * @param expires when it opens nothing any more; empty for never
 */
public record ApiKey(
        String id,
        String tenant,
        String sha256,
        String name,
        String organizer,
        Set<Scope> scopes,
        Instant created,
        Optional<Instant> expires,
        boolean revoked,
        long version)
        implements Kept {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** All keys of a tenant, by their ids. */
    public static String shelf(String tenant) {
        return "keys#" + tenant;
    }

    public static Place at(String sha256) {
        return new Place("key#" + sha256, "key");
    }

    @Override
    public Place place() {
        return at(sha256);
    }

    @Override
    public List<Place> pointers() {
        return List.of(new Place(shelf(tenant), id));
    }

    public boolean opens(Instant now) {
        return !revoked && expires.filter(end -> !now.isBefore(end)).isEmpty();
    }

    public Role role() {
        return organizer.isEmpty() ? Role.SYSTEM : Role.ORGANIZER;
    }

    public Caller caller() {
        var reach = organizer.isEmpty() ? new Reach.Everything(tenant) : new Reach.Own(tenant, organizer);
        return new Caller(id, role(), reach, scopes);
    }

    public ApiKey revoke() {
        return new ApiKey(id, tenant, sha256, name, organizer, scopes, created, expires, true, version + 1);
    }
}
