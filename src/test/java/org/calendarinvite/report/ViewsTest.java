package org.calendarinvite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsTest {

    @Test
    void aPersonIsMaskedAsTheOriginalDidIt() {
        assertEquals("j*******@example.com", Mask.address("johndoe@example.com"));
        assertEquals("J*******", Mask.name("John Doe"));
        assertEquals("", Mask.name(""));
        assertEquals("😀*******", Mask.name("😀 Smile"));
    }

    @Test
    void whoHasNotAnsweredIsWhatIsLeft() {
        var view = Views.statistics(
                Map.of("attendees", 5L, "rsvp.accepted", 2L, "rsvp.tentative", 1L, "origin.api", 5L, "prodid.Old", 0L));
        assertEquals(
                "{accepted=2, declined=0, tentative=1, noaction=2}",
                view.get("rsvp").toString());
        assertEquals("{api=5}", view.get("origin").toString());
        assertEquals("{}", view.get("prodid").toString());
    }
}
