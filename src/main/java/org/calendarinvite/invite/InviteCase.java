package org.calendarinvite.invite;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.decision.Change;
import org.calendarinvite.event.Event;
import org.calendarinvite.organizer.Meter;
import org.calendarinvite.organizer.Standing;

/**
 * Everything the invite desk looks at.
 *
 * @param suppression what is said against mailing to the address
 * @param organizer what the organizer may do; empty when there is no event
 * @param invited how many places of the event are taken
 * @param tenants whose domains are this server's, where nobody is invited
 * @param freshToken the token of the attendee if this becomes one
 */
public record InviteCase(
        InviteRequest request,
        Optional<Event> event,
        Optional<Attendee> attendee,
        Optional<Suppression> suppression,
        Optional<Standing> organizer,
        int invited,
        Tenants tenants,
        String freshToken,
        Instant now) {

    /** Why he may invite nobody now. */
    Optional<String> barred() {
        return organizer.flatMap(Standing::barred);
    }

    /** What so many mails must wait for; who goes along with his series waits for nothing. */
    Optional<Meter> full(int mails) {
        return request.along()
                ? Optional.empty()
                : organizer.orElseThrow().newInvites().full(mails);
    }

    /** What counts so many mails. */
    List<Change> spend(int mails) {
        if (mails == 0) return List.of();
        var meters = organizer.orElseThrow().newInvites();
        return request.along() ? meters.note(mails) : meters.spend(mails);
    }

    /** How many places the event has. */
    int limit() {
        return organizer.orElseThrow().plan().invites();
    }
}
