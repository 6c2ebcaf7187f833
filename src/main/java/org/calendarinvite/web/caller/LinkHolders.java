package org.calendarinvite.web.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.calendarinvite.event.Event;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.organizer.SignedLinks.Scope;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.store.Store;

/** Whether a link to an event still opens it: signed here, not over, and not revoked by its organizer. */
@ApplicationScoped
public class LinkHolders {

    private final SignedLinks links;
    private final Store store;
    private final Accounts accounts;

    @Inject
    public LinkHolders(SignedLinks links, Store store, Accounts accounts) {
        this.links = links;
        this.store = store;
        this.accounts = accounts;
    }

    /** Whose event a link opens, and what for. */
    public record Holder(Event event, Scope scope) {}

    /** Reads the store, though only for a link that we signed. */
    public Optional<Holder> holder(String link, String uid) {
        var read = links.readForEvent(link, uid, Clock.systemUTC().instant());
        if (read.isEmpty()) return Optional.empty();
        return store.event(uid)
                .filter(event ->
                        accounts.account(event.tenant(), event.organizer()).links()
                                == read.get().epoch())
                .map(event -> new Holder(event, read.get().scope()));
    }
}
