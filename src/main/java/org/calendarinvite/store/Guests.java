package org.calendarinvite.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.decision.Place;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.GuestsForgotten;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.Recipient;
import org.calendarinvite.invite.Suppression;

/** Who is invited to what, and what is said against mailing to him. */
public final class Guests {

    private final Records records;
    private final Shelves shelves;

    Guests(Records records, Shelves shelves) {
        this.records = records;
        this.shelves = shelves;
    }

    public Optional<Invitation> invitation(String uid, String email) {
        return invitation(Event.at(uid), Attendee.at(uid, email));
    }

    public Optional<Invitation> invitation(String token) {
        return shelves.pointed(Attendee.byToken(token)).flatMap(place -> invitation(Attendee.event(place), place));
    }

    private Optional<Invitation> invitation(Place event, Place attendee) {
        var found = records.read(List.of(event, attendee));
        if (found.size() < 2) return Optional.empty();
        return Optional.of(new Invitation(
                Rows.read(found.get(event), Event.class), Rows.read(found.get(attendee), Attendee.class)));
    }

    /**
     * Those of these invitations that there are, in one call.
     *
     * @param attendees at most 50 places
     */
    public Map<Place, Invitation> invited(Collection<Place> attendees) {
        if (attendees.isEmpty()) return Map.of();
        var found = records.read(attendees.stream()
                .flatMap(place -> Stream.of(place, Attendee.event(place)))
                .distinct()
                .toList());
        return attendees.stream()
                .distinct()
                .filter(place -> found.containsKey(place) && found.containsKey(Attendee.event(place)))
                .collect(Collectors.toMap(
                        place -> place,
                        place -> new Invitation(
                                Rows.read(found.get(Attendee.event(place)), Event.class),
                                Rows.read(found.get(place), Attendee.class))));
    }

    /** The invitations of one person to whatever events, in the order of their UIDs; at most 50. */
    public Page<Invitation> invitations(String email, String after, int limit) {
        var places = shelves.page(Attendee.shelf(email), "", after, limit, Records.Order.FORWARD, Place.class);
        var found = records.read(places.items().stream()
                .flatMap(place -> Stream.of(place, Attendee.event(place)))
                .toList());
        return new Page<>(
                places.items().stream()
                        .filter(place -> found.containsKey(place) && found.containsKey(Attendee.event(place)))
                        .map(place -> new Invitation(
                                Rows.read(found.get(Attendee.event(place)), Event.class),
                                Rows.read(found.get(place), Attendee.class)))
                        .toList(),
                places.next());
    }

    /**
     * An event's attendees in the order of their addresses.
     *
     * @param after the {@code next} of the page before, empty for the first page
     */
    public Page<Attendee> attendees(String uid, String after, int limit) {
        return shelves.page(
                Event.at(uid).shelf(), Attendee.PREFIX, after, limit, Records.Order.FORWARD, Attendee.class);
    }

    /** That time forgot who was invited. */
    Optional<GuestsForgotten> forgotten(String uid) {
        return shelves.one(GuestsForgotten.at(uid), GuestsForgotten.class);
    }

    /** Whoever has or could have an invitation, in one call. */
    public Seat seat(String tenant, String uid, String email) {
        return seat(tenant, Event.at(uid), Attendee.at(uid, email));
    }

    private Seat seat(String tenant, Place event, Place attendee) {
        var suppression = Suppression.at(tenant, Attendee.email(attendee));
        var found = records.read(List.of(event, attendee, suppression));
        var hosted = Optional.ofNullable(found.get(event)).map(body -> Rows.read(body, Event.class));
        var other = hosted.map(Event::tenant).filter(whose -> !whose.equals(tenant));
        return new Seat(
                hosted,
                Optional.ofNullable(found.get(attendee)).map(body -> Rows.read(body, Attendee.class)),
                other.isPresent()
                        ? suppression(other.get(), Attendee.email(attendee))
                        : Optional.ofNullable(found.get(suppression)).map(body -> Rows.read(body, Suppression.class)));
    }

    /**
     * Whoever has or could have these invitations, in three calls.
     *
     * @param tenant whose events they are to
     * @param attendees at most 100 places
     */
    public Map<Place, Seat> seats(String tenant, Collection<Place> attendees) {
        var events = shelves.all(attendees.stream().map(Attendee::event), Event.class);
        var people = shelves.all(attendees.stream(), Attendee.class);
        var against = shelves.all(attendees.stream().map(one -> against(tenant, one)), Suppression.class);
        return attendees.stream()
                .distinct()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> new Seat(
                                Optional.ofNullable(events.get(Attendee.event(one))),
                                Optional.ofNullable(people.get(one)),
                                Optional.ofNullable(against.get(against(tenant, one))))));
    }

    public Optional<Recipient> recipient(String tenant, String uid, String email) {
        return seat(tenant, uid, email).recipient();
    }

    public Optional<Recipient> recipient(String tenant, String token) {
        return shelves.pointed(Attendee.byToken(token))
                .flatMap(place -> seat(tenant, Attendee.event(place), place).recipient());
    }

    public Optional<Suppression> suppression(String tenant, String email) {
        return shelves.one(Suppression.at(tenant, email), Suppression.class);
    }

    /** In the order of addresses; those that were lifted too. */
    public Page<Suppression> suppressions(String tenant, String after, int limit) {
        return shelves.page(Suppression.shelf(tenant), "", after, limit, Records.Order.FORWARD, Suppression.class);
    }

    private static Place against(String tenant, Place attendee) {
        return Suppression.at(tenant, Attendee.email(attendee));
    }
}
