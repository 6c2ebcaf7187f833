package org.calendarinvite.web.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.calendarinvite.access.Caller;
import org.calendarinvite.access.Reach;
import org.calendarinvite.organizer.SignedLinks;
import org.junit.jupiter.api.Test;

/** A ticket opens the live stream as far as the key reached that it was got with. */
class TicketsTest {

    private static final Reach TENANT = new Reach.Everything("club");
    private static final Reach OWN = new Reach.Own("club", "ann@example.com");

    private final SignedLinks links = new SignedLinks("a secret of more than thirty-two characters");
    private final Tickets tickets = new Tickets(links);

    @Test
    void aTicketReachesAsFarAsItsKey() {
        assertEquals(
                Optional.of(TENANT),
                tickets.opens(tickets.give(caller(TENANT), soon())).map(Caller::reach));
        assertEquals(
                Optional.of(OWN),
                tickets.opens(tickets.give(caller(OWN), soon())).map(Caller::reach));
        assertEquals(
                Optional.of(Caller.Role.TICKET),
                tickets.opens(tickets.give(caller(OWN), soon())).map(Caller::role));
    }

    @Test
    void anOldOrChangedOneOpensNothing() {
        assertEquals(
                Optional.empty(),
                tickets.opens(tickets.give(caller(OWN), Clock.systemUTC().instant())));
        var ticket = tickets.give(caller(OWN), soon());
        var wider = tickets.give(caller(TENANT), soon());
        var mixed = wider.substring(0, wider.indexOf('.')) + ticket.substring(ticket.indexOf('.'));
        for (var bad : new String[] {
            "", ".", ticket + "x", "x" + ticket, ticket.replaceFirst("\\.", ""), mixed, "a".repeat(9000)
        }) assertEquals(Optional.empty(), tickets.opens(bad), bad);
        var other = new Tickets(new SignedLinks("another secret of more than thirty-two letters"));
        assertEquals(Optional.empty(), other.opens(ticket));
    }

    @Test
    void noTicketIsALinkToAnEventAndNoLinkATicket() {
        var link = links.sign("some-uid", soon());
        assertEquals(Optional.empty(), tickets.opens(link));
        assertEquals(Optional.empty(), tickets.opens("some-uid." + link));
        var ticket = tickets.give(caller(OWN), soon());
        assertTrue(!links.opens(ticket, "live", Clock.systemUTC().instant()));
    }

    @Test
    void aTicketIsCountedWithTheKeyThatItWasGotWithAndIsNotThatKey() {
        var operator = Caller.operator("club");
        var ticket = tickets.opens(tickets.give(operator, soon())).orElseThrow();
        assertEquals(Tickets.holder(operator), Tickets.holder(ticket));
        assertFalse(ticket.operator());
    }

    private static Caller caller(Reach reach) {
        return new Caller("key-1", Caller.Role.ORGANIZER, reach, Set.of(Caller.Scope.READ));
    }

    private static Instant soon() {
        return Clock.systemUTC().instant().plus(Duration.ofMinutes(1));
    }
}
