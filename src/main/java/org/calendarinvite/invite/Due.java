package org.calendarinvite.invite;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.OfEvent;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;

/**
 * One personal mail that is due to one attendee, about the event, or one date of it, as it is now.
 *
 * @param there what happens on the date, or on the whole; empty when the date is cancelled or none any more
 * @param withheld present when nothing is mailed to his address
 */
public record Due(Notice notice, Event event, Attendee attendee, Optional<Details> there, Optional<Withheld> withheld)
        implements Traced, OfEvent {

    /** Why it is not sent, and when it would have been. */
    public record Withheld(Suppression.Ground ground, Instant at) {}

    public static Due of(Notice notice, Event event, Attendee attendee, Occurrences occurrences) {
        var date = notice.instance();
        var there = date.isEmpty() ? Optional.of(event.details()) : occurrences.on(event.series(), date);
        return new Due(notice, event, attendee, there, Optional.empty());
    }

    @Override
    public String about() {
        return event.uid();
    }

    /** Nothing goes out on this ground. */
    public Due against(Optional<Suppression.Ground> ground, Instant now) {
        return new Due(notice, event, attendee, there, ground.map(known -> new Withheld(known, now)));
    }

    public boolean suppressed() {
        return withheld.isPresent();
    }

    /** The same mail always has the same id; one is invited, and taken off the list, once at a time, and each REFRESH, COUNTER or move of a series is answered by itself. */
    public String mailId() {
        var about = notice.instance().isEmpty() ? "" : "/" + notice.instance();
        var mail = String.join("/", event.uid(), attendee.id(), notice.type().name()) + about;
        return switch (notice.type()) {
            case INVITE_DUE, UNINVITE_DUE -> mail + "/" + attendee.invited().toEpochMilli();
            case REFRESH_DUE, DECLINECOUNTER_DUE, FOLLOW_DUE, DATE_ENDED_DUE -> mail + "/" + notice.trace();
            default -> mail + "/" + notice.sequence();
        };
    }

    /** Whether the mail still says what is true; if not, a later notice has said or will say it. */
    public boolean current() {
        // It was on his list when it ended, whatever became of him since.
        if (notice.type() == Notice.Type.DATE_ENDED_DUE) return over();
        if (attendee.gone()) return notice.type() == Notice.Type.UNINVITE_DUE;
        return switch (notice.type()) {
            case INVITE_DUE, FOLLOW_DUE -> !over() && attendee.invitedOn(notice.instance());
            case UPDATE_DUE ->
                !event.cancelled()
                        && event.sequenceOn(notice.instance()) == notice.sequence()
                        && attendee.invitedOn(notice.instance());
            case CANCELLATION_DUE -> event.cancelled() && event.sequence() == notice.sequence();
            case REFRESH_DUE, DECLINECOUNTER_DUE -> true;
            default -> false;
        };
    }

    /** Nothing happens any more on what the mail is about. */
    public boolean over() {
        return event.cancelled() || there.isEmpty();
    }

    @Override
    public String trace() {
        return notice.trace();
    }
}
