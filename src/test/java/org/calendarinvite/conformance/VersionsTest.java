package org.calendarinvite.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.ical.Method;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.junit.jupiter.api.Test;

/** What DTSTAMP and SEQUENCE say of a message, and which versions ask anew (RFC 5546 2.1.4, 2.1.5). */
class VersionsTest {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Test
    @Conforms(6)
    void theStampIsTheMomentAtWhichTheMailWasMade() {
        var house = House.withBob("RRULE:FREQ=DAILY");
        house.organizer(Ics.request("SEQUENCE:1", "RECURRENCE-ID:20261202T090000Z", "SUMMARY:Dinner"));
        for (var due : List.of(Notice.Type.INVITE_DUE, Notice.Type.UPDATE_DUE, Notice.Type.CANCELLATION_DUE)) {
            var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            var stamps = house.toBob(due).calendar().events("DTSTAMP");
            var after = Instant.now();
            assertFalse(stamps.isEmpty());
            for (var stamp : stamps) {
                var made = UTC.parse(stamp.value(), Instant::from);
                assertTrue(!made.isBefore(before) && !made.isAfter(after), stamp.written());
            }
        }
    }

    @Test
    @Conforms({6, 17})
    void theSameSentAgainIsNewerByItsStampAloneAndHasTheSameSequence() {
        var event = Given.event().build();
        var bob = new Invitation(event, Given.attendee(Given.BOB, "Bob"));
        var prototype = new CalendarWriter().prototype(event, "", Method.REQUEST, Given.NOW);
        var first = new Written(prototype.personal("rsvp-1@" + House.DOMAIN, bob, Given.NOW));
        var again = new Written(prototype.personal("rsvp-1@" + House.DOMAIN, bob, Given.NOW.plusSeconds(61)));
        assertEquals("20261122T120000Z", first.event("DTSTAMP").value());
        assertEquals("20261122T120101Z", again.event("DTSTAMP").value());
        assertEquals("1", again.event("SEQUENCE").value());
        assertEquals(unstamped(first), unstamped(again));
    }

    @Test
    @Conforms(17)
    void whoAsksForTheEventGetsTheVersionThatHeHas() {
        var house = House.withBob();
        house.organizer(Ics.request("SEQUENCE:5", "SUMMARY:Dinner"));
        var update = house.mails(Given.BOB).get(0).calendar();
        answer(
                house,
                Ics.reply(house.event().uid(), Given.BOB, "NEEDS-ACTION").replace("METHOD:REPLY", "METHOD:REFRESH"));
        var again = house.mails(Given.BOB).get(0).calendar();
        assertEquals("1", update.event("SEQUENCE").value());
        assertEquals(unstamped(update), unstamped(again));
        assertTrue(
                again.event("DTSTAMP").value().compareTo(update.event("DTSTAMP").value()) >= 0);
    }

    @Test
    @Conforms(18)
    void aMoveAsksAnewAndAnotherNameDoesNot() {
        var house = House.withBob();
        answer(house, Ics.reply(house.event().uid(), Given.BOB, "ACCEPTED"));
        house.organizer(Ics.request("SEQUENCE:1", "SUMMARY:Dinner"));
        assertEquals("ACCEPTED", partstat(house));
        house.organizer(Ics.request("SEQUENCE:2", "SUMMARY:Dinner", "DTSTART;TZID=Europe/Berlin:20261201T190000"));
        assertEquals("NEEDS-ACTION", partstat(house));
        var bob = house.invited(Given.BOB).orElseThrow();
        assertEquals(PartStat.NOACTION, bob.status());
        assertEquals(PartStat.ACCEPTED, bob.formerStatus());
    }

    private static String partstat(House house) {
        var attendee = house.mails(Given.BOB).get(0).calendar().event("ATTENDEE");
        assertEquals("TRUE", attendee.parameter("RSVP"));
        return attendee.parameter("PARTSTAT");
    }

    private static void answer(House house, String calendar) {
        house.answer(Inbound.mail(Given.BOB, house.bobsMailbox(), calendar));
    }

    private static List<String> unstamped(Written calendar) {
        return calendar.lines().stream()
                .filter(line -> !line.name().equals("DTSTAMP"))
                .map(WrittenLine::written)
                .toList();
    }
}
