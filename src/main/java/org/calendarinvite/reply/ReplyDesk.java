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
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;

/** Takes attendees' answers and decides what follows; touches nothing itself. */
@ApplicationScoped
@Named("replyDesk")
public class ReplyDesk {

    public Decision decide(ReplyCase c) {
        var reply = c.reply();
        if (c.byToken().isEmpty() && c.byName().isEmpty()) return Decision.refuse(ReplyReasons.UNKNOWN);
        if (c.byToken().isEmpty() && reply.belief() == Belief.UNVERIFIED) return Decision.hold(ReplyReasons.UNPROVEN);
        var invitation = c.byToken().or(c::byName).orElseThrow();
        var voice = voiceOf(invitation.attendee(), reply);
        if (voice.isEmpty()) return Decision.hold(ReplyReasons.STRANGER);
        var status = status(voice.get().partstat());
        if (status.isEmpty()) return Decision.refuse(ReplyReasons.NO_ANSWER);
        return weigh(reply, invitation, status.get());
    }

    private static Decision weigh(Reply reply, Invitation invitation, PartStat status) {
        var attendee = invitation.attendee();
        var answer = new Answered(
                status, reply.sequence(), reply.dtstamp(), reply.received(), reply.prodid(), reply.belief());
        var key = key(attendee, answer);
        if (!reply.uid().equals(attendee.uid())) return Decision.refuse(ReplyReasons.OTHER_EVENT);
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
            deltas.merge("prodid." + before.prodid(), -1, Integer::sum);
        }
        deltas.merge("rsvp." + answer.status().word(), 1, Integer::sum);
        deltas.merge("prodid." + answer.prodid(), 1, Integer::sum);
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
                answer.status().word());
    }
}
