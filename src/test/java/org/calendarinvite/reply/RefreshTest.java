package org.calendarinvite.reply;

import static org.calendarinvite.Given.BOB;
import static org.calendarinvite.Given.berlin;
import static org.calendarinvite.Given.event;
import static org.calendarinvite.Given.tuesdays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.calendarinvite.Given;
import org.calendarinvite.conformance.Conforms;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.reply.Reply.Kind;
import org.junit.jupiter.api.Test;

/** An attendee asks for the event as it is. */
class RefreshTest {

    private static final long HOUR = 3600;

    private final Talk talk = new Talk(event(tuesdays())).invites(BOB);

    @Test
    @Conforms(35)
    void heGetsTheEventOnceAnHour() {
        var first = talk.hears(asks(0)).last();
        assertEquals(List.of("REFRESH_DUE " + BOB), talk.told());
        assertEquals(first.key(), talk.hears(asks(HOUR - 1)).last().key());
        assertNotEquals(first.key(), talk.hears(asks(HOUR)).last().key());
    }

    @Test
    void aChangedEventIsSentWithinTheHourToo() {
        var first = talk.hears(asks(0)).last();
        talk.becomes(Given.event(Series.of(tuesdays()), Event.Status.CONFIRMED, 1));
        assertNotEquals(first.key(), talk.hears(asks(1)).last().key());
    }

    @Test
    @Conforms(35)
    void whoIsInvitedToSomeDatesGetsThese() {
        var dates = List.of(
                berlin("2026-12-08T10:00").key(), berlin("2026-12-15T10:00").key());
        var some = new Talk(event(tuesdays()))
                .invites(BOB, dates.toArray(String[]::new))
                .hears(asks(0));
        assertEquals(
                List.of("REFRESH_DUE " + BOB + " " + dates.get(0), "REFRESH_DUE " + BOB + " " + dates.get(1)),
                some.told());
    }

    @Test
    @Conforms(35)
    void ofACancelledEventHeGetsTheCancellation() {
        var some = new Talk(event(tuesdays()))
                .invites(BOB, berlin("2026-12-08T10:00").key());
        some.becomes(Given.event(Series.of(tuesdays()), Event.Status.CANCELLED, 1))
                .hears(asks(0));
        assertEquals(List.of("REFRESH_DUE " + BOB + " 20261208T090000Z"), some.told(), "of the date that he knows");
    }

    private static Reply asks(long second) {
        return Talk.reply(
                Kind.REFRESH, BOB, BOB, second, Belief.VERIFIED, Consent.NONE, Talk.whole(0, second, BOB, ""));
    }
}
