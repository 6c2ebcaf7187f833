package org.calendarinvite.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.InviteDesk;

/** People whom an attendee sends instead of himself: PARTSTAT=DELEGATED (RFC 5546 3.2.2.3). */
public final class Delegates {

    /** People whom one attendee may send instead of himself, without asking the organizer. */
    public static final int MOST_DELEGATES = 3;

    /** The origin of whom another sent. */
    public static final String DELEGATED = "delegated";

    private final Answers answers;
    private final Wishes wishes;

    Delegates(Answers answers, Wishes wishes) {
        this.answers = answers;
        this.wishes = wishes;
    }

    /** The delegate is invited, the delegator marked. */
    Decision decide(ReplyCase c, Invitation invitation, Belief belief) {
        var reply = c.reply();
        var event = invitation.event();
        var attendee = invitation.attendee();
        var person = reply.newcomer(attendee.email());
        if (person.equals(attendee.email()) || !Newcomers.welcome(c, event, person))
            return Decision.refuse(ReplyReasons.NO_DELEGATE);
        if (event.cancelled()) return answers.decide(reply, invitation, belief);
        var answer = answers.decide(reply, invitation, belief);
        if (!answer.stands() || answer.changes().isEmpty()) return answer;
        if (reply.consent() == Consent.DENIED) return Decision.refuse(ReplyReasons.NOT_INSTEAD);
        // A delegate's delegate is for the organizer to say: a chain would pass any limit.
        boolean first = attendee.delegatedFrom().isEmpty();
        boolean few = first && c.delegates() < MOST_DELEGATES && event.strangers() != Strangers.REFUSE;
        boolean granted = belief == Belief.VERIFIED && few || reply.consent() == Consent.GRANTED;
        if (!granted)
            return Decision.ask(
                    ReplyReasons.STRANGER_HELD, wishes.stranger(reply, invitation, person, attendee.email()));
        if (!c.onList() && c.invited() >= c.limit()) return Decision.refuse(ReplyReasons.FULL);
        var delegate = instead(c, invitation, person);
        var wait = c.meters().full(mails(c, delegate));
        if (wait.isPresent()) return Decision.refuse(ReplyReasons.wait(wait.get()));
        return with(c, invitation, answer, delegate);
    }

    /** To the dates that the delegation names, or to all that the delegator is invited to. */
    private Attendee instead(ReplyCase c, Invitation invitation, String person) {
        var through = invitation.attendee();
        var named = answers.named(c.reply(), invitation);
        var dates = named.isEmpty() ? through.dates() : named;
        return c.onList()
                ? c.other().get().alsoOn(dates)
                : Newcomers.newcomer(c, invitation, person, DELEGATED, dates).insteadOf(through.email());
    }

    private static int mails(ReplyCase c, Attendee delegate) {
        return c.onList() ? InviteDesk.mails(c.other().get(), delegate) : delegate.mails();
    }

    private static Decision with(ReplyCase c, Invitation invitation, Decision answer, Attendee delegate) {
        var event = invitation.event();
        var known = c.other();
        List<Change> changes = new ArrayList<>(answer.changes());
        if (c.onList()) {
            changes.addAll(InviteDesk.changes(event, known.get(), delegate));
            if (mails(c, delegate) > 0) changes.addAll(c.meters().spend(mails(c, delegate)));
        } else changes.addAll(Newcomers.joining(c, event, delegate));
        changes.add(new Change.Take(quota(invitation.attendee()), Integer.MAX_VALUE));
        List<Notice> notices = new ArrayList<>(answer.notices());
        if (!known.equals(Optional.of(delegate))) notices.addAll(Newcomers.dues(c, event, delegate));
        return Decision.apply(answer.key(), changes, notices);
    }

    /** The quota that counts whom an attendee has sent instead of himself. */
    public static String quota(Attendee through) {
        return "delegates#" + through.uid() + "#" + through.id();
    }
}
