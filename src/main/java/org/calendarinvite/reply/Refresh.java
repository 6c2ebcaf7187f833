package org.calendarinvite.reply;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.invite.Invitation;

/** An attendee asks for the event as it is now (REFRESH, RFC 5546 3.2.6); he gets it once an hour at most. */
final class Refresh {

    private Refresh() {}

    static Decision decide(Reply reply, Invitation invitation) {
        var event = invitation.event();
        var attendee = invitation.attendee();
        var due = new Notice(Notice.Type.REFRESH_DUE, event.uid(), "", "", event.sequence(), reply.trace());
        var hour = reply.received().truncatedTo(ChronoUnit.HOURS).toString();
        // Remembered under the hour: a second one within it finds the first one's mail, which is sent.
        return Decision.apply(
                String.join("/", "refresh", event.uid(), attendee.id(), String.valueOf(event.sequence()), hour),
                List.of(),
                attendee.meant(attendee.dates()).stream()
                        .map(date -> due.to(Notice.Type.REFRESH_DUE, attendee.email(), date))
                        .toList());
    }
}
