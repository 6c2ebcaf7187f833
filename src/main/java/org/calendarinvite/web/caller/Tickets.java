package org.calendarinvite.web.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
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

    /** Before what is signed, so that no ticket is a link and no link a ticket: no event has such a UID. */
    private static final String ABOUT = "live/";

    /** Before the name of whose key it was got with: a ticket is never taken for the key itself. */
    private static final String OF = "ticket of ";

    private static final String END = "~";
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
        var about = reach.tenant() + "\n" + organizer + "\n" + caller.name();
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(about.getBytes(StandardCharsets.UTF_8));
        return text + END + links.sign(ABOUT + text, until);
    }

    Optional<Caller> opens(String ticket) {
        int end = ticket.indexOf(END);
        if (end < 0 || ticket.length() > LONGEST) return Optional.empty();
        var text = ticket.substring(0, end);
        if (!links.opens(
                ticket.substring(end + 1), ABOUT + text, Clock.systemUTC().instant())) return Optional.empty();
        var about = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 3);
        if (about.length < 3) return Optional.empty();
        var reach = about[1].isEmpty() ? new Reach.Everything(about[0]) : new Reach.Own(about[0], about[1]);
        return Optional.of(new Caller(OF + about[2], Role.TICKET, reach, Set.of(Scope.READ)));
    }

    /** Who listens, with a key or with a ticket that was got with it. */
    public static String holder(Caller caller) {
        return caller.role() == Role.TICKET ? caller.name().substring(OF.length()) : caller.name();
    }
}
