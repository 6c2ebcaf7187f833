package org.calendarinvite.words;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;

/** The dates of a series that are not as its rule says, in words: those to come. */
public record Exceptions(Words words) {

    /** In one letter; the calendar itself has them all. */
    static final int MOST = 10;

    public List<String> of(Series series, Instant now) {
        if (series.partial()) return List.of();
        return series.instances().stream()
                .filter(one -> isToCome(one, now))
                .limit(MOST)
                .map(this::said)
                .toList();
    }

    private static boolean isToCome(Instance one, Instant now) {
        return one.details()
                .map(there -> there.end().instant())
                .orElse(one.id().instant())
                .isAfter(now);
    }

    private String said(Instance one) {
        var spoken = new Spoken(words);
        var what = one.details().map(spoken::time).orElseGet(() -> words.say("cancelled"));
        return words.say("exception", "day", spoken.day(one.id()), "what", what);
    }
}
