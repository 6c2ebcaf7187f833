package org.calendarinvite.hook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/**
 * An address outside that is told what happens.
 *
 * @param id {@code whk_…}
 * @param secrets the present one first; a former one signs for a while longer
 * @param types the words of {@link ToldType} that it wants, empty for all
 * @param organizer only of this organizer's events, empty for everybody's
 * @param full whether it may know who attendees are; else they are masked
 * @param why it is disabled, empty while it is not
 * @param failing since when nothing could be delivered, empty while all is well
 */
public record Hook(
        String tenant,
        String id,
        String url,
        List<Secret> secrets,
        List<String> types,
        String organizer,
        boolean full,
        State state,
        String why,
        Optional<Instant> failing,
        Instant created,
        long version)
        implements Kept {

    public enum State {
        ACTIVE,
        /** By its owner; what happens meanwhile can be replayed. */
        PAUSED,
        /** By us, because it is gone or has failed for days. */
        DISABLED
    }

    /** What its owner says of it. */
    public record Wish(String url, List<String> types, String organizer, boolean full, boolean paused) {}

    public Hook {
        secrets = List.copyOf(secrets);
        types = List.copyOf(types);
    }

    public static Hook of(String tenant, String id, Secret secret, Wish wish, Instant now) {
        return new Hook(
                tenant,
                id,
                wish.url(),
                List.of(secret),
                wish.types(),
                wish.organizer(),
                wish.full(),
                wish.paused() ? State.PAUSED : State.ACTIVE,
                "",
                Optional.empty(),
                now,
                1);
    }

    /** All hooks of a tenant. */
    public static String shelf(String tenant) {
        return "hooks#" + tenant;
    }

    public static Place at(String tenant, String id) {
        return new Place(shelf(tenant), id);
    }

    /** The quota that counts a tenant's hooks. */
    public static String quota(String tenant) {
        return "hooks#" + tenant;
    }

    @Override
    public Place place() {
        return at(tenant, id);
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    /** Whether a message is for it; what was told before it came to be is not. */
    public boolean wants(Told told) {
        return !told.type().equals(ToldType.TEST.word())
                && !told.at().isBefore(created)
                && (types.isEmpty() || types.contains(told.type()))
                && (organizer.isEmpty() || organizer.equals(told.organizer()));
    }

    /** What signs at this moment. */
    public List<Secret> signing(Instant now) {
        return secrets.stream().filter(secret -> secret.holds(now)).toList();
    }

    /** A new secret signs from now on, the former ones until then. */
    Hook rotated(Secret fresh, Instant until, Instant now) {
        List<Secret> all = new ArrayList<>(List.of(fresh));
        signing(now).forEach(former -> all.add(former.ending(until)));
        return next(url, all, types, organizer, full, state, why, failing);
    }

    /** As its owner wishes from now on; saying so makes a disabled one work again. */
    Hook wished(Wish wish) {
        var now = wish.paused() ? State.PAUSED : State.ACTIVE;
        return next(wish.url(), secrets, wish.types(), wish.organizer(), wish.full(), now, "", Optional.empty());
    }

    Hook disabled(String reason) {
        return next(url, secrets, types, organizer, full, State.DISABLED, reason, failing);
    }

    Hook failingSince(Instant now) {
        return next(url, secrets, types, organizer, full, state, why, Optional.of(now));
    }

    Hook well() {
        return next(url, secrets, types, organizer, full, state, why, Optional.empty());
    }

    private Hook next(
            String to,
            List<Secret> keys,
            List<String> about,
            String of,
            boolean named,
            State is,
            String reason,
            Optional<Instant> since) {
        return new Hook(tenant, id, to, keys, about, of, named, is, reason, since, created, version + 1);
    }
}
