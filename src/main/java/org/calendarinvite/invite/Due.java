package org.calendarinvite.invite;

import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.event.Event;

/** One personal mail that is due to one attendee, about the event as it is now. */
public record Due(Notice notice, Event event, Attendee attendee) implements Traced {

    /** The same mail always has the same id: event, attendee, kind and SEQUENCE. */
    public String mailId() {
        return String.join("/", event.uid(), attendee.token(), notice.type().name(), String.valueOf(notice.sequence()));
    }

    /** Whether the mail still says what is true; if not, a later notice has said or will say it. */
    public boolean current() {
        return switch (notice.type()) {
            case INVITE_DUE -> !event.cancelled();
            case UPDATE_DUE -> !event.cancelled() && event.sequence() == notice.sequence();
            case CANCELLATION_DUE -> event.cancelled() && event.sequence() == notice.sequence();
            default -> false;
        };
    }

    @Override
    public String trace() {
        return notice.trace();
    }
}
