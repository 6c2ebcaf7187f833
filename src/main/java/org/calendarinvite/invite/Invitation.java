package org.calendarinvite.invite;

import java.util.Comparator;
import org.calendarinvite.event.Event;

/** One attendee's view of one event: what a personal mail and an answer are about. */
public record Invitation(Event event, Attendee attendee) {

    /** The answer that counts for the whole; who is invited to single dates has the newest of his answers to them. */
    public Answered answer() {
        if (attendee.whole()) return attendee.answer();
        return attendee.apart().stream()
                .filter(one -> counts(one.date(), one.answer()))
                .map(Attendee.Apart::answer)
                .max(Comparator.naturalOrder())
                .orElse(Answered.NONE);
    }

    public PartStat status() {
        var answer = answer();
        return !attendee.whole() || counts("", answer) ? answer.status() : PartStat.NOACTION;
    }

    /** What counts on one date: his answer to it, else to the whole. */
    public PartStat statusOn(String date) {
        var apart = attendee.said(date);
        if (date.isEmpty()) return status();
        if (apart.isPresent() && counts(date, apart.get())) return apart.get().status();
        boolean askedAgain = event.series().askedApart(date) || !attendee.whole();
        return askedAgain ? PartStat.NOACTION : status();
    }

    /** What he said to a version whose times no longer hold, {@code NOACTION} when nothing such. */
    public PartStat formerStatus() {
        return counts("", attendee.answer())
                ? PartStat.NOACTION
                : attendee.answer().status();
    }

    private boolean counts(String date, Answered answer) {
        return answer.sequence() >= event.series().askedOn(date);
    }
}
