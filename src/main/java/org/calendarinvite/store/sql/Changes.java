package org.calendarinvite.store.sql;

import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Store;

/** The parts of a decision as statements of one transaction. */
record Changes(Sql sql) {

    void apply(Change change) {
        if (change instanceof Change.Keep keep) keep(keep.kept());
        else if (change instanceof Change.Count count) count(count);
        else if (change instanceof Change.Take take) take(take);
        else if (change instanceof Change.Release release) release(release);
    }

    private void keep(Kept kept) {
        int rows;
        if (kept instanceof Event event) rows = event(event);
        else if (kept instanceof Attendee attendee) rows = attendee(attendee);
        else
            throw new IllegalArgumentException(
                    "Nobody keeps a " + kept.getClass().getSimpleName());
        if (rows == 0) throw new Store.Conflict("Not the version before this one: " + kept);
    }

    private int event(Event event) {
        String body = Rows.write(event);
        return event.version() == 1
                ? sql.change(
                        "INSERT INTO event (uid, organizer, client_uid, version, body) VALUES (?, ?, ?, 1, ?)"
                                + " ON CONFLICT DO NOTHING",
                        event.uid(),
                        event.organizer(),
                        event.clientUid(),
                        body)
                : sql.change(
                        "UPDATE event SET version = ?, body = ? WHERE uid = ? AND version = ?",
                        event.version(),
                        body,
                        event.uid(),
                        event.version() - 1);
    }

    private int attendee(Attendee attendee) {
        String body = Rows.write(attendee);
        return attendee.version() == 1
                ? sql.change(
                        "INSERT INTO attendee (uid, email, token, version, body) VALUES (?, ?, ?, 1, ?)"
                                + " ON CONFLICT DO NOTHING",
                        attendee.uid(),
                        attendee.email(),
                        attendee.token(),
                        body)
                : sql.change(
                        "UPDATE attendee SET version = ?, body = ? WHERE uid = ? AND email = ? AND version = ?",
                        attendee.version(),
                        body,
                        attendee.uid(),
                        attendee.email(),
                        attendee.version() - 1);
    }

    /** One writer at a time needs no shards. */
    private void count(Change.Count count) {
        count.deltas()
                .forEach((name, delta) -> sql.change(
                        "INSERT INTO statistic (uid, name, total) VALUES (?, ?, ?)"
                                + " ON CONFLICT (uid, name) DO UPDATE SET total = statistic.total + excluded.total",
                        count.uid(),
                        name,
                        delta));
    }

    private void take(Change.Take take) {
        int rows = take.limit() < 1
                ? 0
                : sql.change(
                        "INSERT INTO quota (name, taken) VALUES (?, 1)"
                                + " ON CONFLICT (name) DO UPDATE SET taken = quota.taken + 1 WHERE quota.taken < ?",
                        take.quota(),
                        take.limit());
        if (rows == 0) throw new Store.Conflict("All " + take.limit() + " places are taken: " + take.quota());
    }

    private void release(Change.Release release) {
        sql.change(
                "INSERT INTO quota (name, taken) VALUES (?, -1)"
                        + " ON CONFLICT (name) DO UPDATE SET taken = quota.taken - 1",
                release.quota());
    }
}
