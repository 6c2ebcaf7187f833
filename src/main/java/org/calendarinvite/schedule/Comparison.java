package org.calendarinvite.schedule;

import java.util.List;

/**
 * What an import would change.
 *
 * @param gone games to come that the file does not name
 * @param waiting games to come that it does not name either, but which a row that cannot be read may mean
 * @param same rows that say what is known
 * @param toCome living games that are still to be played, those that are gone among them
 */
public record Comparison(
        List<GameRow> added, List<GameRow> changed, List<Game> gone, int waiting, int same, int toCome) {

    public Comparison {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        gone = List.copyOf(gone);
    }

    public boolean nothing() {
        return added.isEmpty() && changed.isEmpty() && gone.isEmpty();
    }

    boolean cancels(int percent) {
        return gone.size() * 100L > (long) percent * toCome;
    }

    String why(int percent) {
        return SeasonReasons.cancels(gone.size(), toCome, percent);
    }
}
