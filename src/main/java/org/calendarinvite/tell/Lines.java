package org.calendarinvite.tell;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.hook.Heard;

/**
 * Keeps slow or dead receivers from holding up the others: so many attempts to one hook at a time, none for a while after several
 * in a row without an answer, and no tenant has more senders than are left for the others. In this process only.
 */
final class Lines {

    /** Attempts in a row without an answer. */
    static final int SILENT = 3;

    /** Hooks that are remembered for their silence; when there are more, those whose rest is over begin anew. */
    static final int MOST_SILENT = 10_000;

    private static final Duration REST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLED = 4;

    private static final class Line {
        private int inside;
        private int silent;
        private Instant rests = Instant.MIN;
    }

    private final int atOnce;
    private final boolean shared;
    private int free;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();

    /**
     * Nobody is under way.
     *
     * @param atOnce attempts to one hook
     * @param senders attempts of all
     * @param shared whether there are tenants whom one could leave nothing
     */
    Lines(int atOnce, int senders, boolean shared) {
        this.atOnce = atOnce;
        this.free = senders;
        this.shared = shared;
    }

    /** Why not now; empty when the attempt may be made, and then {@link #leave} must follow. */
    synchronized Optional<Heard> enter(String tenant, String hook, Instant now) {
        if (lines.size() >= MOST_SILENT) lines.values().removeIf(one -> one.inside == 0 && !now.isBefore(one.rests));
        var line = lines.getOrDefault(hook, new Line());
        if (now.isBefore(line.rests))
            return Optional.of(
                    Heard.silent("Not tried: the last attempts had no answer, and there is none until " + line.rests));
        int most = line.silent < SILENT ? atOnce : 1;
        if (line.inside >= most || full(tenant)) return Optional.of(Heard.of(Heard.Kind.BUSY));
        lines.put(hook, line);
        line.inside++;
        free--;
        taken.merge(tenant, 1, Integer::sum);
        return Optional.empty();
    }

    /** Of eight senders one tenant has four at most, another two beside him, and two more one each. */
    private boolean full(String tenant) {
        return shared && taken.getOrDefault(tenant, 0) >= free;
    }

    synchronized void leave(String tenant, String hook, Heard heard, Instant now) {
        var line = lines.get(hook);
        line.inside--;
        free++;
        taken.computeIfPresent(tenant, (whose, many) -> many == 1 ? null : many - 1);
        boolean silent = heard.kind() == Heard.Kind.SILENT;
        // What was made before says nothing of the receiver.
        if (heard.kind() != Heard.Kind.OVER) line.silent = silent ? line.silent + 1 : 0;
        if (silent && line.silent >= SILENT)
            line.rests = now.plus(REST.multipliedBy(1L << Math.min(MOST_DOUBLED, line.silent - SILENT)));
        if (line.inside == 0 && line.silent == 0) lines.remove(hook);
    }
}
