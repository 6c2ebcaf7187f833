package org.calendarinvite.words;

import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.details;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import org.calendarinvite.event.When;
import org.junit.jupiter.api.Test;

/** Times in words, where two clocks or one clock twice could be meant. */
class SpokenTest {

    private static final Spoken SPOKEN = new Spoken(new Catalogues(OwnFiles.NONE, "en").best());
    private static final String BERLIN = " (Central European Time, Europe/Berlin)";
    private static final When AGAIN = When.utc(LocalDateTime.parse("2026-10-25T01:30"));

    @Test
    void anEndInTheHourThatComesTwiceSaysThatItIsTheSecond() {
        var said = "Sunday, 25 October 2026, 02:30–02:30 after the clocks go back" + BERLIN;
        assertEquals(said, SPOKEN.time(details(berlin("2026-10-25T02:30"), AGAIN, "")));
        assertEquals(
                "Sunday, 25 October 2026, 01:30–02:00 (UTC)",
                SPOKEN.time(details(AGAIN, When.utc(LocalDateTime.parse("2026-10-25T02:00")), "")));
    }

    @Test
    void anEndInAnotherZoneIsSaidOnTheClockOfTheStart() {
        var landing = When.zoned(LocalDateTime.parse("2026-12-01T13:00"), "America/New_York");
        assertEquals(
                "Tuesday, 1 December 2026, 10:00–19:00" + BERLIN,
                SPOKEN.time(details(berlin("2026-12-01T10:00"), landing, "")));
    }
}
