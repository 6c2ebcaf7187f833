package org.calendarinvite.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Client;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;

/** Takes attendees' answers and decides what follows; touches nothing itself. */
@ApplicationScoped
@Named("replyDesk")
public class ReplyDesk {

    public Decision decide(ReplyCase c) {
        var reply = c.reply();
        if (c.byToken().isEmpty() && c.byName().isEmpty()) return Decision.refuse(ReplyReasons.UNKNOWN);
        var invitation = c.byToken().or(c::byName).orElseThrow();
        var belief = belief(reply, invitation.attendee());
        if (c.byToken().isEmpty() && belief != Belief.VERIFIED) return Decision.hold(ReplyReasons.UNPROVEN);
        if (!reply.uid().equals(invitation.event().uid())) return Decision.refuse(ReplyReasons.OTHER_EVENT);
        if (reply.sequence() > invitation.event().sequence()) return Decision.refuse(ReplyReasons.NEVER_SENT);
        var voice = voiceOf(invitation.attendee(), reply);
        if (voice.isEmpty()) return Decision.hold(ReplyReasons.STRANGER);
        var status = status(voice.get().partstat());
        if (status.isEmpty()) return Decision.refuse(ReplyReasons.NO_ANSWER);
        return weigh(reply, invitation, answer(reply, status.get(), belief));
    }

    private static Decision weigh(Reply reply, Invitation invitation, Answered answer) {
        var attendee = invitation.attendee();
        var key = key(attendee, answer);
        if (invitation.event().cancelled()) return Decision.record(key, ReplyReasons.CANCELLED, List.of());
        if (answer.compareTo(attendee.answer()) < 0) return Decision.record(key, ReplyReasons.OLDER, List.of());
        return Decision.apply(
                key,
                List.of(new Change.Keep(attendee.answered(answer)), count(attendee, answer)),
                List.of(new Notice(
                        Notice.Type.ANSWER_RECORDED,
                        attendee.uid(),
                        attendee.email(),
                        invitation.event().sequence(),
                        reply.trace())));
    }

    /** A proven sender is proven for himself: whoever answers for another has only the token to show. */
    private static Belief belief(Reply reply, Attendee attendee) {
        boolean another = !reply.sender().equals(attendee.email());
        return another && reply.belief() == Belief.VERIFIED ? Belief.UNVERIFIED : reply.belief();
    }

    /** A clock that runs ahead must not outlast the attendee's later answers. */
    private static Answered answer(Reply reply, PartStat status, Belief belief) {
        var stamp = reply.dtstamp().isAfter(reply.received()) ? reply.received() : reply.dtstamp();
        return new Answered(status, reply.sequence(), stamp, reply.received(), reply.prodid(), belief);
    }

    /** The line of the REPLY that speaks for the invited person: some clients repeat the whole guest list (RFC 5546 3.2.3). */
    private static Optional<Reply.Voice> voiceOf(Attendee attendee, Reply reply) {
        return reply.voices().stream()
                .filter(voice -> voice.email().equals(attendee.email()))
                .findFirst();
    }

    private static Optional<PartStat> status(String partstat) {
        return List.of(PartStat.ACCEPTED, PartStat.DECLINED, PartStat.TENTATIVE).stream()
                .filter(status -> status.ical().equals(partstat))
                .findFirst();
    }

    private static Change count(Attendee attendee, Answered answer) {
        Map<String, Integer> deltas = new HashMap<>();
        var before = attendee.answer();
        if (before.status() != PartStat.NOACTION) {
            deltas.merge("rsvp." + before.status().word(), -1, Integer::sum);
            deltas.merge("prodid." + Client.of(before.prodid()), -1, Integer::sum);
        }
        deltas.merge("rsvp." + answer.status().word(), 1, Integer::sum);
        deltas.merge("prodid." + Client.of(answer.prodid()), 1, Integer::sum);
        deltas.values().removeIf(delta -> delta == 0);
        return new Change.Count(attendee.uid(), attendee.token(), deltas);
    }

    private static String key(Attendee attendee, Answered answer) {
        return String.join(
                "/",
                "reply",
                attendee.uid(),
                attendee.token(),
                String.valueOf(answer.sequence()),
                answer.dtstamp().toString(),
                answer.received().toString(),
                answer.status().word());
    }
}
