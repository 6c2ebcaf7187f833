package org.calendarinvite.reply;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.Tally;

/** Weighs one attendee's answers: each date is a register of its own, in which the newest answer stands (RFC 5546 2.1.5). */
public final class Answers {

    /** Dates that one attendee may answer apart: they are kept in one record. */
    public static final int MOST_DATES = 400;

    private static final List<PartStat> SAID =
            List.of(PartStat.ACCEPTED, PartStat.DECLINED, PartStat.TENTATIVE, PartStat.DELEGATED);

    private final Dates dates;

    Answers(Occurrences occurrences) {
        this.dates = new Dates(occurrences);
    }

    Decision decide(Reply reply, Invitation invitation, Belief belief) {
        var weighed = weigh(reply, invitation, invitation.attendee().email(), belief);
        if (weighed.changed()) {
            var after = new Invitation(invitation.event(), weighed.attendee().next());
            return Decision.apply(
                            key(reply, invitation),
                            Tally.keep(Optional.of(invitation), after),
                            List.of(recorded(reply, invitation)))
                    .because(weighed.reason());
        }
        return weighed.stale()
                ? Decision.record(key(reply, invitation), weighed.reason(), List.of())
                : Decision.refuse(weighed.reason());
    }

    /**
     * What one reply makes of an attendee.
     *
     * @param changed whether some answer counts, {@code stale} whether some was understood and does not count any more
     * @param reason of the first part that does not count
     */
    record Weighed(Attendee attendee, boolean changed, boolean stale, String reason) {
        Weighed without(String why, boolean understood) {
            return new Weighed(attendee, changed, stale || understood, reason.isEmpty() ? why : reason);
        }

        Weighed with(Attendee answered) {
            return new Weighed(answered, true, stale, reason);
        }
    }

    /** @param voice the address in the reply that speaks for the attendee */
    Weighed weigh(Reply reply, Invitation invitation, String voice, Belief belief) {
        var weighed = new Weighed(invitation.attendee(), false, false, "");
        for (var part : reply.parts()) {
            var said = part.of(voice);
            if (said.isPresent()) weighed = weigh(weighed, reply, part, said.get(), invitation, belief);
        }
        return weighed;
    }

    private Weighed weigh(
            Weighed weighed, Reply reply, Reply.Part part, Reply.Voice said, Invitation invitation, Belief belief) {
        var event = invitation.event();
        var status = status(said.partstat());
        if (status.isEmpty()) return weighed.without(ReplyReasons.NO_ANSWER, false);
        if (part.sequence() > event.sequence()) return weighed.without(ReplyReasons.NEVER_SENT, false);
        var meant = dates.meant(part, invitation);
        if (meant.isEmpty()) return weighed.without(ReplyReasons.NO_SUCH_DATE, false);
        if (meant.get().isEmpty()) return weighed.without(ReplyReasons.CANCELLED, true);
        var answer = answer(reply, part, status.get(), belief);
        for (String date : meant.get()) weighed = weigh(weighed, date, answer, invitation);
        return weighed;
    }

    private Weighed weigh(Weighed weighed, String date, Answered answer, Invitation invitation) {
        var event = invitation.event();
        var attendee = weighed.attendee();
        boolean over =
                event.cancelled() || !date.isEmpty() && dates.on(event, date).isEmpty();
        if (over) return weighed.without(ReplyReasons.CANCELLED, true);
        var before = attendee.said(date);
        if (before.isPresent() && answer.compareTo(before.get()) <= 0) {
            return answer.equals(before.get())
                    ? weighed.without(ReplyReasons.SAME, true)
                    : weighed.without(ReplyReasons.OLDER, true);
        }
        if (date.isEmpty()) return weighed.with(attendee.answered(answer));
        if (before.isEmpty() && attendee.apart().size() >= MOST_DATES)
            return weighed.without(ReplyReasons.TOO_MANY_DATES, false);
        return weighed.with(attendee.answeredOn(date, answer));
    }

    /** The dates that the attendee's own parts name; none when one of them means the whole. */
    List<String> named(Reply reply, Invitation invitation) {
        var own = reply.parts().stream()
                .filter(part -> part.of(invitation.attendee().email()).isPresent())
                .toList();
        boolean whole = own.stream().anyMatch(part -> part.date().isEmpty());
        if (whole) return List.of();
        return own.stream()
                .flatMap(part -> dates.meant(part, invitation).stream().flatMap(List::stream))
                .filter(date -> !date.isEmpty())
                .distinct()
                .toList();
    }

    /** A clock that runs ahead must not outlast the attendee's later answers. */
    private static Answered answer(Reply reply, Reply.Part part, PartStat status, Belief belief) {
        var stamp = part.dtstamp().isAfter(reply.received()) ? reply.received() : part.dtstamp();
        return new Answered(status, part.sequence(), stamp, reply.received(), reply.prodid(), belief);
    }

    static Optional<PartStat> status(String partstat) {
        return SAID.stream().filter(status -> status.ical().equals(partstat)).findFirst();
    }

    static Notice recorded(Reply reply, Invitation invitation) {
        var event = invitation.event();
        return new Notice(
                Notice.Type.ANSWER_RECORDED,
                event.uid(),
                invitation.attendee().email(),
                "",
                event.sequence(),
                reply.trace());
    }

    /** The same mail delivered twice is one decision, two mails are two, and so is a mail once the organizer has spoken of it. */
    static String key(Reply reply, Invitation invitation) {
        return key(reply, invitation.event(), invitation.attendee().email());
    }

    static String key(Reply reply, Event event, String email) {
        var said = new ArrayList<String>();
        said.add(reply.token() + reply.received() + reply.consent());
        reply.parts()
                .forEach(part -> said.add(part.date() + "/" + part.sequence() + "/" + part.dtstamp() + part.voices()));
        return String.join(
                "/",
                "reply",
                event.uid(),
                email,
                UUID.nameUUIDFromBytes(said.toString().getBytes(StandardCharsets.UTF_8))
                        .toString());
    }
}
