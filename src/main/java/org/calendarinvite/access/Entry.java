package org.calendarinvite.access;

import java.time.Instant;
import java.util.Optional;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Placed;
import org.calendarinvite.decision.Term;
import org.calendarinvite.decision.Until;

/**
 * One line of the audit log: who asked for what. Lines are added and never changed.
 *
 * @param id tells lines of the same moment apart
 * @param who {@link Caller#name}
 * @param what in two words, e.g. {@code attendee invited}
 * @param about the event, the organizer or the key; of a guest only the event
 */
public record Entry(String tenant, Instant at, String id, String who, String what, String about) implements Placed {

    /** All lines of a tenant, in the order of time. */
    public static String shelf(String tenant) {
        return "audit#" + tenant;
    }

    @Override
    public Place place() {
        return new Place(shelf(tenant), Place.moment(at) + "#" + id);
    }

    @Override
    public Optional<Until> keptUntil() {
        return Optional.of(Term.AUDIT.from(at));
    }
}
