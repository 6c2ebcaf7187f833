package org.calendarinvite.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.ical.Recurrences;
import org.junit.jupiter.api.Test;

class InviteDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final InviteDesk desk = new InviteDesk(new Recurrences());

    @Test
    void aNewGuestIsKeptCountedAndDueAMail() {
        var decision = desk.decide(asked("bob@example.com", Event.Status.CONFIRMED, null, false, 0));
        assertEquals(Outcome.APPLIED, decision.outcome());
        assertTrue(decision.changes().contains(new Change.Take("invites#uid", 2)));
        assertTrue(
                decision.changes().contains(new Change.Count("uid", "token", Map.of("attendees", 1, "origin.api", 1))));
        assertEquals(Notice.Type.INVITE_DUE, decision.notices().get(0).type());
    }

    @Test
    void aGuestWhoIsAskedTwiceIsNotCountedTwice() {
        var bob = Attendee.asked("uid", "bob@example.com", "Bob", "old", "api", List.of(), NOW);
        var decision = desk.decide(asked("bob@example.com", Event.Status.CONFIRMED, bob, false, 2));
        assertTrue(decision.changes().isEmpty());
        assertEquals(1, decision.notices().size());
    }

    @Test
    void theGuestAfterTheLastPlaceIsRefused() {
        assertEquals(
                Outcome.APPLIED,
                desk.decide(asked("b@x.org", Event.Status.CONFIRMED, null, false, 1))
                        .outcome());
        assertEquals(
                Outcome.REFUSED,
                desk.decide(asked("b@x.org", Event.Status.CONFIRMED, null, false, 2))
                        .outcome());
    }

    @Test
    void aCancelledEventASuspendedOrganizerAndOurOwnAddressesInviteNobody() {
        assertEquals(
                Outcome.REFUSED,
                desk.decide(asked("b@x.org", Event.Status.CANCELLED, null, false, 0))
                        .outcome());
        assertEquals(
                Outcome.REFUSED,
                desk.decide(asked("b@x.org", Event.Status.CONFIRMED, null, true, 0))
                        .outcome());
        assertEquals(
                Outcome.REFUSED,
                desk.decide(asked("rsvp-1@ours.org", Event.Status.CONFIRMED, null, false, 0))
                        .outcome());
    }

    @Test
    void anUnknownEventIsRefused() {
        var request = new InviteRequest("id", "uid", "b@x.org", "", "api", List.of(), NOW, "tr");
        var c = new InviteCase(request, Optional.empty(), Optional.empty(), false, 0, 2, "ours.org", "token", NOW);
        assertEquals(Outcome.REFUSED, desk.decide(c).outcome());
    }

    private static InviteCase asked(String email, Event.Status status, Attendee known, boolean suspended, int taken) {
        var event = Given.event(Series.of(Given.once()), status, 0);
        return new InviteCase(
                new InviteRequest("id", "uid", email, "Bob", "api", List.of(), NOW, "tr"),
                Optional.of(event),
                Optional.ofNullable(known),
                suspended,
                taken,
                2,
                "ours.org",
                "token",
                NOW);
    }
}
