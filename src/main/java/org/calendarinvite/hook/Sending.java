package org.calendarinvite.hook;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Term;
import org.calendarinvite.decision.Until;

/**
 * What became of one message to one hook so far.
 *
 * @param name of the message in the feed
 * @param code HTTP status of the last answer, 0 when there was none
 * @param why it was not delivered, or what was answered, on one line
 * @param tries how often it was sent, since it was last replayed
 * @param round how often it was replayed
 * @param at when it was last tried
 * @param next when it is tried again; empty when it is not
 */
public record Sending(
        String hook,
        String name,
        String id,
        String type,
        State state,
        int code,
        String why,
        int tries,
        int round,
        Instant at,
        Optional<Instant> next,
        long version)
        implements Kept {

    public enum State {
        DELIVERED,
        WAITING,
        /** Tried as often as the schedule allows, or its hook took nothing; can be replayed. */
        FAILED
    }

    /** Whether this attempt, or one after it, was made. */
    boolean follows(HookSend send) {
        return round > send.round() || round == send.round() && tries >= send.tries();
    }

    /** Whether what follows this attempt, the last that was made, may not be queued yet. */
    boolean owes(HookSend send) {
        return state == State.WAITING && round == send.round() && tries == send.tries();
    }

    /** Nothing more is made of its round, whatever is queued. */
    boolean ends(HookSend send) {
        return state == State.DELIVERED && round == send.round();
    }

    /** All messages to a hook, by the time at which they were told. */
    public static String shelf(String hook) {
        return "sends#" + hook;
    }

    public static Place at(String hook, String name) {
        return new Place(shelf(hook), name);
    }

    @Override
    public Place place() {
        return at(hook, name);
    }

    @Override
    public Optional<Until> keptUntil() {
        return Optional.of(Term.FEED.from(at));
    }
}
