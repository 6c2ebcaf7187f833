package org.calendarinvite.reply;

import java.util.ArrayList;
import java.util.List;
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
final class Newcomers {

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
        if (event.cancelled())
            return Decision.record(Answers.key(reply, invitation), ReplyReasons.CANCELLED, List.of());
        if (!welcome(c, event, person) || c.other().isPresent()) return Decision.refuse(ReplyReasons.STRANGER);
        boolean himself = reply.sender().equals(person) && reply.belief() != Belief.UNVERIFIED;
        boolean granted = reply.consent() == Consent.GRANTED || event.uninvited() == Uninvited.ACCEPT && himself;
        if (!granted) {
            boolean no = reply.consent() == Consent.DENIED || event.uninvited() == Uninvited.REFUSE;
            return no ? Decision.refuse(ReplyReasons.STRANGER) : ask(reply, event, person);
        }
        return admit(c, invitation, person);
    }

    private Decision admit(ReplyCase c, Invitation invitation, String person) {
        var reply = c.reply();
        var event = invitation.event();
        if (c.invited() >= c.limit()) return Decision.refuse(ReplyReasons.FULL);
        var weighed = answers.weigh(
                reply, new Invitation(event, newcomer(c, invitation, person, FORWARDED)), person, reply.belief());
        if (!weighed.changed()) return Decision.refuse(weighed.reason());
        var admitted = new Invitation(event, weighed.attendee());
        return Decision.apply(
                Answers.key(reply, admitted(invitation, person)),
                InviteDesk.joining(event, weighed.attendee(), c.limit()),
                List.of(Answers.recorded(reply, admitted), due(reply, event, weighed.attendee())));
    }

    /** Decisions are remembered by what was asked; the newcomer's token is new each time. */
    private static Invitation admitted(Invitation invitation, String person) {
        var a = invitation.attendee();
        return new Invitation(
                invitation.event(),
                Attendee.asked(a.uid(), person, "", a.token() + "+" + person, "", List.of(), a.invited()));
    }

    /** PARTSTAT=DELEGATED (RFC 5546 3.2.2.3): the delegate is invited, the delegator marked. */
    Decision delegate(ReplyCase c, Invitation invitation, Belief belief) {
        var reply = c.reply();
        var event = invitation.event();
        var attendee = invitation.attendee();
        var person = reply.newcomer(attendee.email());
        if (person.equals(attendee.email()) || !welcome(c, event, person))
            return Decision.refuse(ReplyReasons.NO_DELEGATE);
        boolean granted = belief == Belief.VERIFIED || reply.consent() == Consent.GRANTED;
        if (reply.consent() == Consent.DENIED) return Decision.refuse(ReplyReasons.NOT_INSTEAD);
        if (!granted) return ask(reply, event, person);
        var answer = answers.decide(reply, invitation, belief);
        boolean joins =
                answer.stands() && !answer.changes().isEmpty() && c.other().isEmpty();
        if (!joins) return answer;
        if (c.invited() >= c.limit()) return Decision.refuse(ReplyReasons.FULL);
        return with(
                c,
                invitation,
                answer,
                newcomer(c, invitation, person, DELEGATED).insteadOf(attendee.email()));
    }

    private static Decision with(ReplyCase c, Invitation invitation, Decision answer, Attendee delegate) {
        var event = invitation.event();
        List<Change> changes = new ArrayList<>(answer.changes());
        changes.addAll(InviteDesk.joining(event, delegate, c.limit()));
        var notices = new ArrayList<>(answer.notices());
        notices.add(due(c.reply(), event, delegate));
        return Decision.apply(answer.key(), changes, notices);
    }

    /** Invited to what the one is invited to through whom he comes. */
    private static Attendee newcomer(ReplyCase c, Invitation invitation, String person, String origin) {
        var through = invitation.attendee();
        var name = c.reply().of(person).map(Reply.Voice::name).orElse("");
        return Attendee.asked(through.uid(), person, name, c.freshToken(), origin, through.dates(), c.now());
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

    private static Notice due(Reply reply, Event event, Attendee attendee) {
        return new Notice(Notice.Type.INVITE_DUE, event.uid(), attendee.email(), "", event.sequence(), reply.trace());
    }
}
