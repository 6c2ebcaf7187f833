package org.calendarinvite.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the organizer said that does not show, kept while a late mail may need it: what an event is follows from all that
 * he said, whatever order it came in.
 *
 * @param wholes the versions of the whole that came, oldest first
 * @param cuts dates from which on the newest whole is no more (RANGE=THISANDFUTURE, RFC 5546 3.2.5)
 * @param hidden what was said of dates that are none of the series' now, and when attendees were told of them
 * @param before the start of the series before its rhythm last changed
 */
public record Past(List<Whole> wholes, List<Cut> cuts, List<Instance> hidden, Optional<When> before) {

    static final Past NONE = new Past(List.of(), List.of(), List.of());

    /** No mail comes later than this after it was written; what is older need not be kept for one. */
    private static final Duration LATEST = Duration.ofDays(7);

    /** Versions, ends and dates that are kept at most: the newest. */
    private static final int MOST = 100;

    /** @param rhythm by which its dates have their names, empty for a cancellation */
    public record Whole(Source source, String rhythm) {
        boolean cancels() {
            return rhythm.isEmpty();
        }
    }

    public record Cut(Source source, When first) {}

    Past(List<Whole> wholes, List<Cut> cuts, List<Instance> hidden) {
        this(wholes, cuts, hidden, Optional.empty());
    }

    public Past {
        wholes = List.copyOf(wholes);
        cuts = List.copyOf(cuts);
        hidden = List.copyOf(hidden);
        // Rows that were kept before it was remembered have none.
        before = Objects.requireNonNullElse(before, Optional.empty());
    }

    Optional<Whole> newest() {
        return wholes.isEmpty() ? Optional.empty() : Optional.of(wholes.get(wholes.size() - 1));
    }

    /** When the rhythm of the newest whole began: what was said of single dates before is moot. */
    Instant since() {
        return wholes.isEmpty() ? Instant.MIN : wholes.get(begun()).source().dtstamp();
    }

    private int begun() {
        int first = wholes.size() - 1;
        while (first > 0 && !wholes.get(first).cancels() && follows(first)) first--;
        return first;
    }

    private boolean follows(int i) {
        return wholes.get(i - 1).rhythm().equals(wholes.get(i).rhythm());
    }

    /** Without what no mail can be waiting for. */
    Past tidied(Instant now, Series series) {
        var settled = now.minus(LATEST);
        List<Whole> kept = new ArrayList<>();
        for (int i = 0; i < wholes.size(); i++) {
            boolean newest = i == wholes.size() - 1;
            boolean late = wholes.get(i).source().dtstamp().isAfter(settled) && i >= wholes.size() - MOST;
            if (newest || late || i == begun()) kept.add(wholes.get(i));
        }
        var ends = cuts.subList(Math.max(0, cuts.size() - MOST), cuts.size());
        var oldest = hidden.stream()
                .map(one -> one.source().dtstamp())
                .sorted(Comparator.reverseOrder())
                .skip(MOST)
                .findFirst()
                .filter(settled::isBefore)
                .orElse(settled);
        var needed = hidden.stream()
                .map(one -> one.source().dtstamp().isAfter(oldest) ? one : one.forgotten())
                .filter(one -> one.said() || needs(series, one))
                .toList();
        return new Past(kept, ends, needed, before);
    }

    /** When attendees were told of it by itself is known as long as it says more than the whole does, or that it is left out. */
    private static boolean needs(Series series, Instance one) {
        boolean leftOut = one.sequence() > 0 && series.details().excludes(one.id());
        return leftOut || one.sequence() > series.sequence() || one.asked() > series.asked();
    }
}
