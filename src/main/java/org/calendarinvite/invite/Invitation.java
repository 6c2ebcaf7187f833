package org.calendarinvite.invite;

import java.util.Comparator;
import org.calendarinvite.event.Event;

/** One attendee's view of one event: what a personal mail and an answer are about. */
public record Invitation(Event event, Attendee attendee) {

    /** He knows single dates only, so there is no answer to the whole. */
    public boolean inDates() {
        return !attendee.whole() || event.series().partial();
    }

    /** The newest answer to the whole; who knows single dates only has the newest of his answers to them. */
    public Answered answer() {
        if (!inDates()) return attendee.answer();
        return attendee.apart().stream()
                .map(Attendee.Apart::answer)
                .max(Comparator.naturalOrder())
                .orElse(Answered.NONE);
    }

    /** What counts for the whole; a date that was moved by itself asks nothing anew of it. */
    public PartStat status() {
        var answer = answer();
        return counts("", answer) ? answer.status() : PartStat.NOACTION;
    }

    /** What counts on one date: his answer to it, else to the whole. */
    public PartStat statusOn(String date) {
        var apart = attendee.said(date);
        if (date.isEmpty()) return status();
        if (apart.isPresent() && counts(date, apart.get())) return apart.get().status();
        boolean askedAgain = event.series().askedApart(date) || inDates();
        return askedAgain ? PartStat.NOACTION : status();
    }

    /** What he said to a version whose times no longer hold, {@code NOACTION} when nothing such. */
    public PartStat formerStatus() {
        return counts("", answer()) ? PartStat.NOACTION : answer().status();
    }

    private boolean counts(String date, Answered answer) {
        return answer.sequence() >= event.series().askedOn(date);
    }
}
