package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.Imported;
import org.junit.jupiter.api.Test;

class GameCalendarTest {

    private static final String CALENDAR =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            X-WR-CALNAME:Winter\\, Cup
            X-WR-TIMEZONE:Europe/Berlin
            BEGIN:VEVENT
            UID:1@league.example
            DTSTART:20261201T180000Z
            DTEND:20261201T200000Z
            SUMMARY:Otters vs. Comets
            LOCATION:Hall
            END:VEVENT
            BEGIN:VEVENT
            UID:2@league.example
            DTSTART:20261202T180000
            DURATION:PT2H
            SUMMARY:Foxes at Bears
            END:VEVENT
            BEGIN:VEVENT
            UID:3@league.example
            DTSTART;VALUE=DATE:20261203
            RRULE:FREQ=DAILY
            SUMMARY:Every day
            END:VEVENT
            BEGIN:VEVENT
            UID:4@league.example
            STATUS:CANCELLED
            DTSTART;VALUE=DATE:20261204
            SUMMARY:Off
            END:VEVENT
            BEGIN:VEVENT
            UID:1@league.example
            DTSTART;VALUE=DATE:20261205
            SUMMARY:Twice
            END:VEVENT
            END:VCALENDAR
            """;

    @Test
    void eachEntryIsAGameInTheZoneOfTheSeason() {
        var found = read(CALENDAR);
        assertEquals("Winter, Cup", found.title());
        assertEquals(2, found.rows().size());
        var first = found.rows().get(0);
        assertEquals(
                "2026-12-01T19:00:00+01:00[Europe/Berlin]",
                first.details().start().iso());
        assertEquals("Otters", first.home());
        assertEquals(
                "2026-12-02T18:00:00+01:00[Europe/Berlin]",
                found.rows().get(1).details().start().iso());
        assertEquals("Bears", found.rows().get(1).home());
        assertEquals(
                List.of(3, 5),
                found.rejected().stream().map(Import.Rejected::row).toList());
    }

    @Test
    void theFeedHasStableUidsAndChangesOnlyWithItsEvents() {
        var event = Given.event(Given.once());
        var over = Given.event(Series.of(Given.once()), Event.Status.CANCELLED, 3);
        var feed = text(List.of(event, over));
        assertEquals(feed, text(List.of(event, over)));
        assertTrue(feed.contains("METHOD:PUBLISH") && feed.contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H"), feed);
        assertTrue(feed.contains("UID:uid-published") && feed.contains("SEQUENCE:3"), feed);
        assertTrue(feed.contains("STATUS:CANCELLED") && feed.contains("X-WR-CALNAME:Cup\\, all"), feed);
        assertEquals(1, feed.split("BEGIN:VTIMEZONE", -1).length - 1);
        assertFalse(feed.contains(Given.ANN) || feed.contains("ATTENDEE"), feed);
        assertTrue(text(List.of()).endsWith("END:VCALENDAR\r\n"));
    }

    private static String text(List<Event> events) {
        return new String(
                new FeedWriter().write("Cup, all", events, "from@ours.org", "The Cup"), StandardCharsets.UTF_8);
    }

    private static Imported read(String text) {
        var calendars = new GameCalendar(Worlds.in(Path.of("unused")).limits(), 5000);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return calendars.read(bytes, GameCalendar.zone(bytes, "UTC"));
    }
}
