package org.calendarinvite.reply;

import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.invite.Address;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.InviteDesk;

/** Strangers who answer an invitation that was not sent to them. */
final class Newcomers {

    private static final String FORWARDED = "forwarded";

    private final Answers answers;
    private final Wishes wishes;

    Newcomers(Answers answers, Wishes wishes) {
        this.answers = answers;
        this.wishes = wishes;
    }

    /** A party crasher (RFC 5546 3.2.3): as the event's policy says. */
    Decision stranger(ReplyCase c, Invitation invitation) {
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
                || reply.consent() == Consent.NONE && event.strangers() == Strangers.ACCEPT && himself;
        if (granted) return admit(c, event, weighed);
        if (c.other().isPresent()) return Decision.refuse(ReplyReasons.OWN_INVITATION);
        boolean no = reply.consent() == Consent.DENIED || event.strangers() == Strangers.REFUSE;
        return no
                ? Decision.refuse(ReplyReasons.STRANGER)
                : Decision.ask(ReplyReasons.STRANGER_HELD, wishes.stranger(reply, invitation, person, person));
    }

    /** What his answer would be worth: nobody is asked about one that would not count. */
    private Answers.Weighed weighed(ReplyCase c, Invitation invitation, String person) {
        var reply = c.reply();
        var asked =
                newcomer(c, invitation, person, FORWARDED, invitation.attendee().dates());
        return answers.weigh(reply, new Invitation(invitation.event(), asked), person, reply.beliefFor(person));
    }

    private Decision admit(ReplyCase c, Event event, Answers.Weighed weighed) {
        var reply = c.reply();
        if (c.onList()) return again(c, new Invitation(event, c.other().get()));
        if (c.invited() >= c.limit()) return Decision.refuse(ReplyReasons.FULL);
        var wait = c.meters().full(weighed.attendee().mails());
        if (wait.isPresent()) return Decision.refuse(ReplyReasons.wait(wait.get()));
        var admitted = new Invitation(event, weighed.attendee());
        List<Notice> notices = new ArrayList<>(dues(c, event, weighed.attendee()));
        notices.add(0, Answers.recorded(reply, admitted));
        return Decision.apply(Answers.key(reply, admitted), joining(c, event, weighed.attendee()), notices);
    }

    /** The mail that admitted him, delivered again, is that decision by its key; another needs the organizer or his own token. */
    private Decision again(ReplyCase c, Invitation own) {
        var reply = c.reply();
        return reply.consent() == Consent.GRANTED
                ? answers.decide(reply, own, reply.beliefFor(own.attendee().email()))
                : Decision.record(Answers.key(reply, own), ReplyReasons.OWN_INVITATION, List.of());
    }

    /** Somebody who is not on the list: new, or as if he were when he was taken off it. */
    static Attendee newcomer(ReplyCase c, Invitation invitation, String person, String origin, List<String> dates) {
        var uid = invitation.event().uid();
        var name = c.reply().of(person).map(Reply.Voice::name).orElse("");
        return c.other()
                .filter(Attendee::gone)
                .map(before -> before.back(dates, c.now()))
                .orElseGet(() -> Attendee.asked(uid, person, name, c.freshToken(), origin, dates, c.now()));
    }

    /** What gives him a place. */
    static List<Change> joining(ReplyCase c, Event event, Attendee person) {
        List<Change> changes = new ArrayList<>(c.other()
                .map(before -> InviteDesk.rejoining(event, before, person, c.limit()))
                .orElseGet(() -> InviteDesk.joining(event, person, c.limit())));
        changes.addAll(c.meters().spend(person.mails()));
        return changes;
    }

    static List<Notice> dues(ReplyCase c, Event event, Attendee attendee) {
        return InviteDesk.dues(event, attendee, attendee.dates(), c.reply().trace());
    }

    static boolean welcome(ReplyCase c, Event event, String person) {
        return Address.parse(person).isPresent() && !c.tenants().ours(person) && !person.equals(event.organizer());
    }
}
