package org.calendarinvite.web.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Caller.Role;
import org.calendarinvite.access.Caller.Scope;
import org.calendarinvite.access.Reach;
import org.calendarinvite.organizer.SignedLinks;

/** Tickets for the live stream: who may hear how far, signed, until a moment. */
@ApplicationScoped
public class Tickets {

    private static final String PURPOSE = "live";

    /** Before the name of whose key it was got with: a ticket is never taken for the key itself. */
    private static final String OF = "ticket of ";

    private static final int LONGEST = 2000;

    private final SignedLinks links;

    @Inject
    public Tickets(SignedLinks links) {
        this.links = links;
    }

    /** It reaches as far as the caller does. */
    public String give(Caller caller, Instant until) {
        var reach = caller.reach();
        var organizer = reach instanceof Reach.Own own ? own.organizer() : "";
        return links.seal(PURPOSE, reach.tenant() + "\n" + organizer + "\n" + caller.name(), until);
    }

    Optional<Caller> opens(String ticket) {
        return links.open(PURPOSE, ticket, LONGEST, Clock.systemUTC().instant())
                .map(said -> said.split("\n", 3))
                .map(Tickets::caller);
    }

    private static Caller caller(String[] about) {
        var reach = about[1].isEmpty() ? new Reach.Everything(about[0]) : new Reach.Own(about[0], about[1]);
        return new Caller(OF + about[2], Role.TICKET, reach, Set.of(Scope.READ));
    }

    /** Who listens, with a key or with a ticket that was got with it. */
    public static String holder(Caller caller) {
        return caller.role() == Role.TICKET ? caller.name().substring(OF.length()) : caller.name();
    }
}
