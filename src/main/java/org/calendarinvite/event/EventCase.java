package org.calendarinvite.event;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.organizer.Standing;

/**
 * Everything the event desk looks at: the request and the state it meets.
 *
 * @param continued the event that this one was split from by its organizer
 * @param organizer what whoever asks may do
 * @param askAgain whether answers lapse when the times change
 * @param strangers the policy of a new event
 * @param pace how often the event was changed within this hour
 * @param freshUid the UID of the event if this becomes one
 */
public record EventCase(
        EventRequest request,
        Optional<Event> stored,
        Optional<Event> continued,
        Standing organizer,
        boolean askAgain,
        Strangers strangers,
        Pace pace,
        String freshUid,
        Instant now) {

    /** Nobody knows this event yet. */
    public boolean isNew() {
        return stored.isEmpty() && !request.cancels();
    }

    public boolean isCancellation() {
        return request.cancels();
    }
}
