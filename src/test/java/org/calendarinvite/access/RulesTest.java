package org.calendarinvite.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.calendarinvite.access.Caller.Role;
import org.calendarinvite.access.Caller.Scope;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aKeyToReadChangesNothing() {
        var reader = caller(Role.SYSTEM, Scope.READ);
        assertTrue(Rules.allow(reader, "GET", "/api/system/events"));
        assertTrue(Rules.allow(reader, "POST", "/api/organizer/events"));
        assertTrue(Rules.allow(reader, "POST", "/api/organizer/o/preview/invite"));
        assertFalse(Rules.allow(reader, "PUT", "/api/organizer/o/preview/invite"));
        assertFalse(Rules.allow(reader, "POST", "/api/event/u/invite"));
        assertFalse(Rules.allow(reader, "DELETE", "/api/system/keys/k"));
        assertFalse(Rules.allow(reader, "PUT", "/api/event/u/strangers"));
    }

    @Test
    void aKeyToWriteAloneReadsNothing() {
        var writer = caller(Role.ORGANIZER, Scope.WRITE);
        assertTrue(Rules.allow(writer, "POST", "/api/event/u/invite"));
        assertFalse(Rules.allow(writer, "GET", "/api/event/u"));
        assertFalse(Rules.allow(writer, "POST", "/api/organizer/events"));
    }

    @Test
    void anOrganizerIsNoAdministrator() {
        var organizer = caller(Role.ORGANIZER, Scope.READ, Scope.WRITE);
        assertFalse(Rules.allow(organizer, "GET", "/api/system/events"));
        assertFalse(Rules.allow(organizer, "POST", "/api/system/keys"));
        assertTrue(Rules.allow(organizer, "GET", "/api/event/u/report"));
    }

    @Test
    void aLinkShowsOneEventWithoutNames() {
        var link = caller(Role.LINK, Scope.READ);
        assertTrue(Rules.allow(link, "GET", "/api/event/u"));
        assertTrue(Rules.allow(link, "GET", "/api/event/u/attendees"));
        assertTrue(Rules.allow(link, "GET", "/api/event/u/dates"));
        assertFalse(Rules.allow(link, "GET", "/api/event/u/attendees/named"));
        assertFalse(Rules.allow(link, "POST", "/api/event/u/invites/preview"));
        assertFalse(Rules.allow(link, "GET", "/api/event/u/report"));
        assertFalse(Rules.allow(link, "POST", "/api/event/u/invite"));
        assertFalse(Rules.allow(link, "GET", "/api/system/events"));
    }

    @Test
    void aLinkToManageInvitesAndAsksForTheReportAndNothingElse() {
        var link = caller(Role.LINK, Scope.READ, Scope.WRITE);
        assertTrue(Rules.allow(link, "GET", "/api/event/u/history"));
        assertTrue(Rules.allow(link, "POST", "/api/event/u/invite"));
        assertTrue(Rules.allow(link, "POST", "/api/event/u/report"));
        assertTrue(Rules.allow(link, "POST", "/api/organizer/ann@x.org/links/revoke"));
        assertFalse(Rules.allow(link, "GET", "/api/event/u/report"));
        assertFalse(Rules.allow(link, "POST", "/api/event/u/uninvite"));
        assertFalse(Rules.allow(link, "PUT", "/api/event/u/strangers"));
        assertFalse(Rules.allow(link, "PUT", "/api/event/u/invite"));
        assertFalse(Rules.allow(link, "POST", "/api/system/keys"));
    }

    void aTicketHearsAndDoesNothingElse() {
        var ticket = caller(Role.TICKET, Scope.READ);
        assertTrue(Rules.allow(ticket, "GET", "/api/live"));
        assertFalse(Rules.allow(ticket, "POST", "/api/live/ticket"));
        assertFalse(Rules.allow(ticket, "GET", "/api/event/u"));
        assertFalse(Rules.allow(ticket, "GET", "/api/system/hooks"));
        assertTrue(Rules.allow(caller(Role.ORGANIZER, Scope.READ), "POST", "/api/live/ticket"));
        assertFalse(Rules.allow(caller(Role.LINK, Scope.READ), "GET", "/api/live"));
        assertFalse(Rules.allow(caller(Role.LINK, Scope.READ), "POST", "/api/live/ticket"));
    }

    @Test
    void aKeyOpensUntilItExpiresOrIsRevoked() {
        var key = key(Optional.of(NOW));
        assertTrue(key.opens(NOW.minusMillis(1)));
        assertFalse(key.opens(NOW));
        assertTrue(key(Optional.empty()).opens(NOW));
        assertFalse(key(Optional.empty()).revoke().opens(NOW));
    }

    @Test
    void eachTenantHasItsMailDomain() {
        var tenants = Tenants.of("club", "club.example", java.util.Map.of("choir", "choir.example"));
        assertEquals("choir", tenants.at("create@Choir.Example"));
        assertEquals("club", tenants.at("create@club.example"));
        assertEquals("club", tenants.at("create@nobody.example"));
        assertTrue(tenants.ours("ann@choir.example"));
        assertFalse(tenants.ours("ann@notchoir.example"));
        assertEquals("choir.example", tenants.domainOf("choir"));
    }

    private static Caller caller(Role role, Scope... scopes) {
        return new Caller("somebody", role, new Reach.Everything("default"), Set.of(scopes));
    }

    private static ApiKey key(Optional<Instant> expires) {
        return new ApiKey("k", "default", "hash", "name", "", Set.of(Scope.READ), List.of(), NOW, expires, false, 1);
    }
}
