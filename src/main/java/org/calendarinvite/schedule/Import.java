package org.calendarinvite.schedule;

import java.time.Instant;
import java.util.List;

/**
 * One reading of a season's file, and how far it is done.
 *
 * @param hash of the file, so that the same one is not read twice
 * @param type of the file
 * @param next where the next page begins: among the rows of the file first, then among the games that were known before
 * @param size rows and known games together
 * @param rejected the first rows that were not followed
 * @param rejections how many there are
 * @param waiting games to come that the file leaves out and that are not cancelled, for a rejected row may mean any of them
 * @param reason why it is held or failed, or why games wait; else empty
 * @param revived how often its page was queued once more since it last moved on
 */
public record Import(
        String id,
        State state,
        String hash,
        Type type,
        int next,
        int size,
        Counts counts,
        List<Rejected> rejected,
        int rejections,
        int waiting,
        String reason,
        Instant started,
        Instant updated,
        int revived) {

    /** Rejected rows that are kept to be shown. */
    public static final int SHOWN = 100;

    public enum State {
        RUNNING,
        DONE,
        /** It would cancel too much, or move all games to another zone; somebody must say that this is meant. */
        HELD,
        FAILED
    }

    public enum Type {
        CSV,
        ICS
    }

    /** Games that are new, that are told otherwise than before, that take place no more, and that are as they were. */
    public record Counts(int added, int changed, int cancelled, int same) {

        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(added + more.added, changed + more.changed, cancelled + more.cancelled, same + more.same);
        }

        public boolean any() {
            return added + changed + cancelled > 0;
        }
    }

    /**
     * @param row as a spreadsheet counts, or the number of an entry of a calendar
     * @param key of the game that it means, or empty where that cannot be read
     */
    public record Rejected(int row, String reason, String key) {

        public Rejected {
            key = key == null ? "" : key;
        }
    }

    public Import {
        rejected = List.copyOf(rejected);
    }

    static Import of(SeasonOrder order, Imported found, int games, int waiting, Instant now) {
        return new Import(
                order.trace(),
                State.RUNNING,
                order.hash(),
                order.type(),
                0,
                found.rows().size() + games,
                Counts.NONE,
                found.rejected().stream().limit(SHOWN).toList(),
                found.rejected().size(),
                waiting,
                waiting > 0 ? SeasonReasons.waiting(waiting, found.unknown()) : "",
                now,
                now,
                0);
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** Whether it is under way, and has come upon no game that was there before. */
    public boolean first() {
        return running() && next > 0 && next == counts.added;
    }

    /** In percent. */
    public int percent() {
        return state == State.DONE || size == 0 ? 100 : (int) Math.min(99, 100L * next / size);
    }

    /** Somebody should hear of it. */
    public boolean worthTelling() {
        return counts.any() || rejections > 0 || state == State.HELD || state == State.FAILED;
    }

    Import held(String why) {
        return with(State.HELD, next, counts, why, updated, 0);
    }

    Import moved(int to, Counts more, boolean last, Instant now) {
        return with(last ? State.DONE : State.RUNNING, to, counts.plus(more), reason, now, 0);
    }

    Import failed(Counts more, String why, Instant now) {
        return with(State.FAILED, next, counts.plus(more), why, now, 0);
    }

    Import again(Instant now) {
        return with(state, next, counts, reason, now, revived + 1);
    }

    boolean awaits(SeasonTurn turn) {
        return running() && id.equals(turn.read()) && next == turn.next();
    }

    private Import with(State is, int to, Counts now, String why, Instant at, int times) {
        return new Import(id, is, hash, type, to, size, now, rejected, rejections, waiting, why, started, at, times);
    }
}
