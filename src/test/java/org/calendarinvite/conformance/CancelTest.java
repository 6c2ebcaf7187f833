package org.calendarinvite.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.junit.jupiter.api.Test;

/** The end of an event (RFC 5546 3.2.5). */
class CancelTest {

    @Test
    @Conforms(22)
    void aCancellationSaysWhoWhatAndThatItIsOver() {
        var house = House.withBob();
        var invite = house.toBob(Notice.Type.INVITE_DUE).calendar();
        house.organizer(Ics.cancel("SEQUENCE:1"));
        var sent = house.toBob(Notice.Type.CANCELLATION_DUE);
        var calendar = sent.calendar();
        assertEquals("CANCEL", calendar.method());
        assertEquals("CANCEL", sent.part().method());
        assertEquals("CANCELLED", calendar.event("STATUS").value());
        assertEquals(invite.event("UID").value(), calendar.event("UID").value());
        assertEquals(
                invite.event("ORGANIZER").value(), calendar.event("ORGANIZER").value());
        assertEquals("mailto:" + Given.BOB, calendar.event("ATTENDEE").value());
        assertEquals("0", invite.event("SEQUENCE").value());
        assertEquals("1", calendar.event("SEQUENCE").value());
    }

    @Test
    @Conforms(22)
    void whoeverTakesUsOffTheGuestListCancelsToo() {
        var house = House.withBob();
        house.organizer(Ics.request("SEQUENCE:1", "ATTENDEE:mailto:somebody@else.example"));
        assertEquals(
                "CANCELLED",
                house.toBob(Notice.Type.CANCELLATION_DUE)
                        .calendar()
                        .event("STATUS")
                        .value());
    }

    @Test
    @Conforms(25)
    void anAnswerAfterTheEndIsRecordedAndMovesNothing() {
        var house = House.withBob();
        house.organizer(Ics.cancel("SEQUENCE:1"));
        var before = house.statistics();
        var decision = house.answer(Inbound.mail(
                Given.BOB, house.bobsMailbox(), Ics.reply(house.event().uid(), Given.BOB, "ACCEPTED")));
        assertEquals(Outcome.RECORDED, decision.outcome());
        assertEquals(before, house.statistics());
        assertEquals("noaction", house.bob().answer().status().word());
    }
}
