package org.calendarinvite.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.calendarinvite.access.Caller.Role;
import org.calendarinvite.access.Caller.Scope;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/**
 * A key to the API; of the key itself only its SHA-256 is kept, which is enough for a secret of 256 random bits.
 *
 * @param id names it in lists and in the audit log
 * @param organizer whose it is; empty for a key to the whole tenant
 * @param makers the SHA-256 of the key that it was given with, and of that one's makers: it opens nothing unless they all do
 * @param expires when it opens nothing any more; empty for never
 */
public record ApiKey(
        String id,
        String tenant,
        String sha256,
        String name,
        String organizer,
        Set<Scope> scopes,
        List<String> makers,
        Instant created,
        Optional<Instant> expires,
        boolean revoked,
        long version)
        implements Kept {

    /** Keys between a key and one that no other was given with. */
    public static final int MOST_MAKERS = 5;

    public ApiKey {
        // Those given out before there were any had none.
        makers = makers == null ? List.of() : List.copyOf(makers);
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

    /** The makers of a key that is given with this one. */
    public List<String> lineage() {
        return Stream.concat(Stream.of(sha256), makers.stream()).toList();
    }

    public Role role() {
        return organizer.isEmpty() ? Role.SYSTEM : Role.ORGANIZER;
    }

    public Caller caller() {
        var reach = organizer.isEmpty() ? new Reach.Everything(tenant) : new Reach.Own(tenant, organizer);
        return new Caller(id, role(), reach, scopes);
    }

    public ApiKey revoke() {
        return new ApiKey(id, tenant, sha256, name, organizer, scopes, makers, created, expires, true, version + 1);
    }
}
