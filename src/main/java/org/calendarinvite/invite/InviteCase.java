package org.calendarinvite.invite;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.event.Event;

/**
 * Everything the invite desk looks at.
 *
 * @param suspended whether the organizer is
 * @param invited how many places of the event are taken
 * @param limit how many there are
 * @param tenants whose domains are this server's, where nobody is invited
 * @param freshToken the token of the attendee if this becomes one
 */
public record InviteCase(
        InviteRequest request,
        Optional<Event> event,
        Optional<Attendee> attendee,
        boolean suspended,
        int invited,
        int limit,
        Tenants tenants,
        String freshToken,
        Instant now) {}
