package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Erasure;

/** Forgets people, event by event: begun again after a crash, it goes on with what is left. */
@ApplicationScoped
public class Persons {

    /** Two records each are read in one call. */
    private static final int PAGE = 50;

    private final Store store;

    @Inject
    public Persons(Store store) {
        this.store = store;
    }

    /**
     * Forgets one person in all events that a view shows.
     *
     * @return how many invitations were his
     */
    public int forget(View view, String email) {
        int forgotten = 0;
        String next = "";
        do {
            var page = view.invitations(email, next, PAGE);
            for (var invitation : page.items()) {
                // First, while his invitation still leads here when this is begun again.
                forgetDelegator(invitation.event(), email);
                store.commit(Erasure.forget(invitation.attendee(), Tokens.fresh()));
                forgotten++;
            }
            next = page.next();
        } while (!next.isEmpty());
        return forgotten;
    }

    private void forgetDelegator(Event event, String email) {
        String next = "";
        do {
            var page = store.guests().attendees(event.uid(), next, PAGE);
            page.items().stream()
                    .filter(one -> one.delegatedFrom().equals(email))
                    .forEach(one -> store.commit(Erasure.forgetDelegator(one)));
            next = page.next();
        } while (!next.isEmpty());
    }
}
