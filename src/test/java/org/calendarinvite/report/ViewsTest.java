package org.calendarinvite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.calendarinvite.Given;
import org.calendarinvite.event.Series;
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
        var view = new Numbers(
                        Map.of(
                                "attendees",
                                5L,
                                "rsvp.0.accepted",
                                2L,
                                "rsvp.0.tentative",
                                1L,
                                "origin.api",
                                5L,
                                "prodid.0.Old",
                                0L),
                        Series.of(Given.once()))
                .whole();
        assertEquals(
                "{accepted=2, declined=0, tentative=1, noaction=2}",
                view.get("rsvp").toString());
        assertEquals("{api=5}", view.get("origin").toString());
        assertEquals("{}", view.get("prodid").toString());
    }
}
