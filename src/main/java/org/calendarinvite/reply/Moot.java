package org.calendarinvite.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.decision.Wish.Proposal;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.invite.Attendee;

/** Whether a question to an organizer has become moot: his yes would change nothing any more, or not what he thinks. */
public record Moot(Occurrences occurrences, Instant now) {

    private static final String CANCELLED = "The event, or this date of it, is cancelled.";
    private static final String OVER = "The event, or this date of it, is over.";
    private static final String CHANGED = "The event was changed after this time was proposed.";
    private static final String FORGOTTEN = "What was asked is not known any more. If it still matters, "
            + "have the answer sent once more; then a new mail comes.";

    /** A time without a zone is over when it is everywhere. */
    private static final Duration ANYWHERE = Duration.ofHours(12);

    /**
     * Why, in sentences for him; empty while the question stands. Whether one sent a mail, or may be an organizer, never becomes moot.
     *
     * @param invited whose invitation it was sent to, {@code person} who is to come, as the guest list has them now
     */
    public Optional<String> reason(
            Question question, Optional<Event> event, Optional<Attendee> invited, Optional<Attendee> person) {
        if (!aboutAnEvent(question)) return Optional.empty();
        if (event.isEmpty() || question.wish().isEmpty()) return Optional.of(FORGOTTEN);
        var wish = question.wish().get();
        if (event.get().cancelled()) return Optional.of(CANCELLED);
        if (invited.filter(one -> !one.gone()).isEmpty())
            return Optional.of(wish.invited() + " is not on the guest list any more.");
        if (wish.proposal().isPresent()) return moot(wish.proposal().get(), event.get());
        boolean comesAnyway =
                !wish.delegated() && person.filter(one -> !one.gone()).isPresent();
        if (comesAnyway) return Optional.of(wish.person().email() + " is on the guest list already.");
        return noDateLeft(wish, event.get()) ? Optional.of(CANCELLED) : Optional.empty();
    }

    private static boolean aboutAnEvent(Question question) {
        return question.kind() == Question.Kind.STRANGER || question.kind() == Question.Kind.COUNTER;
    }

    private Optional<String> moot(Proposal proposal, Event event) {
        var date = proposal.date();
        var present = date.isEmpty() ? Optional.of(event.details()) : occurrences.on(event.series(), date);
        if (present.isEmpty()) return Optional.of(CANCELLED);
        if (event.sequenceOn(date) > proposal.sequence()) return Optional.of(CHANGED);
        return over(present.get(), now) ? Optional.of(OVER) : Optional.empty();
    }

    private boolean noDateLeft(Wish wish, Event event) {
        return !wish.said().isEmpty()
                && wish.others() == 0
                && wish.said().stream()
                        .allMatch(one -> !one.date().isEmpty()
                                && occurrences.on(event.series(), one.date()).isEmpty());
    }

    static boolean over(Details times, Instant now) {
        var end = times.end();
        return end.instant().plus(end.hasZone() ? Duration.ZERO : ANYWHERE).isBefore(now);
    }
}
