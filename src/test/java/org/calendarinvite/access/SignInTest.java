package org.calendarinvite.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.calendarinvite.access.Caller.Role;
import org.junit.jupiter.api.Test;

class SignInTest {

    @Test
    void anAdministratorReachesHisTenantWhateverHisAddress() {
        for (var email : new String[] {"", "ada@example.com"}) {
            var caller = new SignIn("42", email, true, "club").caller().orElseThrow();
            assertEquals(Role.SYSTEM, caller.role());
            assertEquals(new Reach.Everything("club"), caller.reach());
        }
    }

    @Test
    void everybodyElseIsTheOrganizerOfHisVerifiedAddress() {
        var caller = new SignIn("42", "ada@example.com", false, "club").caller().orElseThrow();
        assertEquals(Role.ORGANIZER, caller.role());
        assertEquals(new Reach.Own("club", "ada@example.com"), caller.reach());
        assertFalse(Rules.allow(caller, "GET", "/api/system/events"));
    }

    @Test
    void whoHasNoVerifiedAddressAndAdministersNothingIsNobody() {
        assertEquals(Optional.empty(), new SignIn("42", "", false, "club").caller());
    }

    @Test
    void nobodySignsInUnderTheNameOfAKey() {
        var caller = new SignIn("system-key", "", true, "club").caller().orElseThrow();
        assertEquals("person system-key", caller.name());
        assertFalse(caller.operator());
    }

    @Test
    void theSameSubjectOfTwoTenantsAreTwo() {
        var club = new SignIn("42", "", true, "club").caller().orElseThrow();
        var choir = new SignIn("42", "", true, "choir").caller().orElseThrow();
        assertEquals("club/person 42", club.whose());
        assertEquals("choir/person 42", choir.whose());
        assertEquals("system-key", Caller.operator("club").whose());
    }
}
