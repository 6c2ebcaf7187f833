package org.calendarinvite.invite;

import org.calendarinvite.decision.Filed;
import org.calendarinvite.decision.Place;
import org.calendarinvite.event.Event;

/**
 * Who was invited to an event is forgotten, so that nobody looks again.
 *
 * @param version of the event then
 */
public record GuestsForgotten(String uid, long version) implements Filed {

    public static Place at(String uid) {
        return new Place(Event.at(uid).shelf(), "guests-forgotten");
    }

    @Override
    public Place place() {
        return at(uid);
    }
}
