package org.calendarinvite.mail;

import java.time.Instant;
import java.util.List;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;

/** The dates of a series that are not as its rule says, in words: those to come. */
final class Exceptions {

    /** In one letter; the calendar itself has them all. */
    static final int MOST = 10;

    private Exceptions() {}

    static List<String> of(Series series, Instant now) {
        if (series.partial()) return List.of();
        return series.instances().stream()
                .filter(one -> isToCome(one, now))
                .limit(MOST)
                .map(Exceptions::said)
                .toList();
    }

    private static boolean isToCome(Instance one, Instant now) {
        return one.details()
                .map(there -> there.end().instant())
                .orElse(one.id().instant())
                .isAfter(now);
    }

    private static String said(Instance one) {
        return Spoken.day(one.id()) + ": " + one.details().map(Spoken::time).orElse("cancelled");
    }
}
