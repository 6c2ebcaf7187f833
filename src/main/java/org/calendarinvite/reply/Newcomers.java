package org.calendarinvite.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Question;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Uninvited;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.InviteDesk;

/** People whom an answer brings in: strangers who answer, and those whom an attendee sends instead of himself. */
public final class Newcomers {

    /** People whom one attendee may send instead of himself, without asking the organizer. */
    public static final int MOST_DELEGATES = 3;

    private static final String FORWARDED = "forwarded";
    private static final String DELEGATED = "delegated";

    private final Answers answers;

    Newcomers(Answers answers) {
        this.answers = answers;
    }

    /** A party crasher (RFC 5546 3.2.3): as the event's policy says. */
    Decision uninvited(ReplyCase c, Invitation invitation) {
        var reply = c.reply();
        var event = invitation.event();
        var person = reply.newcomer(invitation.attendee().email());
        if (event.cancelled() || invitation.attendee().stranded())
            return Decision.record(Answers.key(reply, event, person), ReplyReasons.CANCELLED, List.of());
        if (person.isEmpty()) return Decision.refuse(ReplyReasons.NO_ANSWER);
        if (!welcome(c, event, person)) return Decision.refuse(ReplyReasons.STRANGER);
        var weighed = weighed(c, invitation, person);
        if (!weighed.changed()) return Decision.refuse(weighed.reason());
        boolean himself = reply.beliefFor(person) == Belief.VERIFIED;
        boolean granted = reply.consent() == Consent.GRANTED
                || reply.consent() == Consent.NONE && event.uninvited() == Uninvited.ACCEPT && himself;
        if (granted) return admit(c, event, weighed);
        if (c.other().isPresent()) return Decision.refuse(ReplyReasons.OWN_INVITATION);
        boolean no = reply.consent() == Consent.DENIED || event.uninvited() == Uninvited.REFUSE;
        return no ? Decision.refuse(ReplyReasons.STRANGER) : ask(reply, event, person);
    }

    /** What his answer would be worth: nobody is asked about one that would not count. */
    private Answers.Weighed weighed(ReplyCase c, Invitation invitation, String person) {
        var asked =
                newcomer(c, invitation, person, FORWARDED, invitation.attendee().dates());
        return answers.weigh(
                c.reply(),
                new Invitation(invitation.event(), asked),
                person,
                c.reply().belief());
    }

    private Decision admit(ReplyCase c, Event event, Answers.Weighed weighed) {
        var reply = c.reply();
        if (c.other().isPresent())
            return again(c, new Invitation(event, c.other().get()));
        if (c.invited() >= c.limit()) return Decision.refuse(ReplyReasons.FULL);
        var admitted = new Invitation(event, weighed.attendee());
        List<Notice> notices = new ArrayList<>(dues(c, event, weighed.attendee()));
        notices.add(0, Answers.recorded(reply, admitted));
        return Decision.apply(
                Answers.key(reply, admitted), InviteDesk.joining(event, weighed.attendee(), c.limit()), notices);
    }

    /** The mail that admitted him, delivered again, is that decision by its key; another needs the organizer or his own token. */
    private Decision again(ReplyCase c, Invitation own) {
        var reply = c.reply();
        return reply.consent() == Consent.GRANTED
                ? answers.decide(reply, own, reply.beliefFor(own.attendee().email()))
                : Decision.record(Answers.key(reply, own), ReplyReasons.OWN_INVITATION, List.of());
    }

    /** PARTSTAT=DELEGATED (RFC 5546 3.2.2.3): the delegate is invited, the delegator marked. */
    Decision delegate(ReplyCase c, Invitation invitation, Belief belief) {
        var reply = c.reply();
        var event = invitation.event();
        var attendee = invitation.attendee();
        var person = reply.newcomer(attendee.email());
        if (person.equals(attendee.email()) || !welcome(c, event, person))
            return Decision.refuse(ReplyReasons.NO_DELEGATE);
        if (event.cancelled()) return answers.decide(reply, invitation, belief);
        var answer = answers.decide(reply, invitation, belief);
        if (!answer.stands() || answer.changes().isEmpty()) return answer;
        if (reply.consent() == Consent.DENIED) return Decision.refuse(ReplyReasons.NOT_INSTEAD);
        boolean few = c.delegates() < MOST_DELEGATES && event.uninvited() != Uninvited.REFUSE;
        boolean granted = belief == Belief.VERIFIED && few || reply.consent() == Consent.GRANTED;
        if (!granted) return ask(reply, event, person);
        var instead = instead(c, invitation, person);
        if (c.other().isEmpty() && c.invited() >= c.limit()) return Decision.refuse(ReplyReasons.FULL);
        return with(c, invitation, answer, instead);
    }

    /** To the dates that the delegation names, or to all that the delegator is invited to. */
    private Attendee instead(ReplyCase c, Invitation invitation, String person) {
        var through = invitation.attendee();
        var named = answers.named(c.reply(), invitation);
        var asked = newcomer(c, invitation, person, DELEGATED, named.isEmpty() ? through.dates() : named)
                .insteadOf(through.email());
        return c.other().map(known -> known.alsoOn(asked.dates())).orElse(asked);
    }

    private static Decision with(ReplyCase c, Invitation invitation, Decision answer, Attendee delegate) {
        var event = invitation.event();
        var through = invitation.attendee();
        var known = c.other();
        List<Change> changes = new ArrayList<>(answer.changes());
        changes.addAll(
                known.isEmpty()
                        ? InviteDesk.joining(event, delegate, c.limit())
                        : InviteDesk.changes(event, known.get(), delegate));
        changes.add(new Change.Take(quota(through), Integer.MAX_VALUE));
        List<Notice> notices = new ArrayList<>(answer.notices());
        if (!known.equals(Optional.of(delegate))) notices.addAll(dues(c, event, delegate));
        return Decision.apply(answer.key(), changes, notices);
    }

    private static Attendee newcomer(
            ReplyCase c, Invitation invitation, String person, String origin, List<String> dates) {
        var uid = invitation.event().uid();
        var name = c.reply().of(person).map(Reply.Voice::name).orElse("");
        return Attendee.asked(uid, person, name, c.freshToken(), origin, dates, c.now());
    }

    private static List<Notice> dues(ReplyCase c, Event event, Attendee attendee) {
        return InviteDesk.dues(event, attendee, attendee.dates(), c.reply().trace());
    }

    private static boolean welcome(ReplyCase c, Event event, String person) {
        return Address.parse(person).isPresent()
                && !person.endsWith("@" + c.ourDomain())
                && !person.equals(event.organizer());
    }

    private static Decision ask(Reply reply, Event event, String person) {
        return Decision.ask(
                ReplyReasons.STRANGER_HELD,
                new Question(Question.Kind.UNINVITED, event.organizer(), event.uid(), person, reply.sender()));
    }

    /** The quota that counts whom an attendee has sent instead of himself. */
    public static String quota(Attendee through) {
        return "delegates#" + through.uid() + "#" + through.email();
    }
}
