package org.calendarinvite.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;

/** Takes what attendees' calendars send and decides what follows; touches nothing itself. */
@ApplicationScoped
@Named("replyDesk")
public class ReplyDesk {

    private final Answers answers;
    private final Newcomers newcomers;
    private final Delegates delegates;
    private final Proposals proposals;

    @Inject
    public ReplyDesk(Occurrences occurrences) {
        this.answers = new Answers(occurrences);
        var wishes = new Wishes(new Dates(occurrences));
        this.newcomers = new Newcomers(answers, wishes);
        this.delegates = new Delegates(answers, wishes);
        this.proposals = new Proposals(occurrences, wishes);
    }

    public Decision decide(ReplyCase c) {
        var reply = c.reply();
        if (c.invitation().isEmpty()) return Decision.refuse(ReplyReasons.UNKNOWN);
        var invitation = c.invitation().get();
        var belief = reply.beliefFor(invitation.attendee().email());
        if (c.byToken().isEmpty() && belief != Belief.VERIFIED) return Decision.hold(ReplyReasons.UNPROVEN);
        if (!reply.uid().equals(invitation.event().uid())) return Decision.refuse(ReplyReasons.OTHER_EVENT);
        if (invitation.attendee().gone()) return Decision.record(key(reply, invitation), ReplyReasons.GONE, List.of());
        var made =
                switch (reply.kind()) {
                    case ANSWER -> answer(c, invitation, belief);
                    case PROPOSAL -> proposals.decide(c, invitation);
                    case REFRESH -> Refresh.decide(reply, invitation);
                };
        return made.stands() ? made : made.under(key(reply, invitation));
    }

    /** Under which a reply is counted, if it is, whatever the event has become: of the person for whom it answers. */
    private static String key(Reply reply, Invitation invitation) {
        var invited = invitation.attendee().email();
        boolean another = reply.kind() == Reply.Kind.ANSWER && reply.of(invited).isEmpty();
        return Answers.key(reply, invitation.event(), another ? reply.newcomer(invited) : invited);
    }

    private Decision answer(ReplyCase c, Invitation invitation, Belief belief) {
        var reply = c.reply();
        var own = reply.of(invitation.attendee().email());
        if (own.isPresent()) {
            boolean another = own.get().partstat().equals("DELEGATED");
            if (reply.delegatesAmongOthers()) return Decision.refuse(ReplyReasons.ONE_DELEGATION);
            if (another && comesNoMore(c)) return Decision.refuse(ReplyReasons.NO_DELEGATE);
            return another ? delegates.decide(c, invitation, belief) : answers.decide(reply, invitation, belief);
        }
        if (comesNoMore(c)) return Decision.record(key(reply, invitation), ReplyReasons.GONE, List.of());
        var himself = c.other().filter(other -> c.onList() && speaksForHimself(reply, other));
        if (himself.isPresent())
            return answers.decide(reply, new Invitation(invitation.event(), himself.get()), reply.belief());
        return newcomers.stranger(c, invitation);
    }

    /** Whom the answer brings in was taken off the guest list: only the organizer puts him back. */
    private static boolean comesNoMore(ReplyCase c) {
        return c.reply().consent() != Consent.GRANTED
                && c.other().filter(Attendee::gone).isPresent();
    }

    private static boolean speaksForHimself(Reply reply, Attendee other) {
        return reply.sender().equals(other.email()) && reply.belief() == Belief.VERIFIED;
    }
}
