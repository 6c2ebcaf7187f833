package org.calendarinvite.store.sql;

import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Store;

/** The parts of a decision as statements of one transaction. */
record Changes(Sql sql) {

    void apply(Change change) {
        if (change instanceof Change.Keep keep) keep(keep.kept());
        else if (change instanceof Change.Forget forget) forget(forget.kept());
        else if (change instanceof Change.Count count) count(count);
        else if (change instanceof Change.Take take) take(take);
        else if (change instanceof Change.Spend spend) spend(spend);
        else if (change instanceof Change.Release release) release(release);
    }

    private void keep(Kept kept) {
        var place = kept.place();
        boolean done = kept.version() == 1 ? first(kept, place) : next(kept, place);
        if (!done) throw new Store.Conflict("Not the version before this one: " + kept);
    }

    private boolean first(Kept kept, Place place) {
        var target = Rows.write(place);
        return insert(sql, place, Rows.write(kept))
                && kept.pointers().stream().allMatch(pointer -> insert(sql, pointer, target));
    }

    private boolean next(Kept kept, Place place) {
        return sql.change(
                        "UPDATE record SET version = ?, body = ? WHERE shelf = ? AND name = ? AND version = ?",
                        kept.version(),
                        Rows.write(kept),
                        place.shelf(),
                        place.name(),
                        kept.version() - 1)
                == 1;
    }

    private void forget(Kept kept) {
        if (remove(kept.place(), kept.version()) == 0) throw new Store.Conflict("Not this version any more: " + kept);
        kept.pointers().forEach(pointer -> remove(pointer, 1));
    }

    private int remove(Place place, long version) {
        return sql.change(
                "DELETE FROM record WHERE shelf = ? AND name = ? AND version = ?",
                place.shelf(),
                place.name(),
                version);
    }

    /** False when something is there. */
    static boolean insert(Sql sql, Place place, String body) {
        return sql.change(
                        "INSERT INTO record (shelf, name, version, body) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING",
                        place.shelf(),
                        place.name(),
                        body)
                == 1;
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

    private void spend(Change.Spend spend) {
        if (!spend(sql, spend))
            throw new Store.Conflict("No more than " + spend.limit() + " until " + spend.until() + ": " + spend.name());
    }

    /** False when so many do not fit. */
    static boolean spend(Sql sql, Change.Spend spend) {
        int fits = spend.limit() - spend.times();
        return fits >= 0
                && sql.change(
                                "INSERT INTO allowance (name, taken, until) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE"
                                        + " SET taken = allowance.taken + excluded.taken WHERE allowance.taken <= ?",
                                spend.name(),
                                spend.times(),
                                spend.until().toEpochMilli(),
                                fits)
                        == 1;
    }

    private void release(Change.Release release) {
        sql.change(
                "INSERT INTO quota (name, taken) VALUES (?, -1)"
                        + " ON CONFLICT (name) DO UPDATE SET taken = quota.taken - 1",
                release.quota());
    }
}
