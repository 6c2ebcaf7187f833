package org.calendarinvite.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.validate.ITIPValidator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.mail.RequestReader;
import org.calendarinvite.store.Accounts;
import org.calendarinvite.store.Cases;
import org.junit.jupiter.api.Test;

/** What attendees get of an event and its changes (RFC 5546 3.2.2), and what of the organizer's calendar they do not. */
class RequestTest {

    private static final String START = "DTSTART;TZID=Europe/Berlin:20261201T100000";

    @Test
    @Conforms(5)
    void freshUidsAreRandomAndTellNothing() {
        var empty = Holding.of(List.of());
        var cases = new Cases(empty, new Accounts(empty, House.SETTINGS), House.SETTINGS, new Recurrences());
        var mail = House.read(Inbound.mail(Ics.ADA, Ics.CREATE, Ics.request()));
        var request = new RequestReader(new CalendarReader(House.SETTINGS), House.SETTINGS).read(mail);
        Set<String> uids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            var uid = UUID.fromString(cases.event(request).freshUid());
            assertEquals(4, uid.version(), "random");
            uids.add(uid.toString());
        }
        assertEquals(100, uids.size());
    }

    @Test
    @Conforms({5, 14})
    void uidAndOrganizerStayTheSameFromInvitationToCancellation() {
        var house = House.withBob();
        var invite = house.toBob(Notice.Type.INVITE_DUE).calendar();
        house.organizer(Ics.request("SEQUENCE:1", "SUMMARY:Dinner"));
        var update = house.toBob(Notice.Type.UPDATE_DUE).calendar();
        house.organizer(Ics.cancel("SEQUENCE:2"));
        var cancel = house.toBob(Notice.Type.CANCELLATION_DUE).calendar();
        assertEquals("Dinner", update.event("SUMMARY").text());
        for (var later : List.of(update, cancel)) {
            for (var property : List.of("UID", "ORGANIZER")) {
                assertEquals(
                        invite.event(property).written(), later.event(property).written());
            }
        }
        assertEquals("mailto:" + house.bobsMailbox(), invite.event("ORGANIZER").value());
    }

    @Test
    @Conforms(5)
    void theUidOfTheOrganizersCalendarIsNotSentOn() {
        assertFalse(House.withBob().toBob(Notice.Type.INVITE_DUE).text().contains(Ics.UID));
    }

    @Test
    @Conforms(12)
    void oneMailIsAboutOneUid() {
        var calendar =
                House.withBob("RRULE:FREQ=DAILY").toBob(Notice.Type.INVITE_DUE).calendar();
        assertEquals(
                1,
                calendar.events("UID").stream()
                        .map(WrittenLine::value)
                        .distinct()
                        .count());
    }

    @Test
    @Conforms(13)
    void anInvitationHasWhatEveryCalendarNeedsEvenWithoutSummary() throws IOException, ParserException {
        var house = House.withBob("SUMMARY:");
        house.organizer(Ics.request("SEQUENCE:1", "SUMMARY:", "LOCATION:Here"));
        var sent = house.toBob(Notice.Type.UPDATE_DUE);
        var calendar = sent.calendar();
        for (var property : List.of("ORGANIZER", "ATTENDEE", "DTSTAMP", "DTSTART", "UID"))
            assertFalse(calendar.event(property).value().isEmpty(), property);
        assertEquals("", calendar.event("SUMMARY").value());
        assertEquals("1", calendar.event("SEQUENCE").value());
        var read = new CalendarBuilder().build(new StringReader(sent.text()));
        var verdict = read.validate(true).merge(new ITIPValidator().validate(read));
        assertFalse(verdict.hasErrors(), verdict::toString);
    }

    @Test
    @Conforms(15)
    void theReaderOfAnInvitationIsItsOneAttendeeAndIsAsked() {
        var house =
                House.withBob("ATTENDEE:mailto:" + Ics.CREATE, "ATTENDEE;CN=Guest of Ada:mailto:gustav@example.org");
        house.invite("carol@example.net", "Carol");
        var attendee = house.toBob(Notice.Type.INVITE_DUE).calendar().event("ATTENDEE");
        assertEquals("mailto:" + Given.BOB, attendee.value());
        assertEquals("NEEDS-ACTION", attendee.parameter("PARTSTAT"));
        assertEquals("TRUE", attendee.parameter("RSVP"));
    }

    /** Also when the organizer's client keeps its own SEQUENCE, as some do, and only DTSTAMP says that the message is newer. */
    @Test
    @Conforms(16)
    void everyChangeOfTimeDatesOrStatusRaisesSequence() {
        var end = "DTEND;TZID=Europe/Berlin:20261201T110000";
        var rule = "RRULE:FREQ=DAILY;COUNT=9";
        for (var change : List.of(
                List.of("DTSTART;TZID=Europe/Berlin:20261201T103000", end, rule),
                List.of("DTSTART;TZID=Europe/London:20261201T100000", end, rule),
                List.of(START, "DTEND;TZID=Europe/Berlin:20261201T113000", rule),
                List.of(START, "DURATION:PT2H", rule),
                List.of(START, end, "RRULE:FREQ=DAILY;COUNT=8"),
                List.of(START, end),
                List.of(
                        START,
                        end,
                        rule,
                        "EXDATE;TZID=Europe/Berlin:20261203T100000",
                        "RDATE;TZID=Europe/Berlin:20261230T100000"),
                List.of(START, end, rule, "EXDATE;TZID=Europe/Berlin:20261203T100000"))) {
            var house = House.withBob(START, end, rule);
            var lines = new ArrayList<>(change);
            lines.add("DTSTAMP:20261122T100100Z");
            house.organizer(Ics.request(lines.toArray(String[]::new)));
            assertEquals("1", sequence(house, Notice.Type.UPDATE_DUE), change::toString);
        }
    }

    @Test
    @Conforms(16)
    void cancellingAndReopeningRaiseSequence() {
        var house = House.withBob();
        house.organizer(Ics.cancel("SEQUENCE:1"));
        assertEquals("1", sequence(house, Notice.Type.CANCELLATION_DUE));
        house.organizer(Ics.request("SEQUENCE:2"));
        assertEquals("2", sequence(house, Notice.Type.UPDATE_DUE));
    }

    /** Whatever numbers the organizer's client gives its messages, and in whatever order they come. */
    @Property(tries = 100)
    @Conforms(16)
    void sequenceNeverFalls(@ForAll @Size(max = 12) List<@IntRange(max = 8) Integer> clients) {
        var house = House.withBob();
        long before = house.event().sequence();
        for (int i = 0; i < clients.size(); i++) {
            var version = new String[] {"SEQUENCE:" + clients.get(i) % 6, "DTSTAMP:20261122T10" + (10 + i) + "00Z"};
            if (clients.get(i) > 5) house.organizer(Ics.cancel(version));
            else house.organizer(Ics.request(version[0], version[1], "SUMMARY:Lunch " + i));
            assertTrue(house.event().sequence() >= before);
            before = house.event().sequence();
        }
    }

    @Test
    @Conforms(21)
    void whatIsPrivateToTheOrganizerIsNotSentOn() {
        var house = House.withBob(
                "ORGANIZER;CN=Ada;SCHEDULE-AGENT=CLIENT;SCHEDULE-STATUS=1.2:mailto:" + Ics.ADA,
                "ATTENDEE;SCHEDULE-FORCE-SEND=REQUEST:mailto:" + Ics.CREATE,
                "ATTENDEE;CN=Secret Guest:mailto:secret@example.org",
                "X-PRIVATE-NOTE:secret",
                "X-MOZ-LASTACK:20261122T100000Z",
                "COMMENT:secret",
                "CONTACT:secret",
                "CATEGORIES:secret",
                "ATTACH:https://secret.example/",
                "BEGIN:VALARM",
                "ACTION:EMAIL",
                "TRIGGER:-PT10M",
                "ATTENDEE:mailto:secret@example.org",
                "END:VALARM");
        var text = house.toBob(Notice.Type.INVITE_DUE).text();
        for (var word : List.of("SCHEDULE-", "secret", "Secret", "X-", "VALARM", Ics.ADA))
            assertFalse(text.contains(word), () -> word + " in\n" + text);
    }

    private static String sequence(House house, Notice.Type due) {
        return house.toBob(due).calendar().event("SEQUENCE").value();
    }
}
