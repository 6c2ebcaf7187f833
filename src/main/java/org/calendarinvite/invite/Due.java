package org.calendarinvite.invite;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Traced;
import org.calendarinvite.event.Event;

/** One personal mail that is due to one attendee, about the event as it is now. */
public record Due(Notice notice, Event event, Attendee attendee) implements Traced {

    /** The same mail always has the same id: event, attendee, kind and, as one is invited once, SEQUENCE for all but the invite. */
    public String mailId() {
        var mail = String.join("/", event.uid(), pseudonym(), notice.type().name());
        return notice.type() == Notice.Type.INVITE_DUE ? mail : mail + "/" + notice.sequence();
    }

    /** Mail ids are logged, and the token is the attendee's alone. */
    private String pseudonym() {
        return UUID.nameUUIDFromBytes(attendee.token().getBytes(StandardCharsets.UTF_8))
                .toString();
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
