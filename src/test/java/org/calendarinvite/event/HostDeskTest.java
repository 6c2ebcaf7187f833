package org.calendarinvite.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calendarinvite.Given;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.junit.jupiter.api.Test;

class HostDeskTest {

    private final Event event = Given.event(Given.once()).admitting(Strangers.HOLD, Given.NOW);

    @Test
    void anotherPolicyIsKeptAndNobodyIsTold() {
        var decision = asked(Strangers.ACCEPT);
        assertEquals(List.of(new Change.Keep(event.admitting(Strangers.ACCEPT, Given.NOW))), decision.changes());
        assertEquals(List.of(), decision.notices());
        assertTrue(decision.stands());
    }

    @Test
    void theSamePolicyAgainChangesNothing() {
        var decision = asked(Strangers.HOLD);
        assertEquals(List.of(), decision.changes());
        assertTrue(decision.stands());
    }

    private Decision asked(Strangers policy) {
        return new HostDesk().admit(new Admission(event, policy, Given.NOW));
    }
}
