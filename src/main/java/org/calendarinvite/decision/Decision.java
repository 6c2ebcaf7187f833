package org.calendarinvite.decision;

import java.util.List;
import java.util.Optional;

/**
 * What a desk decided: kept in one conditional write, then told. Nothing in here has happened yet.
 *
 * @param key names what is decided, so that the same message decided twice is one decision; empty = not remembered. One that
 *     neither stands nor keeps anything has it to ask whether it was decided otherwise before, and leaves nothing under it
 * @param reason one sentence for the sender and the log; empty when the decision needs no explanation
 * @param question for a held message: who is asked what
 */
public record Decision(
        String key,
        Outcome outcome,
        String reason,
        List<Change> changes,
        List<Notice> notices,
        Optional<Question> question)
        implements OfEvent {

    public Decision {
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
    }

    public static Decision apply(String key, List<Change> changes, List<Notice> notices) {
        return new Decision(key, Outcome.APPLIED, "", changes, notices, Optional.empty());
    }

    /** What several about one message come to: each has been kept and told by itself. */
    public static Decision together(List<Decision> made) {
        boolean applied = made.stream().anyMatch(one -> one.outcome() == Outcome.APPLIED);
        var reasons = made.stream()
                .map(Decision::reason)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .toList();
        var notices = made.stream().flatMap(one -> one.notices().stream()).toList();
        return new Decision(
                "",
                applied ? Outcome.APPLIED : Outcome.RECORDED,
                String.join("; ", reasons),
                List.of(),
                notices,
                Optional.empty());
    }

    /** Kept for the record; nobody is told. */
    public static Decision record(String key, String reason, List<Change> changes) {
        return new Decision(key, Outcome.RECORDED, reason, changes, List.of(), Optional.empty());
    }

    public static Decision refuse(String reason) {
        return new Decision("", Outcome.REFUSED, reason, List.of(), List.of(), Optional.empty());
    }

    /** It would be one too many; {@code notices} are told all the same. */
    public static Decision limited(String reason, List<Notice> notices) {
        return new Decision("", Outcome.LIMITED, reason, List.of(), notices, Optional.empty());
    }

    /** Held for good: nobody can be asked. */
    public static Decision hold(String reason) {
        return new Decision("", Outcome.HELD, reason, List.of(), List.of(), Optional.empty());
    }

    /** Held until the question is answered. */
    public static Decision ask(String reason, Question question) {
        return new Decision("", Outcome.HELD, reason, List.of(), List.of(), Optional.of(question));
    }

    /** With what is kept and told although the message waits. */
    public Decision keeping(List<Change> kept, List<Notice> told) {
        return new Decision(key, outcome, reason, kept, told, question);
    }

    /** Made anew of a message that comes again it may be another, so it asks under this key for the first. */
    public Decision under(String name) {
        return new Decision(name, outcome, reason, changes, notices, question);
    }

    public Decision because(String why) {
        return new Decision(key, outcome, why, changes, notices, question);
    }

    @Override
    public String about() {
        return notices.isEmpty() ? "" : notices.get(0).about();
    }

    /** For the log: what became of it, of which event, and why. */
    public String said() {
        var told = notices.isEmpty()
                ? ""
                : " " + notices.get(0).type() + " " + notices.get(0).uid();
        return outcome + told + (reason.isEmpty() ? "" : ": " + reason);
    }

    /** Something is kept or told although the message does not go on. */
    public boolean keepsAnyway() {
        return !stands() && !(changes.isEmpty() && notices.isEmpty());
    }

    /** The message goes on to the store; otherwise it goes to quarantine with its reason. */
    public boolean stands() {
        return outcome == Outcome.APPLIED || outcome == Outcome.RECORDED;
    }
}
