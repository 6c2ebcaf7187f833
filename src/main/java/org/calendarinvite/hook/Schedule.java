package org.calendarinvite.hook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a failed attempt is made again.
 *
 * @param waits before the second attempt, the third, …; after the last one there is none
 * @param giveUp for how long a hook may fail before it is disabled
 */
public record Schedule(List<Duration> waits, Duration giveUp) {

    /** Of a wait, added so that what failed together does not come back together. */
    private static final int JITTER_PERCENT = 10;

    public Schedule {
        waits = List.copyOf(waits);
    }

    /**
     * The wait after this attempt; empty when it was the last.
     *
     * @param asked what the receiver asks for, at most the longest wait of all
     * @param id picks how much longer it is, always the same for the same message
     */
    Optional<Duration> after(int tries, Duration asked, String id) {
        if (tries > waits.size()) return Optional.empty();
        var planned = waits.get(tries - 1);
        var longest = waits.stream().max(Duration::compareTo).orElse(planned);
        var wait = min(max(planned, asked), longest);
        long percent = Math.floorMod((id + tries).hashCode(), JITTER_PERCENT + 1);
        return Optional.of(wait.plus(wait.multipliedBy(percent).dividedBy(100)));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
