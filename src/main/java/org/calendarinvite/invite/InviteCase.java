package org.calendarinvite.invite;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.event.Event;

/**
 * Everything the invite desk looks at.
 *
 * @param suppression what is said against mailing to the address
 * @param suspended whether the organizer is
 * @param invited how many places of the event are taken
 * @param limit how many there are
 * @param ourDomain the mail domain of this server, which is never invited
 * @param freshToken the token of the attendee if this becomes one
 */
public record InviteCase(
        InviteRequest request,
        Optional<Event> event,
        Optional<Attendee> attendee,
        Optional<Suppression> suppression,
        boolean suspended,
        int invited,
        int limit,
        String ourDomain,
        String freshToken,
        Instant now) {}
