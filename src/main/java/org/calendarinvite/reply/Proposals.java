package org.calendarinvite.reply;

import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.Pace;
import org.calendarinvite.invite.Invitation;

/** Other times that an attendee proposes (COUNTER, RFC 5546 3.2.7): the organizer says whether they become the event's. */
final class Proposals {

    private final Dates dates;
    private final Wishes wishes;

    Proposals(Occurrences occurrences, Wishes wishes) {
        this.dates = new Dates(occurrences);
        this.wishes = wishes;
    }

    Decision decide(ReplyCase c, Invitation invitation) {
        var reply = c.reply();
        var event = invitation.event();
        var part = reply.parts().get(0);
        boolean forAnother = !part.voices().isEmpty()
                && part.of(invitation.attendee().email()).isEmpty();
        if (forAnother) return Decision.refuse(ReplyReasons.STRANGER);
        if (part.sequence() > event.sequence()) return Decision.refuse(ReplyReasons.NEVER_SENT);
        if (part.details().isEmpty()) return Decision.refuse(ReplyReasons.NO_TIMES);
        var meant = part.date().isEmpty()
                ? Optional.of("")
                : dates.named(part.date().get(), event)
                        .filter(date -> date.isEmpty() || invitation.attendee().invitedOn(date));
        if (meant.isEmpty()) return Decision.refuse(ReplyReasons.NO_SUCH_DATE);
        var date = meant.get();
        var key = Answers.key(reply, invitation);
        if (event.cancelled()) return Decision.record(key, ReplyReasons.CANCELLED, List.of());
        if (part.sequence() < event.sequenceOn(date))
            return Decision.record(key, ReplyReasons.OLDER_VERSION, List.of());
        if (date.isEmpty() && event.series().repeats()) return Decision.refuse(ReplyReasons.WHOLE_SERIES);
        return proposed(c, invitation, date, key);
    }

    private Decision proposed(ReplyCase c, Invitation invitation, String date, String key) {
        var reply = c.reply();
        var event = invitation.event();
        var wanted = reply.parts().get(0).details().orElseThrow();
        var now = date.isEmpty() ? event.details() : dates.on(event, date).orElse(null);
        if (now == null) return Decision.record(key, ReplyReasons.CANCELLED, List.of());
        if (Moot.over(now, c.now())) return Decision.record(key, ReplyReasons.OVER, List.of());
        if (wanted.start().allDay() != now.start().allDay()) return Decision.refuse(ReplyReasons.OTHER_KIND);
        var start = now.start().like(wanted.start());
        var end = now.start().like(wanted.end());
        boolean passes = end.instant().isAfter(start.instant())
                || end.equals(start) && now.end().equals(now.start());
        if (!passes) return Decision.refuse(ReplyReasons.NO_LENGTH);
        if (start.equals(now.start()) && end.equals(now.end()))
            return Decision.record(key, ReplyReasons.SAME_TIMES, List.of());
        return switch (reply.consent()) {
            case NONE -> Decision.ask(ReplyReasons.PROPOSED, wishes.counter(reply, invitation, date, start, end));
            case GRANTED -> move(c, event, date, now.at(start, end), key);
            case DENIED ->
                Decision.apply(
                        key,
                        List.of(),
                        List.of(new Notice(
                                Notice.Type.DECLINECOUNTER_DUE,
                                event.uid(),
                                invitation.attendee().email(),
                                date,
                                event.sequence(),
                                reply.trace())));
        };
    }

    private static Decision move(ReplyCase c, Event event, String date, Details moved, String key) {
        var after = event.moved(date, moved, c.askAgain(), c.now());
        var told = new Notice(
                Notice.Type.EVENT_UPDATED,
                event.uid(),
                "",
                date,
                after.sequence(),
                c.reply().trace());
        return Decision.apply(key, List.of(Pace.asked(event, c.now()), new Change.Keep(after)), List.of(told));
    }
}
