package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import org.calendarinvite.event.Ended;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.GuestsForgotten;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** Forgets who was invited to events that have been over for as long as that is kept; their numbers stay. */
@ApplicationScoped
@Named("pastEvents")
public class PastEvents {

    private static final int PAGE = 50;

    private final Store store;
    private final Persons persons;
    private final Ended ended;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public PastEvents(Store store, Persons persons, Occurrences occurrences, Settings settings) {
        this(store, persons, occurrences, settings, Clock.systemUTC());
    }

    PastEvents(Store store, Persons persons, Occurrences occurrences, Settings settings, Clock clock) {
        this.store = store;
        this.persons = persons;
        this.ended = new Ended(occurrences);
        this.settings = settings;
        this.clock = clock;
    }

    public void forget() {
        settings.keep().attendees().ifPresent(kept -> {
            var latest = clock.instant().minus(kept);
            Tenancy.of(settings).domains().keySet().forEach(tenant -> forgetOf(tenant, latest));
        });
    }

    private void forgetOf(String tenant, Instant latest) {
        Page.all(after -> store.events(tenant, after, PAGE))
                .filter(event -> ended.by(latest, event) && !forgotten(event))
                .forEach(this::forgetGuests);
    }

    private boolean forgotten(Event event) {
        return store.guests()
                .forgotten(event.uid())
                .filter(known -> known.version() == event.version())
                .isPresent();
    }

    private void forgetGuests(Event event) {
        try {
            Page.all(after -> store.guests().attendees(event.uid(), after, PAGE))
                    .filter(Attendee::somebody)
                    .forEach(guest -> persons.forget(new Invitation(event, guest)));
            store.file(new GuestsForgotten(event.uid(), event.version()));
        } catch (Store.Conflict e) {
            // He answered just now, or another process forgets him too; whoever is left goes the next time.
        }
    }
}
