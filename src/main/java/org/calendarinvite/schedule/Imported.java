package org.calendarinvite.schedule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.schedule.Import.Rejected;

/**
 * What a file says: its games, one of each key, and the rows that are none.
 *
 * @param title that the file gives itself, or empty
 * @param zone that its times were read in
 * @param flaw why it cannot be read at all, or empty
 */
public record Imported(String title, String zone, List<GameRow> rows, List<Rejected> rejected, String flaw) {

    /** A game, or the sentence that says why it is none. */
    public interface Row {

        GameRow read();

        /** Of a row that is none, too, and empty where it cannot be known. */
        String key();
    }

    public Imported {
        rows = List.copyOf(rows);
        rejected = List.copyOf(rejected);
    }

    /** Games that it names, be it in rows that are not followed. */
    public Set<String> keys() {
        return Stream.concat(rows.stream().map(GameRow::key), rejected.stream().map(Rejected::key))
                .collect(Collectors.toSet());
    }

    /** Rejected rows that may mean any game. */
    public int unknown() {
        return (int) rejected.stream().filter(row -> row.key().isEmpty()).count();
    }

    /** A file of which nothing can be read. */
    public static Imported flawed(String why) {
        return new Imported("", "", List.of(), List.of(), why);
    }

    public static Imported nothing() {
        return flawed("");
    }

    /** Reads row by row, and keeps the first of those that say they are the same game. */
    public static final class Builder {

        private final List<GameRow> rows = new ArrayList<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();

        public void add(int number, Row row) {
            try {
                var read = row.read();
                if (keys.add(read.key())) rows.add(read);
                else rejected.add(new Rejected(number, SeasonReasons.TWICE, read.key()));
            } catch (Refused flaw) {
                rejected.add(new Rejected(number, flaw.getMessage(), key(row)));
            }
        }

        private static String key(Row row) {
            try {
                return row.key();
            } catch (Refused unknown) {
                return "";
            }
        }

        public int size() {
            return rows.size() + rejected.size();
        }

        public Imported build(String title, String zone) {
            return new Imported(title, zone, rows, rejected, "");
        }
    }
}
