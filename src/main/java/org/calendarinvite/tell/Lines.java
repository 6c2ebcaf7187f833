package org.calendarinvite.tell;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.hook.Heard;

/**
 * Keeps one slow or dead receiver from holding up the others: so many attempts to one hook at a time, and none for a while after
 * several in a row without an answer. In this process only.
 */
final class Lines {

    /** Attempts in a row without an answer. */
    static final int SILENT = 3;

    private static final Duration REST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLED = 4;

    private static final class Line {
        private int inside;
        private int silent;
        private Instant rests = Instant.MIN;
    }

    private final int atOnce;
    private final Map<String, Line> lines = new HashMap<>();

    Lines(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Why not now; empty when the attempt may be made, and then {@link #leave} must follow. */
    synchronized Optional<Heard> enter(String hook, Instant now) {
        var line = lines.computeIfAbsent(hook, any -> new Line());
        if (now.isBefore(line.rests))
            return Optional.of(
                    Heard.silent("Not tried: the last attempts had no answer, and there is none until " + line.rests));
        int most = line.silent < SILENT ? atOnce : 1;
        if (line.inside >= most) return Optional.of(Heard.of(Heard.Kind.BUSY));
        line.inside++;
        return Optional.empty();
    }

    synchronized void leave(String hook, Heard heard, Instant now) {
        var line = lines.get(hook);
        line.inside--;
        line.silent = heard.kind() == Heard.Kind.SILENT ? line.silent + 1 : 0;
        if (line.silent >= SILENT)
            line.rests = now.plus(REST.multipliedBy(1L << Math.min(MOST_DOUBLED, line.silent - SILENT)));
        if (line.inside == 0 && line.silent == 0) lines.remove(hook);
    }
}
