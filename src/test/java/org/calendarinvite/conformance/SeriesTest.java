package org.calendarinvite.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.invite.PartStat;
import org.junit.jupiter.api.Test;

/** Single dates of a series, from the organizer's mail to the attendees' (RFC 5546 3.2.2, 3.2.5). */
class SeriesTest {

    private static final String CAROL = "carol@example.net";
    private static final String WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=9";
    private static final String SECOND = "20261208T090000Z";
    private static final String THIRD = "20261215T090000Z";
    private static final String SECOND_ID = "RECURRENCE-ID;TZID=Europe/Berlin:20261208T100000";

    private final House house = House.withBob(WEEKLY);

    @Test
    @Conforms({10, 19})
    void aChangedDateIsToldAloneAndNamedAsTheSeriesNamesIt() {
        var master = house.event().details();
        house.organizer(onSecond("1", "DTSTART;TZID=America/New_York:20261208T080000"));
        var mails = house.mails(Given.BOB);
        assertEquals(1, mails.size());
        var calendar = mails.get(0).calendar();
        assertEquals("REQUEST", calendar.method());
        assertEquals(SECOND_ID, calendar.event("RECURRENCE-ID").written());
        assertEquals("20261208T080000", calendar.event("DTSTART").value());
        assertEquals("1", calendar.event("SEQUENCE").value());
        assertEquals(List.of(), calendar.events("RRULE"));
        assertEquals(master, house.event().details());
    }

    @Test
    @Conforms(19)
    void whoeverIsInvitedLaterGetsTheSeriesAndTheChangedDate() {
        house.organizer(onSecond("1", "DTSTART;TZID=Europe/Berlin:20261208T150000"));
        house.invite(CAROL, "Carol");
        var calendar = house.mails(CAROL).get(0).calendar();
        assertEquals("FREQ=WEEKLY;COUNT=9", calendar.event("RRULE").value());
        assertEquals(
                List.of("20261201T100000", "20261208T150000"),
                calendar.events("DTSTART").stream().map(WrittenLine::value).toList());
        assertEquals(SECOND_ID, calendar.event("RECURRENCE-ID").written());
        assertEquals(List.of(), calendar.events("EXDATE"));
    }

    @Test
    @Conforms(10)
    void aDateThatTheSeriesHasNotIsToldToNobody() {
        var wednesday = "RECURRENCE-ID;TZID=Europe/Berlin:20261209T100000";
        var decision = house.organizer(Ics.request("SEQUENCE:1", wednesday, "SUMMARY:Dinner"));
        assertEquals(Outcome.RECORDED, decision.outcome());
        assertEquals(List.of(), house.mails(Given.BOB));
        assertEquals(List.of(), house.event().series().instances());
    }

    @Test
    @Conforms(20)
    void whoIsInvitedToOneDateHearsOfNoOther() {
        house.invite(CAROL, "Carol", SECOND);
        assertSecondOnly(house.mails(CAROL));
        house.organizer(onSecond("1", "SUMMARY:Dinner"));
        assertSecondOnly(house.mails(CAROL));
        assertEquals(1, house.mails(Given.BOB).size());
        house.organizer(Ics.cancel("SEQUENCE:2", "RECURRENCE-ID:" + THIRD));
        assertEquals(List.of(), house.mails(CAROL));
        assertEquals(1, house.mails(Given.BOB).size());
    }

    @Test
    @Conforms(20)
    void aChangeOfTheWholeIsToldToHimAsOneOfHisDate() {
        house.invite(CAROL, "Carol", SECOND);
        house.organizer(Ics.request(WEEKLY, "SEQUENCE:1", "LOCATION:Elsewhere"));
        var mails = house.mails(CAROL);
        assertSecondOnly(mails);
        assertEquals("Elsewhere", mails.get(0).calendar().event("LOCATION").text());
        assertEquals(1, house.mails(Given.BOB).get(0).calendar().events("RRULE").size());
    }

    @Test
    @Conforms({20, 24})
    void aCancelledDateIsTakenOutAndTheOthersStay() {
        house.organizer(Ics.cancel("SEQUENCE:1", "RECURRENCE-ID:" + SECOND));
        var calendar = house.mails(Given.BOB).get(0).calendar();
        assertEquals("CANCEL", calendar.method());
        assertEquals(SECOND_ID, calendar.event("RECURRENCE-ID").written());
        assertEquals("CANCELLED", calendar.event("STATUS").value());
        assertEquals("1", calendar.event("SEQUENCE").value());
        assertFalse(house.event().cancelled());
        house.invite(CAROL, "Carol");
        var later = house.mails(CAROL).get(0).calendar();
        assertEquals("FREQ=WEEKLY;COUNT=9", later.event("RRULE").value());
        assertEquals(
                "EXDATE;TZID=Europe/Berlin:20261208T100000",
                later.event("EXDATE").written());
    }

    @Test
    @Conforms(24)
    void aCancelledRestEndsTheSeriesInWordsThatEveryCalendarKnows() {
        house.organizer(Ics.cancel("SEQUENCE:1", "RECURRENCE-ID;RANGE=THISANDFUTURE:" + THIRD));
        var mails = house.mails(Given.BOB);
        assertEquals(1, mails.size());
        var calendar = mails.get(0).calendar();
        assertEquals("REQUEST", calendar.method());
        assertEquals(
                "FREQ=WEEKLY;UNTIL=20261215T085959Z", calendar.event("RRULE").value());
        assertEquals("1", calendar.event("SEQUENCE").value());
        assertFalse(mails.get(0).text().contains("RANGE"));
        assertFalse(house.event().cancelled());
    }

    @Test
    @Conforms(25)
    void anAnswerToACancelledDateMovesNothing() {
        house.organizer(Ics.cancel("SEQUENCE:1", "RECURRENCE-ID:" + SECOND));
        var before = house.bob();
        var decision = answer("ACCEPTED", "RECURRENCE-ID:" + SECOND);
        assertEquals(Outcome.RECORDED, decision);
        assertEquals(before, house.bob());
        assertEquals(Outcome.APPLIED, answer("ACCEPTED", "RECURRENCE-ID:" + THIRD));
    }

    @Test
    @Conforms(32)
    void theWholeAndADateAnsweredInOneMailStandEachForItself() {
        answer(
                "ACCEPTED",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:" + house.event().uid(),
                "DTSTAMP:20261122T100000Z",
                SECOND_ID,
                "ATTENDEE;PARTSTAT=DECLINED:mailto:" + Given.BOB);
        assertStatuses(PartStat.ACCEPTED, PartStat.DECLINED, PartStat.ACCEPTED);
        answer("TENTATIVE", "RECURRENCE-ID:" + THIRD);
        assertStatuses(PartStat.ACCEPTED, PartStat.DECLINED, PartStat.TENTATIVE);
    }

    @Test
    @Conforms({19, 32, 35})
    void aLetterAboutTheWholeLeavesAnAnswerToOneDateAsItIs() {
        house.invite(CAROL, "Carol");
        answer("ACCEPTED");
        answer("DECLINED", "RECURRENCE-ID:" + SECOND);
        house.organizer(Ics.request(WEEKLY, "SEQUENCE:1", "LOCATION:Elsewhere"));
        assertApart(house.mails(Given.BOB).get(0));
        assertEquals(
                List.of("Elsewhere", "Elsewhere"),
                house.mails(Given.BOB).get(0).calendar().events("LOCATION").stream()
                        .map(WrittenLine::text)
                        .toList());
        assertEquals(List.of(), house.mails(CAROL).get(0).calendar().events("RECURRENCE-ID"));
        var refresh =
                Ics.reply(house.event().uid(), Given.BOB, "NEEDS-ACTION").replace("METHOD:REPLY", "METHOD:REFRESH");
        house.answer(Inbound.mail(Given.BOB, house.bobsMailbox(), refresh));
        assertApart(house.mails(Given.BOB).get(0));
        house.invite(Given.BOB, "Bob");
        assertApart(house.mails(Given.BOB).get(0));
    }

    @Test
    @Conforms(18)
    void aMoveOfTheWholeAsksAnewOnEveryDate() {
        answer("ACCEPTED");
        answer("DECLINED", "RECURRENCE-ID:" + SECOND);
        house.organizer(Ics.request(
                WEEKLY,
                "SEQUENCE:1",
                "DTSTART;TZID=Europe/Berlin:20261201T100000",
                "DTEND;TZID=Europe/Berlin:20261201T120000"));
        var calendar = house.mails(Given.BOB).get(0).calendar();
        assertEquals("NEEDS-ACTION", calendar.event("ATTENDEE").parameter("PARTSTAT"));
    }

    /** The whole and the second date, with Bob's yes and no. */
    private static void assertApart(Sent mail) {
        var calendar = mail.calendar();
        assertEquals("REQUEST", calendar.method());
        assertEquals(SECOND_ID, calendar.event("RECURRENCE-ID").written());
        assertEquals(
                List.of("ACCEPTED", "DECLINED"),
                calendar.events("ATTENDEE").stream()
                        .map(line -> line.parameter("PARTSTAT"))
                        .toList());
    }

    private void assertStatuses(PartStat whole, PartStat second, PartStat third) {
        var bob = house.invited(Given.BOB).orElseThrow();
        assertEquals(List.of(whole, second, third), List.of(bob.status(), bob.statusOn(SECOND), bob.statusOn(THIRD)));
    }

    private static void assertSecondOnly(List<Sent> mails) {
        assertEquals(1, mails.size());
        var calendar = mails.get(0).calendar();
        assertEquals(SECOND_ID, calendar.event("RECURRENCE-ID").written());
        assertEquals("mailto:" + CAROL, calendar.event("ATTENDEE").value());
        for (var name : List.of("RRULE", "RDATE", "EXDATE")) assertEquals(List.of(), calendar.events(name));
    }

    private Outcome answer(String partstat, String... lines) {
        var calendar = Ics.reply(house.event().uid(), Given.BOB, partstat, lines);
        return house.answer(Inbound.mail(Given.BOB, house.bobsMailbox(), calendar))
                .outcome();
    }

    private static String onSecond(String sequence, String line) {
        return Ics.request("SEQUENCE:" + sequence, "RECURRENCE-ID:" + SECOND, line);
    }
}
