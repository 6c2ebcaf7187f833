package org.calendarinvite.store.sql;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Term;
import org.calendarinvite.decision.Until;
import org.calendarinvite.store.Rows;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.Terms;

/** The parts of a decision as statements of one transaction. */
record Changes(Sql sql, Terms terms) {

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
        return insert(place, Rows.write(kept), kept.keptUntil())
                && kept.pointers().stream().allMatch(pointer -> insert(pointer, target, kept.pointersUntil()));
    }

    private boolean next(Kept kept, Place place) {
        return sql.change(
                        "UPDATE record SET version = ?, body = ?, until = ? WHERE shelf = ? AND name = ? AND version = ?",
                        kept.version(),
                        Rows.write(kept),
                        end(kept.keptUntil()),
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

    /** False when something is there; what is over is not. */
    boolean insert(Place place, String body, Optional<Until> until) {
        return sql.change(
                        "INSERT INTO record (shelf, name, version, body, until) VALUES (?, ?, 1, ?, ?)"
                                + " ON CONFLICT (shelf, name) DO UPDATE SET version = 1, body = excluded.body,"
                                + " until = excluded.until WHERE record.until <= ?",
                        place.shelf(),
                        place.name(),
                        body,
                        end(until),
                        now())
                == 1;
    }

    /** False when there is one of that name. */
    boolean remember(Decision decision) {
        return sql.change(
                        "INSERT INTO decision (name, body, until) VALUES (?, ?, ?) ON CONFLICT (name)"
                                + " DO UPDATE SET body = excluded.body, until = excluded.until WHERE decision.until <= ?",
                        decision.key(),
                        Rows.remember(decision),
                        end(Optional.of(Term.DECISION.from(terms.now()))),
                        now())
                == 1;
    }

    /** Milliseconds since 1970, null for never. */
    Long end(Optional<Until> until) {
        return terms.end(until).map(Instant::toEpochMilli).orElse(null);
    }

    long now() {
        return terms.now().toEpochMilli();
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
