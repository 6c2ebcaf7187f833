package org.calendarinvite.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;

/** What would become of the rows of a list, one after the other, if it were begun now. Nothing of it is kept. */
public final class Forecast {

    /** Rows that are shown, and as many of those that would be rejected. */
    static final int SHOWN = 50;

    /**
     * A row, and what would be said of it.
     *
     * @param outcome as {@link BulkDesk#decide}
     * @param said why it would be rejected, or in a word what would become of it
     */
    public record Foreseen(BulkRow row, Outcome outcome, String said) {}

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<Foreseen> first = new ArrayList<>();
    private final List<Foreseen> rejected = new ArrayList<>();

    /** The row that each decision was made for first, by its key. */
    private final Map<String, Integer> rows = new HashMap<>();

    /** @return whether the decision would stand: a later row that says the same again is rejected, as {@link BulkDesk#twice} has it */
    public boolean add(BulkRow row, Decision made) {
        var before = rows.putIfAbsent(made.key(), row.number());
        var foreseen = before == null
                ? new Foreseen(row, made.outcome(), Ruling.of(made).said())
                : new Foreseen(row, Outcome.REFUSED, BulkReasons.twice(before));
        counts.merge(foreseen.outcome(), 1, Integer::sum);
        if (first.size() < SHOWN) first.add(foreseen);
        if (foreseen.outcome() == Outcome.REFUSED && rejected.size() < SHOWN) rejected.add(foreseen);
        return before == null;
    }

    /** Those that would be invited, those who are, and those that would be rejected. */
    public BulkJob.Counts counts() {
        return new BulkJob.Counts(of(Outcome.APPLIED), of(Outcome.RECORDED), of(Outcome.REFUSED));
    }

    public List<Foreseen> first() {
        return List.copyOf(first);
    }

    public List<Foreseen> rejected() {
        return List.copyOf(rejected);
    }

    private int of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
