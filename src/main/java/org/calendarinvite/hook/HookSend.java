package org.calendarinvite.hook;

import java.time.Duration;
import java.time.Instant;
import org.calendarinvite.decision.Traced;

/**
 * One attempt that is due: a message to a hook. SQS holds a message back for 15 minutes at most, so a longer wait is a chain of
 * shorter ones, each of which finds that it is not due yet.
 *
 * @param name of the message in the feed
 * @param tries which attempt this is, from 1
 * @param due when it is to be made
 * @param turns how often the hook was busy with others when it was due
 * @param round of attempts, from 0: one more for each time that the message is replayed. A later one takes the place of those
 *     before it, whatever became of them
 * @param delay seconds for which the queue holds it back
 */
public record HookSend(
        String tenant, String hook, String name, int tries, Instant due, int turns, int round, int delay, String trace)
        implements Traced {

    /** Seconds; the most that SQS takes as DelaySeconds. */
    static final int LONGEST_DELAY = 900;

    private static final int FIRST_TURN = 5;
    private static final int MOST_DOUBLED = 8;

    public static HookSend first(Told told, Hook hook) {
        return new HookSend(told.tenant(), hook.id(), told.name(), 1, told.at(), 0, 0, 0, told.trace());
    }

    /** In place of all that is queued of it. */
    public static HookSend replay(Told told, Sending before, Instant now) {
        return new HookSend(told.tenant(), before.hook(), told.name(), 1, now, 0, before.round() + 1, 0, told.trace());
    }

    /** Under which the attempt is claimed, so that it is made and followed once. */
    public String claim() {
        return String.join("/", "hook", hook, name, round + "." + tries);
    }

    boolean early(Instant now) {
        return now.isBefore(due);
    }

    /** The next attempt. */
    HookSend again(int next, Instant at, Instant now) {
        return new HookSend(tenant, hook, name, next, at, 0, round, delay(at, now), trace);
    }

    /** The same attempt, when its time has come. */
    HookSend later(Instant now) {
        return new HookSend(tenant, hook, name, tries, due, turns, round, delay(due, now), trace);
    }

    /** The same attempt, when the hook has fewer others to take; the more often it waits the longer. */
    HookSend nextTurn(Instant now) {
        int wait = Math.min(LONGEST_DELAY, FIRST_TURN << Math.min(turns, MOST_DOUBLED));
        return new HookSend(tenant, hook, name, tries, now, turns + 1, round, wait, trace);
    }

    private static int delay(Instant due, Instant now) {
        // Rounded up, so that it does not come a moment too early and wait once more.
        long seconds = Duration.between(now, due).plusMillis(999).toSeconds();
        return (int) Math.max(0, Math.min(LONGEST_DELAY, seconds));
    }
}
