package org.calendarinvite.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Place;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.HookSend;
import org.calendarinvite.hook.Listened;
import org.calendarinvite.hook.SendCase;
import org.calendarinvite.hook.Sending;
import org.calendarinvite.hook.Told;

/** Who outside is told what. */
public final class Feed {

    private final Records records;
    private final Shelves shelves;

    Feed(Records records, Shelves shelves) {
        this.records = records;
        this.shelves = shelves;
    }

    public Optional<Hook> hook(String tenant, String id) {
        return shelves.one(Hook.at(tenant, id), Hook.class);
    }

    /** A tenant's hooks, in the order of their ids. */
    public Page<Hook> hooks(String tenant, String after, int limit) {
        return shelves.page(Hook.shelf(tenant), "", after, limit, Records.Order.FORWARD, Hook.class);
    }

    public Optional<Told> told(String id) {
        return shelves.pointed(Told.byId(id)).flatMap(place -> shelves.one(place, Told.class));
    }

    /** @param name as {@link Told#name} */
    public Optional<Told> told(String tenant, String name) {
        return shelves.one(Told.at(tenant, name), Told.class);
    }

    /** What the listeners of a tenant are told after this place in its feed, the oldest first. */
    public Page<Told> feed(Place after, int limit) {
        return shelves.page(after.shelf(), "", after.name(), limit, Records.Order.FORWARD, Told.class);
    }

    /** Whether, and since when, the tenant's feed is written for who listens. */
    public Optional<Listened> listened(String tenant) {
        return shelves.one(Listened.at(tenant), Listened.class);
    }

    /** An attempt beside its hook, its message and what became of it so far, in one call. */
    public SendCase due(HookSend send, Instant now) {
        var hook = Hook.at(send.tenant(), send.hook());
        var told = Told.at(send.tenant(), send.name());
        var sending = Sending.at(send.hook(), send.name());
        var found = records.read(List.of(hook, told, sending));
        return new SendCase(
                send,
                Optional.ofNullable(found.get(hook)).map(body -> Rows.read(body, Hook.class)),
                Optional.ofNullable(found.get(told)).map(body -> Rows.read(body, Told.class)),
                Optional.ofNullable(found.get(sending)).map(body -> Rows.read(body, Sending.class)),
                now);
    }

    public Optional<Sending> sending(String hook, String name) {
        return shelves.one(Sending.at(hook, name), Sending.class);
    }

    /** What became of messages to a hook, the newest first. */
    public Page<Sending> sendings(String hook, String after, int limit) {
        return shelves.page(Sending.shelf(hook), "", after, limit, Records.Order.BACKWARD, Sending.class);
    }

    /** The same, the oldest first. */
    public Page<Sending> sendingsFrom(String hook, String after, int limit) {
        return shelves.page(Sending.shelf(hook), "", after, limit, Records.Order.FORWARD, Sending.class);
    }
}
