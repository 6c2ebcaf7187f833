package org.calendarinvite.event;

import org.calendarinvite.decision.OfEvent;
import org.calendarinvite.decision.Traced;

/**
 * An event that its organizer is told of.
 *
 * @param links of his account, which its links are bound to
 */
public record Told(Event event, long links, String trace) implements Traced, OfEvent {

    @Override
    public String about() {
        return event.uid();
    }
}
