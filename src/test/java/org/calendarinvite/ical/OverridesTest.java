package org.calendarinvite.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.When;
import org.junit.jupiter.api.Test;

/** Single dates of a series, as calendars name them. */
class OverridesTest {

    private static final Recurrences DATES = new Recurrences();

    @Test
    void dateIsNamedInAnyZoneOrKind() {
        Details tuesdays =
                Samples.readDetails("UID:1", "DTSTART;TZID=Europe/Berlin:20261201T100000", "RRULE:FREQ=WEEKLY");
        for (String id : List.of(
                "RECURRENCE-ID;TZID=Europe/Berlin:20261208T100000",
                "RECURRENCE-ID;TZID=W. Europe Standard Time:20261208T100000",
                "RECURRENCE-ID:20261208T090000Z",
                "RECURRENCE-ID;TZID=America/New_York:20261208T040000",
                "RECURRENCE-ID:20261208T100000",
                "RECURRENCE-ID;VALUE=DATE:20261208",
                "RECURRENCE-ID:20261208",
                "RECURRENCE-ID;VALUE=DATE-TIME:20261208T090000Z")) {
            When read = id(id);
            When named = tuesdays.start().like(read);
            assertEquals("20261208T090000Z", named.key(), id);
            assertTrue(DATES.includes(tuesdays, named), id);
        }
        assertFalse(DATES.includes(tuesdays, tuesdays.start().like(id("RECURRENCE-ID:20261208T100000Z"))));
    }

    @Test
    void timeNamesADayOfASeriesOfDays() {
        Details days = Samples.readDetails("UID:1", "DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=WEEKLY");
        for (String id : List.of(
                "RECURRENCE-ID;VALUE=DATE:20261208",
                "RECURRENCE-ID:20261208T000000Z",
                "RECURRENCE-ID;TZID=Europe/Berlin:20261208T000000",
                "RECURRENCE-ID:20261208T000000")) {
            When named = days.start().like(id(id));
            assertEquals(When.day(LocalDateTime.parse("2026-12-08T00:00")), named, id);
            assertTrue(DATES.includes(days, named), id);
        }
    }

    @Test
    void allThatFollowIsSeenAsSuch() {
        assertTrue(part("RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T090000Z").andFollowing());
        assertTrue(part("RECURRENCE-ID;RANGE=thisandfuture;TZID=Europe/Berlin:20261208T100000")
                .andFollowing());
        assertFalse(part("RECURRENCE-ID;RANGE=THISANDPRIOR:20261208T090000Z").andFollowing());
    }

    @Test
    void cancelledDateNeedsNoStart() {
        EventPart part = part("RECURRENCE-ID:20261208T090000Z", "STATUS:CANCELLED");
        assertEquals(Optional.of(When.utc(LocalDateTime.parse("2026-12-08T09:00"))), part.recurrenceId());
        assertTrue(part.details().isEmpty());
        assertEquals("CANCELLED", part.status());
    }

    @Test
    void firstDelegateThatCanBeReadIsTaken() {
        assertEquals("dora@example.org", delegate("DELEGATED-TO=\"mailto:Dora@example.org\""));
        assertEquals("dora@example.org", delegate("DELEGATED-TO=dora@example.org"));
        assertEquals(
                "dora@example.org", delegate("DELEGATED-TO=\"mailto:dora@example.org\",\"mailto:eve@example.org\""));
        assertEquals("eve@example.org", delegate("DELEGATED-TO=\"urn:uuid:1\",\"MAILTO:eve@example.org\""));
        assertEquals("", delegate("ROLE=CHAIR"));
    }

    private static String delegate(String parameter) {
        return part("ATTENDEE;PARTSTAT=DELEGATED;" + parameter + ";CN=Carl:mailto:carl@example.org")
                .guests()
                .get(0)
                .delegate();
    }

    private static When id(String line) {
        return part(line).recurrenceId().orElseThrow();
    }

    private static EventPart part(String... lines) {
        String text = Samples.calendar("UID:1", String.join("\r\n", lines)).replace("REQUEST", "CANCEL");
        return Samples.read(text).parts().get(0);
    }
}
