package org.calendarinvite.schedule;

import java.util.List;

/**
 * What an import would change.
 *
 * @param gone games to come that the file does not name
 * @param waiting games to come that it does not name either, but which a row that cannot be read may mean
 * @param over games to come that the file moves into the past
 * @param same rows that say what is known
 * @param toCome living games that are still to be played, those that are gone among them
 */
public record Comparison(
        List<GameRow> added, List<GameRow> changed, List<Game> gone, int waiting, int over, int same, int toCome) {

    public Comparison {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        gone = List.copyOf(gone);
    }

    boolean cancels(int percent) {
        return lost() * 100L > (long) percent * toCome;
    }

    String why(int percent) {
        return SeasonReasons.cancels(lost(), toCome, percent);
    }

    /** Whoever looks forward to a game that is moved into the past has as little of it as of one that is cancelled. */
    private int lost() {
        return gone.size() + over;
    }
}
