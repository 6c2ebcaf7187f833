package org.calendarinvite.invite;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.event.Event;

/** One personal mail that is due to one attendee, about the event, or one date of it, as it is now. */
public record Due(Notice notice, Event event, Attendee attendee) implements Traced {

    /** The same mail always has the same id; one is invited, and taken off the list, once at a time, and each REFRESH or COUNTER is answered by itself. */
    public String mailId() {
        var about = notice.instance().isEmpty() ? "" : "/" + notice.instance();
        var mail = String.join("/", event.uid(), pseudonym(), notice.type().name()) + about;
        return switch (notice.type()) {
            case INVITE_DUE, UNINVITE_DUE -> mail + "/" + attendee.invited().toEpochMilli();
            case REFRESH_DUE, DECLINECOUNTER_DUE -> mail + "/" + notice.trace();
            default -> mail + "/" + notice.sequence();
        };
    }

    /** Mail ids are logged, and the token is the attendee's alone. */
    private String pseudonym() {
        return UUID.nameUUIDFromBytes(attendee.token().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether the mail still says what is true; if not, a later notice has said or will say it. */
    public boolean current() {
        if (attendee.gone()) return notice.type() == Notice.Type.UNINVITE_DUE;
        return switch (notice.type()) {
            case INVITE_DUE -> !over() && attendee.invitedOn(notice.instance());
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
        var date = notice.instance();
        return event.cancelled() || !date.isEmpty() && event.series().on(date).isEmpty();
    }

    @Override
    public String trace() {
        return notice.trace();
    }
}
