package org.calendarinvite.store;

import java.util.Optional;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.Recipient;
import org.calendarinvite.invite.Suppression;

/** What is known of one person at one event, and what is said against mailing to him. */
public record Seat(Optional<Event> event, Optional<Attendee> attendee, Optional<Suppression> suppression) {

    static final Seat NOBODY = new Seat(Optional.empty(), Optional.empty(), Optional.empty());

    Seat now(Attendee is) {
        return new Seat(event, Optional.of(is), suppression);
    }

    public Optional<Invitation> invitation() {
        return event.flatMap(hosted -> attendee.map(person -> new Invitation(hosted, person)));
    }

    Optional<Recipient> recipient() {
        return invitation().map(found -> new Recipient(found, suppression));
    }
}
