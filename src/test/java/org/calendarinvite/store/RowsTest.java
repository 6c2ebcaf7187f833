package org.calendarinvite.store;

import static org.calendarinvite.store.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Strangers;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.PartStat;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final Event PROBE = Samples.event("probe", "olga@example.org", "client-1");

    @Test
    void recordsComeBackAsTheyWere() {
        Attendee ada = Samples.attendee("probe", "ada@example.org").answered(Samples.answer(PartStat.DECLINED));
        Refusal refusal = Samples.refusal("id", NOW, "unreadable");
        assertEquals(PROBE, Rows.read(Rows.write(PROBE), Event.class));
        assertEquals(ada, Rows.read(Rows.write(ada), Attendee.class));
        assertEquals(refusal, Rows.read(Rows.write(refusal), Refusal.class));
    }

    @Test
    void whatIsKeptNamesItsComponentsAndNothingElse() {
        String text = Rows.write(PROBE);
        assertTrue(
                text.contains("\"local\":\"2026-12-01T10:00:00\",\"zone\":\"Europe/Berlin\",\"allDay\":false}"), text);
        assertTrue(text.contains("\"created\":\"2026-11-22T10:15:30.123456789Z\""), text);
        assertTrue(text.contains("\"status\":\"CONFIRMED\""), text);
        assertFalse(text.contains("\"utc\""), text);
    }

    @Test
    void aFieldOfALaterVersionIsIgnored() {
        String later = Rows.write(PROBE).replaceFirst("\\{", "{\"colour\":\"blue\",");
        assertEquals(PROBE, Rows.read(later, Event.class));
    }

    @Test
    void whatEarlierVersionsCalledUninvitedAreStrangers() {
        for (var policy : Strangers.values()) {
            var event = PROBE.admitting(policy, NOW);
            assertEquals(event, Rows.read(Rows.write(event).replace("\"strangers\"", "\"uninvited\""), Event.class));
        }
        assertEquals(Question.Kind.STRANGER, Rows.read("\"UNINVITED\"", Question.Kind.class));
        assertEquals("\"STRANGER\"", Rows.write(Question.Kind.STRANGER));
    }

    @Test
    void anAttendeeKeptByAnEarlierVersionIsOneOfWhoseMailsNothingIsKnown() {
        Attendee ada = Samples.attendee("probe", "ada@example.org");
        String earlier = Rows.write(ada).replaceFirst("\"delivery\":.*?\\}\\},", "");
        assertFalse(earlier.contains("delay"), earlier);
        assertEquals(ada, Rows.read(earlier, Attendee.class));
    }

    @Test
    void whatAnEarlierVersionDidNotKeepIsNothing() {
        Attendee ada = Samples.attendee("probe", "ada@example.org");
        assertEquals(ada, Rows.read(Rows.write(ada).replace("\"lost\":[],", ""), Attendee.class));
        String earlier = Rows.write(PROBE).replace(",\"before\":null", "");
        assertFalse(earlier.contains("before"), earlier);
        assertEquals(PROBE, Rows.read(earlier, Event.class));
    }

    @Test
    void aDecisionIsRememberedWithoutItsChanges() {
        Decision made = Samples.keep("create", PROBE);
        Decision remembered = Rows.read(Rows.remember(made), Decision.class);
        assertEquals(List.of(), remembered.changes());
        assertEquals(
                new Decision("create", made.outcome(), "", List.<Change>of(), made.notices(), Optional.empty()),
                remembered);
    }

    @Test
    void placesOfRefusalsSortByTime() {
        String whole = Samples.refusal("b", NOW.truncatedTo(ChronoUnit.SECONDS), "")
                .place()
                .name();
        String fraction = Samples.refusal("a", NOW, "").place().name();
        assertTrue(whole.compareTo(fraction) < 0);
    }
}
